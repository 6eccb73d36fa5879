/// A JSON value whose objects keep the order of their keys, for people who read the file.
public indirect enum JSONText: Sendable, Equatable {
  case string(String)
  /// A number as its text, which is written as it stands.
  case number(String)
  case boolean(Bool)
  case null
  case array([JSONText])
  case object([(key: String, value: JSONText)])

  public static func == (left: JSONText, right: JSONText) -> Bool { left.text() == right.text() }

  /// The shortest number that reads back as this one.
  package static func number(_ value: Double) -> JSONText { .number(numberText(value)) }

  package static func strings(_ texts: [String]) -> JSONText { .array(texts.map { .string($0) }) }

  /// The value over several lines; what fits on one stays on one.
  public func text(indentation: String = "") -> String {
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let text): return text
    case .boolean(let value): return value ? "true" : "false"
    case .null: return "null"
    case .array(let values):
      let parts = values.map { $0.text(indentation: indentation + "  ") }
      return Self.lines(parts, "[", "]", indentation)
    case .object(let entries):
      let parts = entries.map { entry in
        "\(Self.quoted(entry.key)): \(entry.value.text(indentation: indentation + "  "))"
      }
      return Self.lines(parts, "{", "}", indentation)
    }
  }

  private static func lines(
    _ parts: [String], _ opening: String, _ closing: String, _ indentation: String
  ) -> String {
    if parts.isEmpty { return opening + closing }
    let flat = "\(opening) \(parts.joined(separator: ", ")) \(closing)"
    let fits = flat.utf8.count + indentation.utf8.count <= 96 && !flat.utf8.contains(10)
    if fits { return flat }
    let inner = parts.map { "\(indentation)  \($0)" }.joined(separator: ",\n")
    return "\(opening)\n\(inner)\n\(indentation)\(closing)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 32 || InertText.isHidden(scalar):
        for unit in Character(scalar).utf16 {
          let hex = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
