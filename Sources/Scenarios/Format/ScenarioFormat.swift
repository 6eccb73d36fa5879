import DemandModel
import SociaalDomein

/// The whole format of a scenario file, as one tree of declarations.
///
/// The decoder reads through it and cannot ask for a key that does not stand here.
public enum ScenarioFormat {
  public static let root = SectionDeclaration(
    identity + time + places + [
      .mapping(
        "bevolking", SectionDeclaration(of: BevolkingKeys.self),
        help: "who lives in the wijken, and how that changes"),
      .mapping(
        "behoefte", SectionDeclaration(of: BehoefteKeys.self),
        help: "how need differs between wijken beyond their ages"),
      .table("profielen", .profielen, need: .optional),
      .named(
        "sporen", "spoor", .mapping(named), .required,
        help: "tracks of care; a person is in one state of a track"),
      .named(
        "voorzieningen", "voorziening", .mapping(.voorziening), .required,
        help: "what support there is and what it costs"),
      .mapping(
        "opening", .opening,
        help: "who is in care and waits at the start, draw by draw as another run ended"),
      .named(
        "toestanden", "toestand", .mapping(.toestand), .optional,
        help: "the states of care a client can be in, with stock and flows"),
      .named(
        "algemene_stromen", "stroom", .mapping(.stroom),
        help: "ways out that every state has, such as overlijden and the Wlz"),
      .mapping(
        "drijfveren", SectionDeclaration(of: DrijfverenKeys.self),
        help: "what makes demand grow or fall; each can be left out"),
      .mapping(
        "schokken", SectionDeclaration(of: SchokkenKeys.self), help: "random movement over time"),
      .named(
        "correlaties", "correlatie", .mapping(SectionDeclaration(of: CorrelatieKeys.self)),
        help: "correlations between uncertain numbers"),
      .table(ScenarioDecoder.sampleKey, .aannames, need: .optional),
      .named("indexen", "index", .mapping(.index), help: "how prices move from year to year"),
      .named(
        "percelen", "perceel", .mapping(.perceel),
        help: "which voorzieningen in which wijken are contracted together"),
      .named(
        "contracten", "contract", .mapping(.contract), .required,
        help: "who is paid for what, and by which rules"),
      .mapping("begroting", .begroting, help: "what the gemeente has set aside"),
      .number(.weerstandscapaciteit, .optional),
      .integer(
        "zekerheid", in: 80...95, .defaulted("\(RiskCertainty.standard.percent)"),
        help:
          "certainty in percent with which weerstandscapaciteit is to cover the risk: 80, 90 or 95"),
      .fixed(.tolerantie),
    ] + conventions)

  /// Every number of the format, in its order.
  public static let parameters = root.numbers

  /// Wijken of one scenario: the Netherlands has about 3,400, and matrices between wijken must fit.
  public static let maximumWijken = 5_000

  /// A thing with no more than a name.
  static let named = SectionDeclaration([
    .text("naam", .optional, help: "name on screens and in reports; default: its key")
  ])

  /// A wijk, with the code under which tables may have it.
  static let wijk = SectionDeclaration(
    named.keys + [
      .text(
        "code", .optional,
        help: "code of CBS, as WK063701, in the year of the start; tables may call the wijk by it")
    ])

  private static let identity: [KeyDeclaration] = [
    KeyDeclaration(
      "extends", .scenario, .optional,
      help: "another scenario file, of which this one states the differences; null takes a key away"
    ),
    .text(
      "naam", .required, help: "name of folders and results: lower case letters, digits, - and _"),
    .text("titel", .optional, help: "full title; default: naam"),
    .text(
      "code", .optional,
      help: "code of CBS of the gemeente, as GM0637; codes of wijken must lie in it"),
  ]

  /// The budget year and three more.
  static let standardHorizon = 4

  private static let time: [KeyDeclaration] = [
    .integer("start", in: 1900...2199, .required, help: "first year; the run starts on 1 January"),
    .integer(
      "horizon", in: 1...100, .defaulted("\(standardHorizon)"), help: "years that are simulated"),
    .words("step", StepLength.self, .defaulted("month"), help: "length of a step"),
    .integer(
      "steps_per_year", in: 1...366, .optional, help: "steps a year, where no word of step fits"),
    .words(
      "entrants", EntrantConvention.self, .defaulted("middle"),
      help: "when in a step those who start come in"),
    .integer(
      "replications", in: 1...10_000_000, .defaulted("10000"), help: "draws of the whole future"),
    .integer("seed", in: 0...Int.max, .defaulted("1"), help: "seed of the random numbers"),
  ]

  private static let places: [KeyDeclaration] = [
    .named("wijken", "wijk", .mapping(wijk), .required, help: "the wijken of the gemeente"),
    .named(
      "leeftijdsgroepen", "leeftijdsgroep", .mapping(.leeftijdsgroep),
      help: "age bands; default 18_29, 30_44, 45_64, 65_74, 75_84, 85_plus"),
  ]

  private static let conventions: [KeyDeclaration] = [
    .number(.overlap),
    .words(
      "count", CountConvention.self, .defaulted("mean"),
      help: "which clients of a month are paid for"),
    .fixed(.discountRate),
    .mapping(
      "toegang", SectionDeclaration([.fixed(.onderzoek), .fixed(.besluit)]),
      help: "time between a request and the start of support"),
    .mapping(
      "toeval",
      SectionDeclaration([
        .boolean("instroom", true, help: "whether new need is a random count"),
        .boolean("overgangen", true, help: "whether flows between states are random counts"),
      ]), help: "which counts are random; without chance each is its mean"),
    .boolean("veroudering", true, help: "whether clients grow older from age band to age band"),
  ]

  /// Words for the length of a step.
  enum StepLength: String, CaseIterable {
    case month, quarter, year, week

    var perYear: Int {
      switch self {
      case .month: 12
      case .quarter: 4
      case .year: 1
      case .week: 52
      }
    }
  }
}

extension SectionDeclaration {
  static let leeftijdsgroep = SectionDeclaration([
    .integer("van", in: 0...Ages.last, .required, help: "first age"),
    .integer("tot", in: 0...Ages.last, .defaulted("\(Ages.last)"), help: "last age"),
  ])
}
