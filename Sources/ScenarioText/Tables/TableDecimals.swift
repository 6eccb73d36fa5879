/// The last point or comma in a number cell.
package struct DecimalMark {
  package let sign: TableDialect.DecimalSign
  /// Whether it can mark thousands as well: one to three digits before it, three behind.
  let mayBeThousands: Bool

  /// Nil for a cell without either.
  @inline(__always)
  init?(_ bytes: [UInt8], _ cell: CellRange) {
    let end = Int(cell.end)
    var position = end - 1
    let start = Int(cell.start)
    while position >= start, bytes[position] != 46, bytes[position] != 44 { position -= 1 }
    guard position >= start else { return nil }
    sign = bytes[position] == 46 ? .point : .comma
    guard end - position == 4 else {
      mayBeThousands = false
      return
    }
    let first = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    let isZero = position - first == 1 && bytes[first] == UInt8(ascii: "0")
    let digits = (48...57) as ClosedRange<UInt8>
    mayBeThousands =
      (1...3).contains(position - first) && !isZero
      && bytes[position + 1..<end].allSatisfy(digits.contains)
  }
}

/// What the number cells of a table show about its decimal sign.
///
/// A cell that may have its mark for thousands shows nothing, unless another cell of its column
/// proves that the mark is decimal.
package struct TableDecimals {
  /// What the cells with one of the marks show.
  package struct Count {
    /// Cells in which the mark can only be decimal, and the first of them.
    var proofs = 0
    var firstProof: CellRange?
    /// Cells in which it may be for thousands, and the first of them.
    var doubts = 0
    var firstDoubt: CellRange?
  }

  /// Per declared column, the points and the commas.
  package private(set) var points: [Count]
  private(set) var commas: [Count]
  private let countsInThousands: [Bool]

  init(_ columns: [TableColumn]) {
    points = columns.map { _ in Count() }
    commas = points
    countsInThousands = columns.map(\.countsInThousands)
  }

  package mutating func note(_ mark: DecimalMark, _ cell: CellRange, _ column: Int) {
    let isDoubtful = mark.mayBeThousands && countsInThousands[column]
    if mark.sign == .point {
      points[column].add(cell, isDoubtful)
    } else {
      commas[column].add(cell, isDoubtful)
    }
  }

  package func count(_ sign: TableDialect.DecimalSign, _ column: Int) -> Count {
    sign == .point ? points[column] : commas[column]
  }

  /// The sign that most cells prove; without proof the one that most cells may have.
  package var sign: TableDialect.DecimalSign? {
    let proofs = (points.reduce(0) { $0 + $1.proofs }, commas.reduce(0) { $0 + $1.proofs })
    if proofs.0 != proofs.1 { return proofs.0 > proofs.1 ? .point : .comma }
    if proofs.0 > 0 {
      let comesFirst = (first(.point)?.start ?? .max) < (first(.comma)?.start ?? .max)
      return comesFirst ? .point : .comma
    }
    let doubts = (points.reduce(0) { $0 + $1.doubts }, commas.reduce(0) { $0 + $1.doubts })
    if doubts.0 == 0, doubts.1 == 0 { return nil }
    return doubts.0 >= doubts.1 ? .point : .comma
  }

  /// The first cell of the table that proves a sign.
  package func first(_ sign: TableDialect.DecimalSign) -> CellRange? {
    (sign == .point ? points : commas).compactMap(\.firstProof).min { $0.start < $1.start }
  }
}

extension TableDecimals.Count {
  @inline(__always)
  fileprivate mutating func add(_ cell: CellRange, _ isDoubtful: Bool) {
    if isDoubtful {
      doubts += 1
      if firstDoubt == nil { firstDoubt = cell }
    } else {
      proofs += 1
      if firstProof == nil { firstProof = cell }
    }
  }
}
