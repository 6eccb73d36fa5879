/// Lines of which every draw is asked for: totals over voorzieningen, by level and metric.
///
/// Who makes figures from draws names its lines once, and finds them by that name alone.
public struct AskedLines: Sendable, Equatable {
  private var metrics: [Level: Set<Metric>]

  public init(_ metrics: [Level: Set<Metric>]) { self.metrics = metrics }

  public func contains(_ line: Series) -> Bool {
    line.voorziening == nil && metrics[line.level]?.contains(line.metric) == true
  }

  public func union(_ other: AskedLines) -> AskedLines {
    AskedLines(metrics.merging(other.metrics) { $0.union($1) })
  }

  /// As `level/metric`, in alphabetical order.
  public var names: [String] {
    metrics.flatMap { level, metrics in metrics.map { "\(level.rawValue)/\($0.rawValue)" } }
      .sorted()
  }
}

/// Which draws of yearly results a run keeps: all of them in a run of some size, and in a larger one
/// those that are asked for. Of other lines it keeps exact moments and a `QuantileSketch`.
public struct OutcomeRetention: Sendable {
  /// Replications up to which every line keeps its draws.
  public static let exactReplications = 20_000

  /// Nil where all are asked for.
  public let asked: AskedLines?
  /// Whether the run is held against others over the same replications, which takes `BlockSums`.
  public let pairs: Bool
  /// Replications up to which every line keeps its draws in this run.
  public let limit: Int

  /// Every draw of every line, in a run of any size.
  public static let everyDraw = OutcomeRetention(asked: nil)

  public init(
    asked: AskedLines?, pairs: Bool = false, limit: Int = OutcomeRetention.exactReplications
  ) {
    self.asked = asked
    self.pairs = pairs
    self.limit = limit
  }

  func keepsDraws(of line: Series, replications: Int) -> Bool {
    replications <= limit || asked?.contains(line) ?? true
  }
}

extension OutcomeLayout {
  /// By column, whether a line keeps its draws.
  func keptColumns(_ retention: OutcomeRetention, replications: Int) -> [Bool] {
    var kept = [Bool](repeating: false, count: columns.count)
    for (line, column) in zip(lines, columnOfLine)
    where retention.keepsDraws(of: line, replications: replications) { kept[column] = true }
    return kept
  }
}
