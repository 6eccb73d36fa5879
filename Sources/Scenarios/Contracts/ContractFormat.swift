import FundingModel
import SociaalDomein

/// Prices, percelen and contracts.
extension SectionDeclaration {
  static let index = SectionDeclaration([
    .number(.aandeelOVA), .series(.ova), .series(.ppc), .series(.ovaVoorlopig, .optional),
    .series(.ppcVoorlopig, .optional),
  ])

  static let perceel = SectionDeclaration([
    .text("naam", .optional, help: "name on screens and in reports; default: its key"),
    .names("wijken", of: "wijk", .defaulted("alle"), help: "wijken it covers"),
    .names("voorzieningen", of: "voorziening", .defaulted("alle"), help: "voorzieningen it covers"),
    .names(
      "lagen", of: "laag", .optional,
      help: "layers whose voorzieningen it covers, in place of those"),
    .names(
      "productcategorieen", of: "productcategorie", .optional,
      help: "of which categories it covers the voorzieningen, in place of those by name"),
  ])

  static let begroting = SectionDeclaration([
    .series(.bedrag), .series(.taakstelling, .optional), .index, .nacalculatie,
  ])

  static let contract = SectionDeclaration(
    [
      KeyDeclaration(
        ContractBases.key, .words(SystemFile.forms.map(\.name)), .optional,
        help: "funding form that it begins as, of which it states the differences"),
      .text("naam", .optional, help: "name on screens and in reports; default: its key"),
      .name("perceel", of: "perceel", .optional, help: "what it covers; needed with more than one"),
      KeyDeclaration(
        "vorm", .words(FundingForm.all.map(\.name)), .required,
        help: "bekostigingsvorm: a preset of the switches below"),
      .words(
        "betaling", PaymentRule.self, .optional, help: "what is paid for; default: as the vorm"),
      .fixed(.aandeelVast, .optional),
      .words("toegang", AccessKind.self, .optional, help: "who may start; default: as the vorm"),
      .series(.plaatsen, .optional), .number(.terughoudendheid),
      KeyDeclaration(
        "tarieven",
        .mapping(
          SectionDeclaration(
            names: .init(
              "voorziening",
              .oneOf([.series(.tarief), .series(.tariefPerMaand), .series(.tariefPerTraject)])))),
        .optional, help: "tarief per voorziening; needed where volume is paid"),
      .number(.opslag, .optional), .index, .nacalculatie,
      .mapping("looptijd", .looptijd, help: "from when to when it holds; default: the whole run"),
      .name("terugval", of: "contract", .optional, help: "contract that takes over after its end"),
      .mapping("budget", .budget, help: "the budget of the contract"),
      .mapping("wachten", .wachten, help: "what waiting does"),
      .mapping(
        "pgb_lek", SectionDeclaration([.number(.geslotenNetwerk), .number(.pgbUitstroom)]),
        help: "clients who take a pgb instead"),
      .mapping("risico", .risico, help: "who carries a deviation from the budget"),
      .mapping("monitoring", .monitoring, help: "talks within the year"),
      .mapping("overgang", .overgang, help: "clients of before the contract"),
      .mapping("prikkels", .prikkels, help: "behaviour that the way of paying is assumed to bring"),
      .number(.overhead, .optional),
      .mapping(
        "aanbieders", SectionDeclaration(of: AanbiedersKeys.self),
        help: "how many providers, and what managing them costs"),
      .mapping(
        "capaciteit", SectionDeclaration(of: CapaciteitKeys.self),
        help: "what the providers can take in, whatever the toegang"),
      .mapping(
        "uitvoering", SectionDeclaration(of: UitvoeringKeys.self),
        help: "what the gemeente does itself"),
      .mapping(
        "sociale_basis", SectionDeclaration(of: SocialeBasisKeys.self),
        help: "what the sociale basis costs that receives people"),
    ], completion: ContractBases.key)

  private static let looptijd = SectionDeclaration([
    .month("van", .optional, help: "first month; default: the start of the run"),
    .month("tot", .optional, help: "last month; default: the end of the run"),
    .named(
      "verlengingen", "verlenging",
      .mapping(
        SectionDeclaration([
          .month("tot", .required, help: "last month when the option is taken"),
          .number(.verlengingskans),
        ])), help: "options to extend, one after the other"),
    .named(
      "evaluaties", "evaluatie",
      .mapping(
        SectionDeclaration([
          .month("maand", .required, help: "month of the evaluation"),
          .words(
            "bij", EvaluationCondition.self, .defaulted("altijd"),
            help: "when it may end the contract"),
          KeyDeclaration(
            "drempel",
            .oneOf([
              .number(.evaluatiedrempel, isUncertain: true),
              .number(.wachtdrempel, isUncertain: true),
            ]), .optional, help: "tekort as a share of the budget, or wait in weeks, that counts"),
          .number(.kansOpEinde),
        ])), help: "evaluations that may end the contract"),
  ])

  private static let gewichten = SectionDeclaration(
    names: .init("leeftijdsband", .number(.gewichtPerInwoner, isUncertain: false)))
  private static let wijkfactoren = SectionDeclaration(
    names: .init("wijk", .number(.wijkfactor, isUncertain: false)))

  private static let perInwoner: [KeyDeclaration] = [
    .mapping("gewichten", gewichten, help: "euros a year per resident, by ages: 18_64, 85_plus"),
    .number(.naarGebruik, .optional),
    .mapping("wijken", wijkfactoren, help: "factor per wijk; default 1"),
  ]

