/// Sums over chosen numbers of several vectors of [row][column], many at once.
///
/// What sums have in common is added up once: the total of a row, and rows together, every column of them
/// side by side. The order of the additions follows from the indices alone.
public final class SumTable {
  /// Numbers of one vector that are added, each once, and their sign, 1 or -1.
  public struct Term {
    public let source: Int
    public let indices: [Int]
    public let sign: Double

    public init(source: Int, indices: [Int], sign: Double = 1) {
      precondition(abs(sign) == 1, "a term is added or taken off")
      self.source = source
      self.indices = indices
      self.sign = sign
    }
  }

  /// Some rows of a source together, column by column.
  private struct Together {
    let source: Vector
    let sums: RowSums
    let first: Int
  }

  /// Rows of a source, each by itself.
  private struct Totals {
    let source: Vector
    let rows: IndexVector
    let first: Int
  }

  private let columns: Int
  private let together: [Together]
  private let totals: [Totals]
  /// What is added up of the vectors: rows together, then totals of rows.
  private let parts: Vector
  /// Of sum i the parts `added[firstAdded[i] ..< firstAdded[i + 1]]`, and those that are taken off.
  private let firstAdded: IndexVector
  private let added: IndexVector
  private let firstTaken: IndexVector
  private let taken: IndexVector

  /// - Parameters:
  ///   - sums: the terms of each.
  ///   - sources: the vectors that terms speak of.
  ///   - columns: of every source.
  public init(_ sums: [[Term]], of sources: [Vector], columns: Int = 1) {
    self.columns = columns
    let plan = SumPlan(sums, columns: columns)
    var (together, totals) = ([Together](), [Totals]())
    for (source, groups) in plan.groups {
      together.append(
        Together(
          source: sources[source], sums: RowSums(groups.map(\.rows), columns: columns),
          first: groups[0].number))
    }
    for (source, rows) in plan.rows {
      totals.append(
        Totals(
          source: sources[source], rows: IndexVector(rows.map(\.row)), first: rows[0].number))
    }
    (self.together, self.totals) = (together, totals)
    parts = Vector(plan.parts)
    (firstAdded, added) = SumTable.lists(sums.map { plan.parts(of: $0, sign: 1) })
    (firstTaken, taken) = SumTable.lists(sums.map { plan.parts(of: $0, sign: -1) })
  }

  private static func lists(_ lists: [[Int]]) -> (first: IndexVector, all: IndexVector) {
    let first = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return (IndexVector(first), IndexVector(lists.flatMap { $0 }))
  }

  public var count: Int { firstAdded.count - 1 }

  /// Writes every sum.
  public func write(into sums: Vector) {
    precondition(sums.count >= count, "more sums than there is room for")
    // Behind the last rows together stand the totals, which are written after them.
    for group in together { group.sums.write(group.source, into: parts, from: group.first) }
    for rows in totals {
      guard columns > 8 else {
        rows.source.writeTotals(rows.rows, of: columns, into: parts, at: rows.first)
        continue
      }
      for index in 0..<rows.rows.count {
        let row = rows.rows[index] &* columns
        parts[rows.first &+ index] = rows.source.total(row..<row &+ columns)
      }
    }
    sum(firstAdded, added, into: sums)
    guard taken.count > 0 else { return }
    takeOff(sums)
  }

  @inline(__always)
  private func sum(_ first: IndexVector, _ list: IndexVector, into sums: Vector) {
    let (parts, first, list, target) = (parts.base, first.base, list.base, sums.base)
    var index = 0
    for sum in 0..<count {
      let end = Int(first[sum &+ 1])
      var total = 0.0
      while index < end {
        total += parts[Int(list[index])]
        index &+= 1
      }
      target[sum] = total
    }
  }

  private func takeOff(_ sums: Vector) {
    for sum in 0..<count {
      for index in firstTaken[sum]..<firstTaken[sum &+ 1] { sums[sum] -= parts[taken[index]] }
    }
  }
}

/// How the sums of a table are made up of rows: whole rows by their totals, some columns by the rows that
/// are added together.
private struct SumPlan {
  private struct Key: Hashable {
    let source: Int
    let rows: [Int]
  }

  private let columns: Int
  private var numberOfGroup: [Key: Int] = [:]
  private var numberOfRow: [Key: Int] = [:]
  /// By source its groups of rows and its whole rows, with their numbers: of the group, and among parts.
  private(set) var groups: [(source: Int, groups: [(number: Int, rows: [Int])])] = []
  private(set) var rows: [(source: Int, rows: [(number: Int, row: Int)])] = []
  private(set) var parts = 0

  init(_ sums: [[SumTable.Term]], columns: Int) {
    self.columns = columns
    let shapes = sums.joined().flatMap { SumPlan.shapes($0, columns) }
    for source in Set(shapes.map(\.source)).sorted() {
      let mine = shapes.filter { $0.source == source && $0.columns.count < columns }
      var keys: [[Int]] = []
      for shape in mine where numberOfGroup[Key(source: source, rows: shape.rows)] == nil {
        numberOfGroup[Key(source: source, rows: shape.rows)] = numberOfGroup.count
        keys.append(shape.rows)
      }
      guard !keys.isEmpty else { continue }
      let first = numberOfGroup.count - keys.count
      groups.append((source, keys.enumerated().map { (first + $0, $1) }))
    }
    parts = numberOfGroup.count * columns
    for source in Set(shapes.map(\.source)).sorted() {
      let whole = shapes.filter { $0.source == source && $0.columns.count == columns }
      let mine = Set(whole.flatMap(\.rows)).sorted()
      guard !mine.isEmpty else { continue }
      rows.append((source, mine.enumerated().map { (parts + $0, $1) }))
      for (place, row) in mine.enumerated() {
        numberOfRow[Key(source: source, rows: [row])] = parts + place
      }
      parts += mine.count
    }
  }

  /// Rows of a term that have the same columns.
  private struct Shape {
    let source: Int
    let rows: [Int]
    let columns: [Int]
  }

  private static func shapes(_ term: SumTable.Term, _ columns: Int) -> [Shape] {
    let byRow = Dictionary(grouping: Set(term.indices)) { $0 / columns }
    let byColumns = Dictionary(grouping: byRow.keys.sorted()) { row in
      (byRow[row] ?? []).map { $0 % columns }.sorted()
    }
    return byColumns.map { Shape(source: term.source, rows: $1, columns: $0) }
      .sorted { $0.rows[0] < $1.rows[0] }
  }

  /// The parts that terms of a sign are made of, in their order.
  func parts(of terms: [SumTable.Term], sign: Double) -> [Int] {
    terms.filter { $0.sign == sign }.flatMap { SumPlan.shapes($0, columns) }.flatMap { shape in
      if shape.columns.count == columns {
        return shape.rows.compactMap { numberOfRow[Key(source: shape.source, rows: [$0])] }
      }
      guard let group = numberOfGroup[Key(source: shape.source, rows: shape.rows)] else {
        return []
      }
      return shape.columns.map { group * columns + $0 }
    }
  }
}
