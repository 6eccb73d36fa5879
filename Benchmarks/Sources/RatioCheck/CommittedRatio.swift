/// A ratio of two times as it was committed, and which way it gets worse.
public struct CommittedRatio: Codable, Equatable, Sendable {
  public enum Direction: String, Codable, Sendable {
    case higher
    case lower
  }

  /// Share of the ratio by which it may be worse.
  public static let slack = 0.25

  public var ratio: Double
  public var better: Direction

  public init(ratio: Double, better: Direction) {
    self.ratio = ratio
    self.better = better
  }

  /// The worst ratio that is let through.
  public var limit: Double {
    better == .higher ? ratio * (1 - Self.slack) : ratio * (1 + Self.slack)
  }

  /// Whether a measured ratio is let through.
  public func accepts(_ measured: Double) -> Bool {
    better == .higher ? measured >= limit : measured <= limit
  }
}
