import SociaalDomein

/// What is said of groups of ages that do not tell every age once, or do not add up.
extension ScenarioDecoder {
  /// Reports overlaps and gaps, the same of several wijken once.
  func report(faultsOf rows: GroupedResidents, _ table: Table) {
    typealias Found = (row: Int, other: Int?, names: [String])
    var found: [AgeLayout.Fault: Found] = [:]
    for part in rows.parts where part.hasPeople && part.wijk < wijken.count {
      let year = part.year == 0 ? "" : " in \(part.year)"
      for (fault, row, other) in part.layout.faults {
        found[fault, default: (row, other, [])].names.append("wijk '\(wijkKeys[part.wijk])'\(year)")
      }
    }
    let column = table.has("leeftijd") ? "leeftijd" : "leeftijd_van"
    var errors = RowErrors(table, diagnostics)
    for (fault, at) in found.sorted(by: { $0.value.row < $1.value.row }) {
      let rest = at.names.count == 1 ? "" : " (and \(at.names.count - 1) more)"
      errors.report(
        at.row, column, message(fault, at.names[0] + rest, at.other.map { table.line($0) }))
    }
    errors.close("wijken do not tell every age once")
  }

  private func message(_ fault: AgeLayout.Fault, _ name: String, _ line: Int?) -> String {
    switch fault {
    case .overlap(let age, let ages, let other):
      return
        "\(name) has leeftijd \(age) in '\(ages.text)' and in '\(other.text)' on line \(line ?? 0); "
        + "allowed: every age once; write groups that join, such as '0 tot 15 jaar' and '15 tot 25 "
        + "jaar', and of a group and its parts only one"
    case .gaps(let gaps):
      return
        "\(name) has no rows for \(gaps.text); allowed: \(gaps.allowed); "
        + gaps.remedy(none: "0", acceptsGroups: true)
    case .onlyTotals:
      return
        "\(name) has only the totaal of all ages; allowed: groups that join, such as '0 tot 15 jaar' "
        + "up to '65 jaar of ouder'; add them"
    }
  }

  /// Reports rows `totaal` of ages or sexes that are not the sum of their parts.
  func reportSums(_ rows: GroupedResidents, _ table: Table, _ value: String) {
    var errors = RowErrors(table, diagnostics)
    for part in rows.parts where part.wijk < wijken.count {
      for (row, people, parts) in part.layout.sums where part.layout.faults.isEmpty {
        if parts == 0 {
          errors.report(
            row.row, value,
            "this row counts one sex, and the ages count men and women together; allowed: a totaal of "
              + "what the other rows count; remove the row, or give the ages by sex")
        } else if !agree(people, row.people, roundings: parts + 1) {
          errors.report(
            row.row, value,
            "the rows of men and women, or of ages, add up to \(rounded(people)) and this row says "
              + "\(rounded(row.people)); allowed: a difference of at most 0.5 or 0.1%, or what rounding "
              + "to fives can make; correct one of them or remove the row")
        }
      }
    }
    errors.close("rows 'totaal' are not the sum of their parts")
  }

  /// Whether a sum and a total agree, where each of these numbers may be rounded to fives.
  private func agree(_ sum: Double, _ total: Double, roundings: Int) -> Bool {
    let isInFives = sum.remainder(dividingBy: 5) == 0 && total.remainder(dividingBy: 5) == 0
    let rounding = isInFives ? 2.5 * Double(roundings) : 0
    return abs(sum - total) <= max(0.5, 0.001 * abs(total), rounding)
  }

  /// Holds rows of the wijk `totaal` against the wijken, where their groups end at the same ages.
  func reportTotals(_ rows: GroupedResidents, _ table: Table, _ value: String) {
    var errors = RowErrors(table, diagnostics)
    for part in rows.parts where part.wijk == wijken.count {
      let own = rows.parts.filter { $0.year == part.year && $0.wijk < wijken.count && $0.hasPeople }
      guard !own.isEmpty else { continue }
      let all = part.rows.filter { $0.ages.end == .total }.map {
        AgeGroup(ages: 0...Ages.last, sex: $0.sex, people: $0.people)
      }
      for group in part.layout.groups + all {
        guard own.allSatisfy({ $0.layout.ends(at: group) }) else {
          errors.report(
            part.rows[0].row, "wijk",
            "the rows 'totaal' have the group \(group.ages.lowerBound) to \(group.ages.upperBound), "
              + "which is no sum of groups of every wijk; allowed: groups that end where those of the "
              + "wijken do; write them so or remove the rows")
          break
        }
        report(group, part, own, table, value, &errors)
      }
    }
    errors.close("rows 'totaal' are not the sum of the wijken")
  }

  private func report(
    _ group: AgeGroup, _ part: GroupedResidents.Part,
    _ own: [GroupedResidents.Part], _ table: Table, _ value: String, _ errors: inout RowErrors
  ) {
    let parts = own.flatMap { $0.layout.groups(in: group) }
    let sum = parts.reduce(0) { $0 + $1.people }
    guard !agree(sum, group.people, roundings: parts.count + 1) else { return }
    errors.report(
      part.rows[0].row, value,
      "the wijken add up to \(rounded(sum)) of \(group.ages.lowerBound) to "
        + "\(group.ages.upperBound) and the rows 'totaal' say \(rounded(group.people)); allowed: a "
        + "difference of at most 0.5 or 0.1%, or what rounding to fives can make; correct one of them "
        + "or remove the rows")
  }
}

extension AgeLayout {
  /// Whether the groups of this wijk that have some of these ages have no others, and are of this sex.
  func ends(at group: AgeGroup) -> Bool {
    groups.allSatisfy { own in
      let isOfOther = own.sex != nil && group.sex != nil && own.sex != group.sex
      guard own.ages.overlaps(group.ages), !isOfOther else { return true }
      let isOfItsSex = own.sex == group.sex || group.sex == nil
      return isOfItsSex && own.ages.clamped(to: group.ages) == own.ages
    }
  }

  /// The groups within these ages, of this sex or of both.
  func groups(in group: AgeGroup) -> [AgeGroup] {
    groups.filter { own in
      own.ages.overlaps(group.ages) && (group.sex == nil || own.sex == group.sex)
    }
  }
}
