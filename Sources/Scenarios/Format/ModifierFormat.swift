import FundingModel

/// What else a contract can hold beside its switches.
extension SectionDeclaration {
  static let oormerk = SectionDeclaration([
    .number(.oormerkaandeel),
    .names(
      "voorzieningen", of: "voorziening", .optional,
      help: "what it is for; default: what is not simulated, on which all of it is spent"),
  ])

  static let aanbieders = SectionDeclaration([
    .integer("aantal", in: 1...10000, .required, help: "number of providers of the contract"),
    .number(.contractbeheer), .index,
  ])

  static let uitvoering = SectionDeclaration([
    .number(.uitvoeringPerJaar), .number(.kostenPerMelding), .number(.kostenPerHerindicatie),
    .series(.onderzoekenPerJaar, .optional), .number(.herindicatieduur), .number(.remming), .index,
  ])

  static let capaciteit = SectionDeclaration([
    .series(.plaatsen, .optional), .series(.fte, .optional), .number(.urenPerFte),
    .named(
      "uren_per_eenheid", "voorziening", .number(.urenPerEenheid, isUncertain: true),
      help: "hours of staff per unit, per voorziening; default 1"),
  ])

  static let socialeBasis = SectionDeclaration([
    .number(.socialeBasisPerPersoon),
    .words(
      "ten_laste_van", SocialBaseTerms.Payer.self, .defaulted("gemeente"),
      help: "who pays for it: the gemeente apart, or the budget of the contract"),
    .index,
  ])
}
