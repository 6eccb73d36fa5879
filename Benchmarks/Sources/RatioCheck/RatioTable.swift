/// Measured ratios beside the committed ones.
public struct RatioTable: Sendable {
  /// What came of one ratio.
  public enum Verdict: String, Sendable {
    case good
    case worse = "WORSE"
    case unknown = "NOT COMMITTED"
    case skipped
  }

  public struct Row: Sendable {
    public let name: String
    /// Nil where this machine cannot measure it.
    public let measured: Double?
    public let committed: CommittedRatio?

    public init(name: String, measured: Double?, committed: CommittedRatio?) {
      self.name = name
      self.measured = measured
      self.committed = committed
    }

    public var verdict: Verdict {
      guard let measured else { return .skipped }
      guard let committed else { return .unknown }
      return committed.accepts(measured) ? .good : .worse
    }

    var cells: [String] {
      let sign = committed?.better == .higher ? ">= " : "<= "
      return [
        name, text(measured), text(committed?.ratio),
        committed == nil ? "-" : sign + text(committed?.limit), verdict.rawValue,
      ]
    }

    private func text(_ number: Double?) -> String {
      number.map { "\(RatioTable.rounded($0))" } ?? "-"
    }
  }

  public private(set) var rows: [Row] = []
  /// Committed ratios that nothing measures.
  private let unmeasured: [String]

  public init(_ rows: [Row], committed: RatioFile) {
    self.rows = rows
    unmeasured = committed.ratios.keys.filter { name in !rows.contains { $0.name == name } }
      .sorted()
  }

  /// Names of the ratios that fail, and of committed ones that nothing measures.
  public var failures: [String] {
    rows.filter { $0.verdict == .worse || $0.verdict == .unknown }.map(\.name) + unmeasured
  }

  /// The table as it is printed.
  public var text: String {
    let table = [["ratio", "measured", "committed", "limit", "verdict"]] + rows.map(\.cells)
    let widths = (0..<5).map { column in table.map { $0[column].count }.max() ?? 0 }
    let lines = table.map { cells in
      zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ")
    }
    return (lines + unmeasured.map { "\($0): committed, but nothing measures it" })
      .joined(separator: "\n")
  }

  /// A ratio with three digits behind the point.
  public static func rounded(_ ratio: Double) -> Double { (ratio * 1000).rounded() / 1000 }
}