  private static let budget = SectionDeclaration([
    .series(.budgetbedrag, .optional),
    .mapping(
      FundingForm.Budget.historic.rawValue,
      SectionDeclaration([
        .integer("maanden", in: 1...120, .defaulted("12"), help: "months before it that count"),
        .named(
          "volume", "voorziening", .number(.volume, isUncertain: true),
          help: "units a year, where they are given instead of counted"),
        .number(.historischFactor),
      ]), help: "a budget of the volume before the contract times its tarieven"),
    .mapping(
      FundingForm.Budget.capitation.rawValue, SectionDeclaration(perInwoner),
      help: "a budget per resident"),
    .indexOrKostprijs, .nacalculatie,
    .series(.korting, .optional), .series(.taakstelling, .optional),
    .mapping(
      "autonome_groei",
      SectionDeclaration(
        [
          .words("basis", GrowthBasis.self, .required, help: "what counts as growth"),
          .number(.groeiaandeel),
        ] + [
          .mapping("gewichten", gewichten, help: "weights, for basis: gewogen_bevolking"),
          .mapping("wijken", wijkfactoren, help: "factor per wijk; default 1"),
        ]), help: "growth that is paid on top"),
    .series(.verwachteClienten, .optional),
    .mapping(
      "oormerk", SectionDeclaration(of: OormerkKeys.self),
      help: "a part of the budget that is for something"),
    .words(
      "pgb", PgbPlace.self, .defaulted("buiten"), help: "whether pgb is paid out of the budget"),
  ])

  private static let wachten = SectionDeclaration([
    .number(.afhaken, .optional), .number(.aandeelPgb), .number(.zorgplicht, .optional),
    .named(
      "zwaarder", "verschuiving",
      .mapping(
        SectionDeclaration(of: ZwaarderKeys.self)), help: "heavier need that comes from waiting"),
  ])

  private static let risico = SectionDeclaration([
    .named(
      "banden", "band",
      .mapping(
        SectionDeclaration([
          .fixed(.bandVan), .fixed(.bandTot, .optional), .fixed(.bandGemeente),
          .fixed(.bandAanbieder),
          .words(
            "geldt", RiskBand.Side.self, .defaulted("beide"), help: "which deviations it divides"),
        ])), help: "bands of deviation, from 0 up, each divided its own way"),
    .mapping(
      "reserve",
      SectionDeclaration([
        .words("houder", Party.self, .required, help: "who holds it"),
        .number(.reserveBegin), .number(.reserveMaximum),
        .words(
          "naar", Party.self, .optional, help: "who gets the rest at the end; default: the holder"),
      ]), help: "a reserve that deviations go to and come from first"),
    .words("rest", Party.self, .optional, help: "who carries the remainder; default: as the vorm"),
    .mapping(
      "buffer",
      SectionDeclaration([
        .number(.bufferBedrag),
        .words("daarna", LossConsequence.self, .required, help: "what happens when it is gone"),
        .fixed(.overnamemaanden), .number(.meerkosten),
      ]), help: "loss that the provider can bear"),
  ])

  private static let monitoring = SectionDeclaration([
    .integer("maand", in: 2...12, .defaulted("7"), help: "month of the talks"),
    .number(.monitoringdrempel), .number(.monitoringkans), .number(.monitoringaandeel),
  ])

  private static let overgang = SectionDeclaration([
    .month("tot", .optional, help: "last month of the old terms"),
    .named(
      "eerder", "voorziening", .month, help: "last month per voorziening, where it is earlier"),
    .number(.indicatieduurMaanden), .index,
    .named("tarieven", "voorziening", .series(.tarief), .required, help: "tarief of the old terms"),
  ])

  private static let prikkels = SectionDeclaration(
    [.number(.aanloop), .number(.indicatieduurJaren)]
      + TransitionClass.allCases.map { .number(.prikkel(on: $0), .optional) }
      + [.number(.prikkelSocialeBasis, .optional), .number(.prikkelEenheden, .optional)])
}

extension KeyDeclaration {
  /// The index a budget follows.
  fileprivate static let indexOrKostprijs = name(
    "index", of: "index", .defaulted("geen"),
    help: "index the budget follows, geen, or kostprijs: that of what the contract covers")

  fileprivate static let nacalculatie = boolean(
    "nacalculatie", false,
    help: "whether the provisional index is settled when the definitive is known")
}

extension ParameterDeclaration {
  /// The incentive on one kind of transition.
  static func prikkel(on kind: TransitionClass) -> ParameterDeclaration {
    prikkel.named(kind.rawValue, label: "Prikkel op \(kind.rawValue)")
  }
}

/// When an evaluation may end a contract.
enum EvaluationCondition: String, CaseIterable {
  case altijd, tekort, wachttijd
}

/// What counts as autonomous growth.
enum GrowthBasis: String, CaseIterable {
  case inwoners
  case gewogenBevolking = "gewogen_bevolking"
  case nieuweBehoefte = "nieuwe_behoefte"
}

/// Whether pgb is paid out of the budget.
enum PgbPlace: String, CaseIterable {
  case binnen, buiten
}

/// What happens when a provider's buffer is gone.
enum LossConsequence: String, CaseIterable {
  case gemeenteBetaalt = "gemeente_betaalt"
  case aanbiederStopt = "aanbieder_stopt"
}
