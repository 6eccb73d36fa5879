import Scenarios

/// The options of a run as manifests and records write them.
extension Scenario.Options {
  /// Drivers that are switched off, in alphabetical order.
  var withoutNames: [String] { without.map(\.rawValue).sorted() }
  var accessWord: String { openAccess ? "open" : "contract" }
  var incentivesWord: String { incentives ? "on" : "off" }
}
