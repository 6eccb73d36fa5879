/// The schema of a number written as a mapping.
package enum SchemaDistribution {
  package typealias Entries = [(key: String, value: JSONText)]

  package static let definitions: Entries = [
    ("uncertain_number", number(isUncertain: true)), ("fixed_number", number(isUncertain: false)),
  ]

  private static func number(isUncertain: Bool) -> JSONText {
    let keys = DistributionReader.Key.allCases.filter { isUncertain || $0.isFixed }
    var properties: Entries = keys.map { ($0.rawValue, shape($0)) }
    if isUncertain {
      for bound in ["lower", "upper"] { properties.append((bound, plain)) }
    }
    properties += [("unit", string), ("source", source)]
    let one = keys.map { JSONText.object([("required", .strings([$0.rawValue]))]) }
    return .object([
      ("type", .string("object")), ("properties", .object(properties)),
      ("additionalProperties", .boolean(false)), ("oneOf", .array(one)),
    ])
  }

  static func bounds(_ number: ParameterDeclaration) -> Entries {
    var entries: Entries = []
    if number.range.lowerBound.isFinite {
      let word = number.aboveLowerBound ? "exclusiveMinimum" : "minimum"
      entries.append((word, .number(number.range.lowerBound)))
    }
    if number.range.upperBound.isFinite {
      entries.append(("maximum", .number(number.range.upperBound)))
    }
    return entries
  }

  private static let plain = JSONText.object([("type", .string("number"))])
  private static let string = JSONText.object([("type", .string("string"))])
  private static let source = JSONText.object([("$ref", .string("#/definitions/source"))])

  private static func shape(_ key: DistributionReader.Key) -> JSONText {
    switch key {
    case .value, .fixed: return plain
    case .discrete:
      let weight = JSONText.object([("type", .string("number")), ("minimum", .number("0"))])
      return .object([
        ("type", .string("object")), ("properties", .object([("source", source)])),
        ("additionalProperties", weight), ("minProperties", .number("1")),
      ])
    case .empirical: return figures([["table", "column"]], string)
    default: return figures(key.forms, plain, extra: key == .beta ? ["min", "max"] : [])
    }
  }

  private static func figures(
    _ forms: [[String]], _ type: JSONText, extra: [String] = []
  ) -> JSONText {
    var names: [String] = []
    for name in forms.joined() + extra where !names.contains(name) { names.append(name) }
    var properties: Entries = names.map { ($0, type) }
    properties.append(("source", source))
    return .object([
      ("type", .string("object")), ("properties", .object(properties)),
      ("additionalProperties", .boolean(false)),
      ("anyOf", .array(forms.map { .object([("required", .strings($0))]) })),
    ])
  }
}
