import SociaalDomein

/// The pyramid by which groups of ages are spread over single ages.
extension ScenarioDecoder {
  /// A pyramid that the scenario gives, and the path of its table.
  struct GivenPyramid {
    let pyramid: AgePyramid
    let path: String
  }

  /// Reads `piramide`; nil where there is none, or something in it was reported.
  func decodePyramid(_ section: Section) -> GivenPyramid? {
    let key = BevolkingKeys.keys.piramide
    guard section.has(key.name) else { return nil }
    return sound { () -> GivenPyramid? in
      guard let table = section.table(key.name, key.table) else { return nil }
      var people = [Double](repeating: 0, count: Ages.rows)
      var present = Sex.allCases.map { _ in Set<Int>() }
      for (row, place) in ageRows(table).enumerated() {
        guard let place else { continue }
        people[place] += table.number(row, "aantal")
        present[place % 2].insert(Ages.age(ofRow: place))
      }
      checkAges(present, section, key.name)
      return GivenPyramid(pyramid: AgePyramid(people), path: table.path)
    } ?? nil
  }

  /// Warns of a pyramid that nothing was spread by.
  func checkPyramidIsUsed(_ section: Section) {
    guard givenPyramid != nil, spreads.isEmpty else { return }
    section.warn(
      "piramide",
      "'bevolking.piramide' does nothing here: every table has single ages of men and of women; remove "
        + "it, or name the table with groups of ages under 'aantallen'")
  }

  /// The shape of a year: of the Netherlands, or the one given, which changes over the years as the
  /// Netherlands does.
  func pyramid(of year: Int) -> AgePyramid {
    if let known = pyramids[year] { return known }
    let national = NationalPyramid(nearest: year).pyramid
    var result = national
    if let given = givenPyramid?.pyramid {
      let start = NationalPyramid(nearest: grid.startYear).pyramid
      result = AgePyramid(
        given.people.indices.map { place in
          start.people[place] > 0
            ? given.people[place] * (national.people[place] / start.people[place])
            : given.people[place]
        })
    }
    pyramids[year] = result
    return result
  }

  /// Reports groups with people in which a given pyramid has nobody: it has no shape for them.
  func reportNobody(
    _ part: GroupedResidents.Part, _ pyramid: AgePyramid, _ section: Section
  ) {
    guard givenPyramid != nil else { return }
    for group in part.layout.groups
    where group.people > 0 && group.ages.count > 1 && pyramid.count(group.ages, group.sex) == 0 {
      section.report(
        "piramide",
        "the pyramid has nobody of \(group.ages.lowerBound) to \(group.ages.upperBound), and wijk "
          + "'\(wijkKeys[part.wijk])' has \(people(group.people)); allowed: people in every group; add "
          + "them, or leave 'piramide' out")
      return
    }
  }
}
