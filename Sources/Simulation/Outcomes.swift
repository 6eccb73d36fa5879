import NumericKernels
import Statistics

/// Results of a run: every draw of every yearly column, and the monthly means and deviations.
///
/// A column whose draws are all the same takes no room. Bits depend on the order of replications
/// only, not on how they were batched.
public final class Outcomes: @unchecked Sendable {
  public let layout: OutcomeLayout
  public let replications: Int
  public let firstReplication: Int
  private var columns: [DrawColumn]
  private var monthly: [RunningMoments]

  init(layout: OutcomeLayout, replications: Int, firstReplication: Int) {
    self.layout = layout
    self.replications = replications
    self.firstReplication = firstReplication
    columns = Array(repeating: DrawColumn(), count: layout.columns.count * layout.years)
    monthly = Array(
      repeating: RunningMoments(), count: layout.monthlyColumns.count * layout.steps)
  }

  /// Takes in a batch; batches come in the order of their replications.
  func merge(_ batch: BatchRun, at offset: Int) {
    for column in columns.indices {
      columns[column].append(batch.yearly[column], at: offset, of: replications)
    }
    for row in monthly.indices {
      let values = batch.monthly[row]
      for lane in values.indices { monthly[row].add(values[lane]) }
    }
  }

  /// The draws of a line in a year, in the order of replications.
  public func draws(line: Int, year: Int) -> [Double] {
    columns[layout.columnOfLine[line] * layout.years + year].values(count: replications)
  }

  /// The draw of one replication, by its place in the run.
  public func draw(line: Int, year: Int, at index: Int) -> Double {
    columns[layout.columnOfLine[line] * layout.years + year].value(at: index)
  }

  /// Mean and standard deviation of a monthly line in a step.
  public func monthlyMoments(line: Int, step: Int) -> RunningMoments {
    monthly[line * layout.steps + step]
  }
}

/// Draws of one column in one year; a constant keeps one number.
struct DrawColumn {
  private var constant = 0.0
  private var draws: [Double] = []

  mutating func append(_ lanes: LaneMatrix.Row, at offset: Int, of total: Int) {
    if offset == 0 { constant = lanes[0] }
    if draws.isEmpty {
      guard lanes.contains(where: { $0 != constant }) else { return }
      draws = [Double](repeating: constant, count: total)
    }
    for lane in lanes.indices { draws[offset + lane] = lanes[lane] }
  }

  func values(count: Int) -> [Double] {
    draws.isEmpty ? [Double](repeating: constant, count: count) : draws
  }

  func value(at index: Int) -> Double { draws.isEmpty ? constant : draws[index] }
}
