/// Which cells of a row are read, and as what.
package struct TablePlan {
  /// Cells of the header, those without a name included.
  let fields: Int
  /// Cells up to the last one with a name.
  package let width: Int
  /// The cells that are read, with their declared columns.
  package let read: [(cell: Int, column: Int)]
  /// Cells without a name above them, in which nothing may stand.
  let unnamed: [Int]
}

extension TableReader {
  /// The plan of a header; nil, with the errors reported, when it is not as declared.
  func plan(_ header: [CellRange]) -> TablePlan? {
    guard header.count <= Self.columnLimit else {
      let limit = Self.columnLimit
      report(
        at: header[0],
        "the table has more than \(limit) columns; allowed: at most \(limit); remove those that "
          + "are not read")
      return nil
    }
    let before = diagnostics.reportCount
    let names = header.map { cellText($0, in: bytes) }
    guard isMeant(names) else {
      report(
        at: header[0],
        "the first line of this file names none of the columns of the table; it must have "
          + "\(headerText); check the path, or write that line")
      return nil
    }
    for index in names.indices { check(index, names, header) }
    checkPresent(names, header)
    return diagnostics.reportCount == before ? plan(names) : nil
  }

  /// Whether a header names a column, or nearly, or is at least one of a table. What stands in
  /// another file is not shown.
  private func isMeant(_ names: [String]) -> Bool {
    let asked = columns.map(\.name)
    let nearest = NearestName(among: asked)
    let named = names.filter { !$0.isEmpty }
    if named.contains(where: { asked.contains($0) || nearest.to($0) != nil }) { return true }
    return named.count > 1
      && named.allSatisfy { name in
        name.utf8.count <= 40 && name.allSatisfy { $0.isLetter || $0.isNumber || "_ ".contains($0) }
      }
  }

  private func plan(_ names: [String]) -> TablePlan {
    let read = names.indices.compactMap { index in
      columns.firstIndex { $0.name == names[index] }.map { (cell: index, column: $0) }
    }
    // Programs write row numbers in a first column without a name.
    let unnamed = names.indices.filter {
      names[$0].isEmpty && !($0 == 0 && otherColumns == .ignored)
    }
    let width = (names.lastIndex { !$0.isEmpty } ?? 0) + 1
    return TablePlan(
      fields: names.count, width: width, read: read, unnamed: unnamed.filter { $0 < width })
  }

  private func check(_ index: Int, _ names: [String], _ header: [CellRange]) {
    let name = names[index]
    guard !name.isEmpty else { return }
    if names[..<index].contains(name) {
      report(at: header[index], "column '\(name)' stands twice; remove one of the two")
      return
    }
    let isKnown = columns.contains { $0.name == name } || TableColumn.remarks.contains(name)
    guard !isKnown, otherColumns == .refused else { return }
    let allowed = columns.map(\.name) + TableColumn.remarks
    let absent = allowed.filter { !names.contains($0) }
    report(
      at: header[index],
      "unknown column '\(name)'; allowed: \(listed(allowed, limit: 30))"
        + NearestName(among: absent).suggestion(for: name))
  }

  // MARK: Columns that are missing

  /// Reports the columns that must be there and are not; one of two forms of a column is enough.
  private func checkPresent(_ names: [String], _ header: [CellRange]) {
    let named = names.filter { !$0.isEmpty }
    if let wide = wideGroups(named) {
      report(at: header[0], wide)
      return
    }
    let others = columns.flatMap(\.orInstead)
    for column in columns where !others.contains(column.name) {
      let instead = column.orInstead.filter(names.contains)
      if names.contains(column.name) {
        if let other = instead.first { reportBoth(column.name, other, at: header[0]) }
      } else if !instead.isEmpty || !meant(column.orInstead, among: named).isEmpty {
        for name in column.orInstead where !names.contains(name) {
          reportMissing(name, among: named, at: header[0])
        }
      } else if !column.isOptional || isMistyped(column.name, among: named) {
        reportMissing(column.name, among: named, at: header[0])
      }
    }
  }

  /// Names that are these but for capitals, blanks and hyphens.
  private func meant(_ asked: [String], among names: [String]) -> [String] {
    names.filter { name in
      let plain = name.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
      return asked.contains(plain)
    }
  }

  /// Whether a column that may be left out is there under another name.
  private func isMistyped(_ name: String, among names: [String]) -> Bool {
    misspelt(name, among: names) != nil
  }

  /// The name that stands for a missing one: nearly the same, or another word for it.
  private func misspelt(_ name: String, among names: [String]) -> String? {
    let unused = names.filter { name in !columns.contains { $0.name == name } }
    let words = columns.first { $0.name == name }?.otherWords ?? []
    return NearestName(among: unused).to(name)
      ?? unused.first { words.contains($0.lowercased()) }
  }

  private func reportBoth(_ name: String, _ other: String, at cell: CellRange) {
    report(
      at: cell,
      "the table has '\(name)' and '\(other)'; allowed: one of the two ways to tell ages; remove the "
        + "others")
  }

  /// What is said of a table with a column for every group of ages, where a row is meant; nil of another.
  private func wideGroups(_ names: [String]) -> String? {
    guard let ages = columns.first(where: { $0.kind == .ages }),
      !names.contains(where: { $0 == ages.name || ages.orInstead.contains($0) })
    else { return nil }
    let groups = names.filter { name in
      let words = name.lowercased()
      return words.contains("jaar") && words.contains { $0.isNumber }
    }
    guard groups.count > 1, let first = groups.first else { return nil }
    return
      "the table has a column for every group of ages: '\(shown(first))' and "
      + "\(groups.count - 1) more; allowed: a row for every wijk and group, with columns \(headerText); write those rows, with the "
      + "group in 'leeftijd' as '0 tot 15 jaar' or '65 jaar of ouder', or in leeftijd_van and leeftijd_tot"
  }

  /// What columns of groups of ages are to become.
  private func remark(_ name: String, among names: [String]) -> String {
    guard let column = columns.first(where: { $0.name == name && $0.isAge }),
      let group = names.first(where: { $0.lowercased().contains("jaar") || ManyNumbers($0) != nil })
    else { return "" }
    if column.kind == .ages {
      return
        ", with a row for every age or group of ages; a column of a group, as '\(shown(group))', is "
        + "to become rows"
    }
    return ", with a row for every single age; columns of groups, as '\(shown(group))', are to be "
      + "divided over their single ages"
  }

  private func reportMissing(_ name: String, among names: [String], at cell: CellRange) {
    let nearest = misspelt(name, among: names)
    report(
      at: cell,
      "column '\(name)' is missing; the table has \(listed(names, limit: 30))"
        + (nearest.map { "; rename '\($0)'?" } ?? "; add the column" + remark(name, among: names)))
  }
}
