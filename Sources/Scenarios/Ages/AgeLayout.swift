import SociaalDomein

/// A row of a table that tells how many people have some ages.
struct AgeRow {
  let row: Int
  let ages: WrittenAges
  /// Nil for men and women together.
  let sex: Sex?
  let people: Double
}

/// The rows of one wijk, in one year, laid side by side: groups that join, and rows that only add up others.
struct AgeLayout {
  /// What keeps rows from telling every age once.
  enum Fault: Hashable {
    /// An age that stands in two rows.
    case overlap(age: Int, ages: WrittenAges, other: WrittenAges)
    /// Ages of men and of women that no row has.
    case gaps(AgeGaps)
    /// No row but that of all ages together.
    case onlyTotals
  }

  private(set) var groups: [AgeGroup] = []
  /// Rows `totaal`, of ages or of sexes that have rows of their own, with the groups they add up.
  private(set) var sums: [(row: AgeRow, people: Double, parts: Int)] = []
  /// The faults, each with the rows it is about.
  private(set) var faults: [(fault: Fault, row: Int, other: Int?)] = []
  private let isLastIncluded: Bool
  private var taken: [[AgeRow?]]

  /// - Parameter isLastIncluded: how an end is read that does not say whether it belongs to its group.
  init(_ rows: [AgeRow], isLastIncluded: Bool) {
    self.isLastIncluded = isLastIncluded
    taken = Sex.allCases.map { _ in Array(repeating: nil, count: WrittenAges.last + 1) }
    let oldest = rows.filter { $0.ages.end != .total }.map(\.ages.from).max() ?? 0
    var totals = rows.filter { $0.ages.end == .total }
    for row in rows where row.ages.end != .total && row.sex != nil { place(row, oldest) }
    for row in rows where row.ages.end != .total && row.sex == nil {
      if !isSum(row, oldest) { place(row, oldest) } else { totals.append(row) }
    }
    for row in totals { add(row, oldest) }
    findGaps(rows)
  }

  // MARK: Rows

  private func ages(_ row: AgeRow, _ oldest: Int) -> ClosedRange<Int>? {
    row.ages.ages(isLastIncluded: isLastIncluded, isOldest: row.ages.from == oldest)
  }

  private func sexes(_ row: AgeRow) -> [Sex] { row.sex.map { [$0] } ?? Sex.allCases }

  /// Gives a row its ages, unless another has some of them.
  private mutating func place(_ row: AgeRow, _ oldest: Int) {
    guard let ages = ages(row, oldest) else { return }
    for age in ages {
      for sex in sexes(row) {
        guard let other = taken[sex.rawValue][age] else { continue }
        faults.append(
          (.overlap(age: age, ages: row.ages, other: other.ages), row.row, other.row))
        return
      }
    }
    for sex in sexes(row) { for age in ages { taken[sex.rawValue][age] = row } }
    join(AgeGroup(ages: ages, sex: row.sex, people: row.people))
  }

  /// Adds a group; ages above 100 are one with it, in whatever group that stands.
  private mutating func join(_ group: AgeGroup) {
    guard group.ages.lowerBound == Ages.last,
      let index = groups.firstIndex(where: {
        $0.sex == group.sex && $0.ages.contains(Ages.last)
      })
    else {
      groups.append(group)
      return
    }
    let known = groups[index]
    groups[index] = AgeGroup(
      ages: known.ages, sex: known.sex, people: known.people + group.people)
  }

  /// Whether a row of both sexes adds up rows of men and of women.
  private func isSum(_ row: AgeRow, _ oldest: Int) -> Bool {
    guard let ages = ages(row, oldest) else { return false }
    return Sex.allCases.allSatisfy { sex in
      ages.prefix { $0 <= Ages.last || ages.lowerBound > Ages.last }.allSatisfy {
        taken[sex.rawValue][$0]?.sex == sex
      }
    }
  }

  /// Holds a row against the rows that it adds up.
  private mutating func add(_ row: AgeRow, _ oldest: Int) {
    guard let ages = ages(row, oldest) else { return }
    var parts: [Int: AgeRow] = [:]
    for sex in sexes(row) {
      for age in ages {
        if let part = taken[sex.rawValue][age], row.sex == nil || part.sex == row.sex {
          parts[part.row] = part
        }
      }
    }
    sums.append((row, parts.values.reduce(0) { $0 + $1.people }, parts.count))
  }

  // MARK: Gaps

  private mutating func findGaps(_ rows: [AgeRow]) {
    // An age that stands twice is one that another row wanted: what that leaves out follows from it.
    guard let first = rows.first, faults.isEmpty else { return }
    if groups.isEmpty {
      faults.append((.onlyTotals, first.row, nil))
      return
    }
    let present = Sex.allCases.map { sex in
      Set(
        taken[sex.rawValue].indices.filter { taken[sex.rawValue][$0] != nil }
          .map { min(Ages.last, $0) })
    }
    if let gaps = AgeGaps(present, whole: true) {
      faults.append((.gaps(gaps), first.row, nil))
    }
  }
}
