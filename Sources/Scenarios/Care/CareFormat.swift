import DemandModel
import SociaalDomein

/// The people in care.
extension SectionDeclaration {
  static let opening = SectionDeclaration([
    .integer(
      "jaar", in: 1900...2199, .required,
      help: "the year that begins, of which the people of 1 January are taken: the start year"),
    KeyDeclaration(
      "run", .run(.opening), .optional,
      help: "folder of a run that was made with --stock and this year"),
    .table("tabel", .opening, need: .optional),
  ])

  static let toestand = SectionDeclaration([
    .text(
      "naam", .optional, help: "name on screens and in reports; default: that of its voorziening"),
    .name("spoor", of: "spoor", .optional, help: "track it belongs to; needed with more than one"),
    .names(
      "voorzieningen", of: "voorziening", .optional,
      help: "what a client in it receives; default: the voorziening of the same name"),
    .name(
      "profiel", of: "profiel", .optional, help: "row of profielen by which new need is spread"),
    .boolean("gegeven", false, help: "whether stock and flows are as written, with nothing solved"),
    .number(.stand, .optional),
    .mapping(
      "gefactureerd", SectionDeclaration([.number(.gefactureerd), .number(.dagen)]),
      help: "clients billed over a period, in place of stand"),
    .number(.instroom, .optional), .number(.uitstroom, .optional),
    .number(.verblijfsduur, .optional), .number(.groei, .optional),
    .series(.bijStart, .optional),
    .named("stromen", "stroom", .mapping(.stroom), help: "ways from this state to others, and out"),
  ])

  static let stroom = SectionDeclaration([
    .words("soort", TransitionClass.self, .required, help: "kind of change"),
    .name("naar", of: "toestand", .optional, help: "state it leads to; none leaves the care"),
    .series(.perJaar, .optional), .series(.aandeelBijUitstroom, .optional),
    .series(.kansPerStap, .optional),
    .named(
      "leeftijdsfactoren", "leeftijdsgroep", .number(.leeftijdsfactor, isUncertain: false),
      help: "factor on the flow in every age band"),
    .series(.bijOvergang, .optional),
  ])

  static let voorziening = SectionDeclaration(
    [
      .text("naam", .optional, help: "name on screens and in reports; default: its key"),
      .boolean("beschikking", true, help: "whether a besluit is needed, so that it is registered"),
      .words(
        "laag", Layer.self, .optional,
        help: "layer of support; default: maatwerk with a beschikking, sociale_basis without"),
      .words(
        "productcategorie", ProductCategory.self, .optional,
        help:
          "category of iWmo; default: dagbesteding in dagdelen, kortdurend_verblijf in etmalen, "
          + "else begeleiding"),
      .text("eenheid", .defaulted("uur"), help: "unit in which it is delivered"),
      .number(.eenhedenPerMaand), .series(.kostprijs), .index,
      .number(.clienten, .optional), .series(.kostenPerClientjaar, .optional),
      .number(.instroom.ofVoorziening, .optional), .number(.uitstroom.ofVoorziening, .optional),
      .number(.verblijfsduur.ofVoorziening, .optional), .number(.groei.ofVoorziening, .optional),
      .mapping(
        "pgb", SectionDeclaration([.number(.pgbAandeel), .series(.pgbTarief), .index]),
        help: "clients with a persoonsgebonden budget"),
      .mapping(
        "eigen_bijdrage",
        SectionDeclaration([.series(.bijdragePerMaand), .number(.aandeelBetalend)]),
        help: "what clients pay themselves"),
    ], completion: ConciseCare.cost)
}

extension NameKey {
  /// The index an amount follows.
  static let index = NameKey.name(
    "index", of: "index", .defaulted("geen"), help: "index the amount follows, or geen")
}

extension KeyDeclaration {
  static let index = NameKey.index.declaration
}
