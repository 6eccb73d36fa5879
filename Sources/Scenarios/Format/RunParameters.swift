import SociaalDomein

/// Numbers about the run.
extension ParameterDeclaration {
  static let discountRate = ParameterDeclaration(
    "discount_rate", label: "Disconteringsvoet", unit: .perYear, range: 0...0.5, defaultValue: 0,
    defaultSource: .standard("amounts are not discounted"),
    help: "discount rate of all euros")
  static let overlap = ParameterDeclaration(
    "overlap", label: "Trajecten per persoon", unit: .relative, range: 1...5, defaultValue: 1,
    defaultSource: .standard("one track"),
    help: "clients per person over all tracks; 1.34 nationally")
  /// What `overlap` rests on where there are several tracks and the scenario says nothing of it.
  static let noOverlap = Source("\(Source.estimate): no client is in two tracks")
  static let onderzoek = ParameterDeclaration(
    "onderzoek", label: "Duur van het onderzoek", unit: .weeks, range: 0...52, defaultValue: 6,
    defaultSource: Source("Wmo 2015 art. 2.3.2: six weeks"), help: "time for the onderzoek")
  static let besluit = ParameterDeclaration(
    "besluit", label: "Duur van het besluit", unit: .weeks, range: 0...52, defaultValue: 2,
    defaultSource: Source("Wmo 2015 art. 2.3.5: two weeks"), help: "time for the besluit")
}
