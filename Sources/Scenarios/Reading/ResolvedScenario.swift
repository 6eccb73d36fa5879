/// A value that the scenario left out.
struct ResolvedDefault {
  let key: String
  let text: ResolvedText
}

/// How a default stands in the resolved scenario.
enum ResolvedText {
  /// A scalar, between quotes where YAML needs them.
  case plain(String)
  /// YAML as it is.
  case written(String)
}

extension Section {
  /// Notes that a key took its default.
  func recordDefault(_ key: String, _ text: ResolvedText) {
    allow([key])
    guard presence == .given || presence == .defaulted, !defaults.contains(where: { $0.key == key })
    else { return }
    defaults.append(ResolvedDefault(key: key, text: text))
  }

  /// The complete scenario as it was read: what the file says in its order, then the defaults,
  /// each marked `# default`.
  ///
  /// Deterministic, and itself a scenario that reads as this one. Comments of the file are not
  /// kept.
  public func resolvedYAML() -> String {
    var lines: [String] = []
    appendResolved(to: &lines, indentation: "")
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private func appendResolved(to lines: inout [String], indentation: String) {
    for entry in content {
      let key = "\(indentation)\(quoted(entry.key)):"
      if let child = children[entry.key] {
        lines.append(key)
        child.appendResolved(to: &lines, indentation: indentation + "  ")
      } else {
        append(entry.value, after: key, to: &lines, indentation: indentation)
      }
    }
    for value in defaults {
      let text =
        switch value.text {
        case .plain(let text): quoted(text)
        case .written(let yaml): yaml
        }
      lines.append("\(indentation)\(quoted(value.key)): \(text)  # default")
    }
    for key in childOrder where !has(key) {
      guard let child = children[key], child.presence == .defaulted else { continue }
      var inner: [String] = []
      child.appendResolved(to: &inner, indentation: indentation + "  ")
      if !inner.isEmpty { lines += ["\(indentation)\(quoted(key)):"] + inner }
    }
  }

  private func append(
    _ value: YAMLValue, after key: String, to lines: inout [String], indentation: String
  ) {
    switch value.content {
    case .scalar(let text, let isQuoted):
      lines.append(value.isEmpty ? key : "\(key) \(quoted(text, always: isQuoted))")
    case .mapping(let entries):
      lines.append(entries.isEmpty ? "\(key) {}" : key)
      for entry in entries {
        append(
          entry.value, after: "\(indentation)  \(quoted(entry.key)):", to: &lines,
          indentation: indentation + "  ")
      }
    case .refused: break
    }
  }
}

/// A scalar as YAML: bare where that is safe, else between double quotes.
func quoted(_ text: String, always: Bool = false) -> String {
  let scalars = text.unicodeScalars
  let isSafe = scalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || " _-./()+".unicodeScalars.contains(scalar)
  }
  let opening = scalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  let isNegative =
    text.hasPrefix("-") && text.utf8.dropFirst().first.map { (48...57).contains($0) } == true
  if !always, isSafe, opening == true || isNegative, scalars.last != " " { return text }
  return "\"" + scalars.map(escaped).joined() + "\""
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"": return "\\\""
  case "\\": return "\\\\"
  case "\n": return "\\n"
  case "\t": return "\\t"
  default:
    let isPrintable =
      scalar.value >= 32 && !(0x7F...0xA0).contains(scalar.value)
      && !(0x2028...0x2029).contains(scalar.value) && scalar.value != 0xFEFF
    if isPrintable { return String(scalar) }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
  }
}
