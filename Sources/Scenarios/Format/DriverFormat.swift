import DemandModel
import SociaalDomein

/// What moves demand: drivers and shocks.
extension SectionDeclaration {
  static let drijfveren = SectionDeclaration([
    .boolean(DriverKey.vergrijzing.rawValue, true, help: "whether the population ages"),
    .boolean(
      DriverKey.groei.rawValue, true,
      help: "whether the growth of the opening goes on; nee: inflow keeps the stock"),
    .boolean(DriverKey.prijs.rawValue, true, help: "whether prices follow their index"),
    .driver(
      .langerThuis, SectionDeclaration([.number(.daling)]), help: "living at home for longer"),
    .driver(
      .ggzAmbulantisering, ggz, help: "GGZ places that close, whose residents come to the Wmo"),
    .driver(.abonnementstarief, abonnementstarief, help: "use that follows the eigen bijdrage"),
    .driver(
      .onverklaardeGroei, onverklaardeGroei,
      help: "observed growth that nothing explains, fading out"),
    .driver(
      .verzwaring,
      SectionDeclaration(
        names: .init(
          "verschuiving",
          .mapping(
            SectionDeclaration([
              .name("van", of: "toestand", .required, help: "state that loses new clients"),
              .name("naar", of: "toestand", .required, help: "state that gains them"),
              .number(.verzwaring),
            ])))), help: "new need that becomes heavier every year"),
    .driver(
      .gebeurtenis,
      SectionDeclaration(names: .init("gebeurtenis", .mapping(gebeurtenis))),
      help: "events that last for some months, such as a pandemic"),
  ])

  private static let ggz = SectionDeclaration([
    .series(.geslotenPlaatsen), .number(.aandeelWmo),
    .named(
      "verdeling", "toestand", .number(.verdeling, isUncertain: false), .required,
      help: "states they come to, by weight"),
    .named(
      "wijken", "wijk", .number(.verdeling, isUncertain: false),
      help: "wijken they come to, by weight; default: all alike"),
  ])

  private static let abonnementstarief = SectionDeclaration([
    .names("toestanden", of: "toestand", .required, help: "states whose use follows the tarief"),
    .named(
      "inkomens", "inkomensklasse", .mapping(SectionDeclaration([.number(.gebruik)])), .required,
      help: "income classes, with their use before the change"),
    .named(
      "inkomensmix", "wijk",
      .mapping(
        SectionDeclaration(
          names: .init("inkomensklasse", .number(.verdeling, isUncertain: false)))), .required,
      help: "shares of the income classes per wijk, or under alle"),
    .named(
      "wijzigingen", "wijziging",
      .mapping(
        SectionDeclaration([
          .month("ingang", .required, help: "month in which it starts"), .number(.opbouw),
          .named(
            "effect", "inkomensklasse", .number(.effect, isUncertain: true), .required,
            help: "uplift of use per income class"),
        ])), .required, help: "changes of the eigen bijdrage"),
    .mapping(
      "eigen_bijdrage",
      SectionDeclaration([
        .month("ingang", .required, help: "month from which the amount holds"),
        .series(.bijdragePerMaand), .number(.aandeelBetalend),
      ]),
      help:
        "the eigen bijdrage of the voorzieningen of these toestanden under the abonnementstarief"),
  ])

  private static let onverklaardeGroei = SectionDeclaration([
    .names("toestanden", of: "toestand", .defaulted("alle"), help: "states that grow"),
    .number(.waargenomen, .optional),
    .mapping(
      "venster",
      SectionDeclaration([
        .integer("van", in: 1900...2199, .required, help: "first year of the observation"),
        .integer("tot", in: 1900...2199, .required, help: "last year of the observation"),
      ]), .required, help: "years in which the growth was observed"),
    .number(.uitdoving),
  ])

  private static let gebeurtenis = SectionDeclaration([
    .words("werkt_op", EventTarget.self, .required, help: "what it changes"),
    .month("van", .required, help: "first month"),
    .month("tot", .required, help: "last month"),
    .number(.eventFactor),
    .names("toestanden", of: "toestand", .defaulted("alle"), help: "states it acts on"),
    .names("wijken", of: "wijk", .defaulted("alle"), help: "wijken it acts on, for instroom"),
    .names("soorten", of: "soort", .defaulted("alle"), help: "kinds of flow, for uitstroom"),
    .names(
      "voorzieningen", of: "voorziening", .defaulted("alle"),
      help: "voorzieningen it acts on, for prijs and capaciteit"),
  ])

  static let schokken = SectionDeclaration([
    .number(.rho),
    .named(
      "groepen", "groep",
      .mapping(
        SectionDeclaration([
          .words("op", ShockTarget.self, .required, help: "what the shock moves"), .number(.sd),
        ])), help: "shocks of the whole gemeente"),
    .mapping("correlatie", .pairs("groep"), help: "correlation between the shocks"),
    .mapping(
      "wijken",
      SectionDeclaration([
        .number(.sd), .fixed(.afstandsmaat, .optional),
        .named(
          "plaatsen", "wijk",
          .mapping(SectionDeclaration([.fixed(.coordinaat), .fixed(.coordinaatY)])),
          help: "where wijken lie, for a correlation that falls with distance"),
        .mapping("correlatie", .pairs("wijk"), help: "correlation between wijken"),
      ]), help: "shocks of single wijken"),
  ])
}

extension KeyDeclaration {
  /// A driver under its own key; `nee` switches it off.
  fileprivate static func driver(
    _ key: DriverKey, _ section: SectionDeclaration, help: String
  ) -> KeyDeclaration {
    KeyDeclaration(key.rawValue, .mappingOrNo(section), .optional, help: help)
  }
}

/// What an event changes.
enum EventTarget: String, CaseIterable {
  case instroom
  case uitstroom
  case prijs
  case capaciteit
}

/// What a shock moves.
enum ShockTarget: String, CaseIterable {
  case instroom
  case prijs
  case uitstroom
  case afschalen
  case opschalen
  case doorstroom
  case overlijden
  case wlz

  var target: ShockModel.Target {
    switch self {
    case .instroom: .inflow
    case .prijs: .price
    default: .transition(TransitionClass(rawValue: rawValue) ?? .uitstroom)
    }
  }
}
