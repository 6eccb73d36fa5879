/// The schemas of the forms that can stand under a key.
package enum SchemaForm {
  package typealias Entries = [(key: String, value: JSONText)]

  // MARK: Mappings

  package static func section(_ declaration: SectionDeclaration) -> JSONText {
    var properties: Entries = declaration.keys.map { ($0.name, key($0)) }
    properties.append(("source", reference("source")))
    var entries: Entries = [
      ("type", .strings(["object", "null"])), ("properties", .object(properties)),
    ]
    if let names = declaration.names {
      entries.append(("propertyNames", .object([("pattern", .string("^[a-z0-9_]+$"))])))
      entries.append(("additionalProperties", value(names.form, help: names.what)))
    } else {
      entries.append(("additionalProperties", .boolean(false)))
    }
    return .object(entries)
  }

  /// What a mapping that is there must hold, at any depth; nil when nothing.
  package static func required(_ declaration: SectionDeclaration) -> JSONText? {
    let names = declaration.keys.filter { $0.need == .required }.map(\.name)
    let inner: Entries = declaration.keys.compactMap { key in
      key.form.section.flatMap { required($0) }.map { (key.name, $0) }
    }
    let others = declaration.names?.form.section.flatMap { required($0) }
    guard !names.isEmpty || !inner.isEmpty || others != nil else { return nil }
    var entries: Entries = []
    if !names.isEmpty { entries.append(all(names, unless: declaration.completion)) }
    if !inner.isEmpty { entries.append(("properties", .object(inner))) }
    if let others { entries.append(("additionalProperties", others)) }
    return .object(entries)
  }

  private static func all(_ names: [String], unless other: String?) -> (
    key: String, value: JSONText
  ) {
    let required = ("required", JSONText.strings(names))
    guard let other else { return required }
    return ("anyOf", .array([.object([required]), .object([("required", .strings([other]))])]))
  }

  // MARK: Keys

  private static func key(_ key: KeyDeclaration) -> JSONText {
    guard case .object(var entries) = value(key.form, help: key.help) else { return .boolean(true) }
    if case .defaulted(let text) = key.need { entries.append(("default", standard(text, key))) }
    return .object(entries)
  }

  private static func standard(_ text: String, _ key: KeyDeclaration) -> JSONText {
    switch key.form {
    case .integer, .number, .series: .number(text)
    default: .string(text)
    }
  }

  /// A form with its description; `null` takes the key away.
  private static func value(_ form: ValueForm, help: String) -> JSONText {
    var entries: Entries = [("description", .string(help))]
    if form.numbers.count == 1 {
      let number = form.numbers[0]
      let text = "\(number.help); \(number.unit.rawValue), \(number.rangeText)"
      entries = [("title", .string(number.label)), ("description", .string(text))]
    }
    if case .mapping(let section) = form, case .object(let inner) = self.section(section) {
      return .object(entries + inner)
    }
    let allowed = form.alternatives.flatMap { alternatives($0) } + [type("null")]
    return .object(entries + [("anyOf", .array(allowed))])
  }

  private static func alternatives(_ form: ValueForm) -> [JSONText] {
    switch form {
    case .text: [type("string", "number")]
    case .scenario, .table, .run, .name: [type("string")]
    case .boolean: [reference("yes_or_no")]
    case .integer(let range): [integer(range)]
    case .month: [reference("month")]
    case .words(let words): [.object([("enum", .strings(words))])]
    case .names: [reference("names")]
    case .number(let number, let isUncertain): self.number(number, isUncertain)
    case .series(let number): self.number(number, true) + [years(number)]
    case .mapping(let section): [self.section(section)]
    case .mappingOrNo(let section): [self.section(section), reference("no")]
    case .oneOf(let forms): forms.flatMap { alternatives($0) }
    }
  }

  private static func type(_ names: String...) -> JSONText {
    .object([("type", names.count == 1 ? .string(names[0]) : .strings(names))])
  }

  package static func reference(_ name: String) -> JSONText {
    .object([("$ref", .string("#/definitions/\(name)"))])
  }

  private static func integer(_ range: ClosedRange<Int>) -> JSONText {
    var entries: Entries = [
      ("type", .string("integer")), ("minimum", .number("\(range.lowerBound)")),
    ]
    if range.upperBound < Int.max { entries.append(("maximum", .number("\(range.upperBound)"))) }
    return .object(entries)
  }

  // MARK: Numbers

  private static func number(_ number: ParameterDeclaration, _ isUncertain: Bool) -> [JSONText] {
    let unit = JSONText.object([("unit", constant(number.unit.rawValue))])
    return [
      .object([("type", .string("number"))] + SchemaDistribution.bounds(number)),
      .object([
        (
          "allOf",
          .array([
            reference(isUncertain ? "uncertain_number" : "fixed_number"),
            .object([("properties", unit)]),
          ])
        )
      ]),
    ]
  }

  private static func constant(_ text: String) -> JSONText {
    .object([("const", .string(text))])
  }

  private static func years(_ number: ParameterDeclaration) -> JSONText {
    let step = JSONText.object([("anyOf", .array(self.number(number, true) + [type("null")]))])
    return .object([
      ("type", .string("object")),
      ("patternProperties", .object([("^\(RelativeYears.pattern)$", step)])),
      (
        "properties",
        .object([
          (NumberByYear.before, step), ("source", reference("source")),
          ("unit", constant(number.unit.rawValue)),
        ])
      ),
      ("additionalProperties", .boolean(false)),
    ])
  }

  // MARK: Forms that stand in many places

  package static let definitions: Entries = [
    (
      "source",
      .object([
        ("type", .string("string")),
        (
          "description",
          .string("where the figures come from; 'estimate: why' marks what nobody measured")
        ),
      ])
    ),
    (
      "yes_or_no",
      .object([("enum", .array([.string("ja"), .string("nee"), .boolean(true), .boolean(false)]))])
    ),
    ("no", .object([("enum", .array([.string("nee"), .boolean(false)]))])),
    (
      "month",
      .object([
        (
          "anyOf",
          .array([
            .object([
              ("type", .string("string")),
              ("pattern", .string("^\(RelativeYears.pattern)(-[0-9]{2})?$")),
            ]),
            integer(1900...2199),
          ])
        )
      ])
    ),
    (
      "names",
      .object([
        ("type", .strings(["string", "object"])),
        (
          "additionalProperties",
          .object([("anyOf", .array([reference("yes_or_no"), type("null")]))])
        ),
      ])
    ),
  ]
}
