/// A scalar as YAML: bare where that is safe, else between double quotes.
package func quoted(_ text: String, always: Bool = false) -> String {
  let scalars = text.unicodeScalars
  let isSafe = scalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || " _-./()+".unicodeScalars.contains(scalar)
  }
  let opening = scalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  let isNegative =
    text.hasPrefix("-") && text.utf8.dropFirst().first.map { (48...57).contains($0) } == true
  if !always, text != "null", isSafe, opening == true || isNegative, scalars.last != " " {
    return text
  }
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
      scalar.value >= 32 && scalar.value != 0xA0 && !InertText.isHidden(scalar)
    if isPrintable { return String(scalar) }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
  }
}
