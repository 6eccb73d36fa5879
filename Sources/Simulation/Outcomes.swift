import NumericKernels
import Statistics

/// Results of a run: the draws of yearly results that someone asks for, moments and quantiles of all,
/// and the monthly means and deviations.
///
/// A column whose draws are all the same takes no room. Bits depend on the order of replications
/// only, not on threads or batches.
public final class Outcomes: @unchecked Sendable {
  public let layout: OutcomeLayout
  public let replications: Int
  public let firstReplication: Int
  public let retention: OutcomeRetention
  /// By line, whether its draws are kept.
  private let isKept: [Bool]
  /// By column, where its years begin.
  private let places: [Place]
  private var drawn: [DrawColumn]
  private var summarised: [SummarisedColumn]
  private var monthly: [RunningMoments]
  /// [replication][number of the stock dates].
  private(set) var stocks: [Double]

  private enum Place {
    case drawn(Int)
    case summarised(Int)
  }

  /// What is kept of one column in one year.
  private enum Kept {
    case drawn(DrawColumn)
    case summarised(SummarisedColumn)
  }

  init(
    layout: OutcomeLayout, replications: Int, firstReplication: Int,
    retention: OutcomeRetention = .everyDraw
  ) {
    self.layout = layout
    self.replications = replications
    self.firstReplication = firstReplication
    self.retention = retention
    isKept = layout.lines.map { retention.keepsDraws(of: $0, replications: replications) }
    var (draws, rest) = (0, 0)
    places = layout.keptColumns(retention, replications: replications).map { isKept in
      defer { if isKept { draws += layout.years } else { rest += layout.years } }
      return isKept ? .drawn(draws) : .summarised(rest)
    }
    drawn = Array(repeating: DrawColumn(), count: draws)
    let blocks = retention.pairs && rest > 0 ? BlockSums(count: replications) : nil
    summarised = Array(repeating: SummarisedColumn(blocks: blocks), count: rest)
    monthly = Array(
      repeating: RunningMoments(), count: layout.monthlyColumns.count * layout.steps)
    stocks = Array(repeating: 0, count: layout.stockDates.numbers * replications)
  }

  /// Takes in a block; blocks come in the order of their replications.
  func merge(_ block: ResultBlock, at offset: Int) {
    for (column, place) in places.enumerated() {
      for year in 0..<layout.years {
        let (values, range) = block.draws(column: column, year: year)
        switch place {
        case .drawn(let first):
          drawn[first + year].append(values, range, at: offset, of: replications)
        case .summarised(let first):
          summarised[first + year].append(values, range, at: offset)
        }
      }
    }
    for index in monthly.indices {
      let (row, step) = index.quotientAndRemainder(dividingBy: layout.steps)
      monthly[index].merge(block.moments(monthly: row, step: step))
    }
    let numbers = layout.stockDates.numbers
    for index in 0..<block.count * numbers {
      stocks[offset * numbers + index] = block.stocks[index]
    }
  }

  /// Whether quantiles of some lines come from a sketch.
  public var isSketched: Bool { !summarised.isEmpty }

  /// Whether the draws of a line are kept.
  public func keepsDraws(line: Int) -> Bool { isKept[line] }

  /// The draws of a line in a year, in the order of replications; of lines that are kept.
  public func draws(line: Int, year: Int) -> [Double] {
    keptColumn(line, year).values(count: replications)
  }

  /// The draw of one replication, by its place in the run; of lines that are kept.
  public func draw(line: Int, year: Int, at index: Int) -> Double {
    keptColumn(line, year).value(at: index)
  }

  private func keptColumn(_ line: Int, _ year: Int) -> DrawColumn {
    guard isKept[line], case .drawn(let column) = kept(line, year) else {
      preconditionFailure(
        "no draws are kept of \(layout.lines[line]): name it among the lines that are asked for")
    }
    return column
  }

  private func kept(_ line: Int, _ year: Int) -> Kept {
    switch places[layout.columnOfLine[line]] {
    case .drawn(let first): .drawn(drawn[first + year])
    case .summarised(let first): .summarised(summarised[first + year])
    }
  }

  /// Mean and spread of a line in a year.
  public func moments(line: Int, year: Int) -> Moments {
    switch kept(line, year) {
    case .drawn(let column): Moments(column.values(count: replications))
    case .summarised(let column): Moments(column.moments)
    }
  }

  /// Moments and quantiles of a line in a year, exact where its draws are kept.
  public func summary(line: Int, year: Int) -> ColumnSummary {
    switch kept(line, year) {
    case .drawn(let column): ColumnSummary(column.values(count: replications))
    case .summarised(let column): ColumnSummary(column.moments, column.sketch)
    }
  }

  /// The difference of a line from one of a run over the same replications, at least two.
  ///
  /// Draw by draw where both runs keep their draws, else over `BlockSums`, which a run keeps that is
  /// told to be paired.
  public func difference(
    line: Int, year: Int, from base: Outcomes, line baseLine: Int
  ) -> PairedDifference {
    let (first, own) = (base.kept(baseLine, year), kept(line, year))
    if case .drawn(let first) = first, case .drawn(let own) = own {
      return PairedDifference(
        base: first.values(count: replications), alternative: own.values(count: replications))
    }
    return PairedDifference(base: blocks(first), alternative: blocks(own))
  }

  private func blocks(_ kept: Kept) -> BlockSums {
    switch kept {
    case .drawn(let column): return BlockSums(column.values(count: replications))
    case .summarised(let column):
      guard let blocks = column.blocks else {
        preconditionFailure("a run that is held against another is told so by its retention")
      }
      return blocks
    }
  }

  /// Bytes that draws take, and those of sketches and blocks.
  var bytes: (draws: Int, sketches: Int) {
    (
      drawn.reduce(0) { $0 + $1.bytes },
      summarised.reduce(0) { $0 + $1.bytes }
    )
  }

  /// Mean and standard deviation of a monthly line in a step.
  public func monthlyMoments(line: Int, step: Int) -> RunningMoments {
    monthly[line * layout.steps + step]
  }
}
