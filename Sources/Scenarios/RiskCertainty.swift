/// With which certainty weerstandscapaciteit is to cover the risk: what a scenario chooses for the ratio
/// and its class.
public enum RiskCertainty: Int, Sendable, CaseIterable {
  case eighty = 80
  case ninety = 90
  case ninetyFive = 95

  /// Where a scenario says nothing.
  public static let standard = RiskCertainty.ninety

  public var percent: Int { rawValue }
  public var probability: Double { Double(rawValue) / 100 }
}

extension Section {
  /// The certainty that a scenario chooses; reports another number.
  public func riskCertainty() -> RiskCertainty {
    let percent = integer("zekerheid")
    if let found = RiskCertainty(rawValue: percent) { return found }
    report("zekerheid", "'zekerheid' is \(percent); allowed: 80, 90 or 95 (percent)")
    return .standard
  }
}
