/// A key that a stress changed: flow YAML before (empty where there was none) and after.
public struct ChangedKey: Sendable, Equatable {
  public let stress: String
  public let key: String
  public let before: String
  public let after: String
  /// Whether it is a bare number or word now.
  let isCertain: Bool
}
