/// Parts of the scenario to start from, for scenarios that are made in another way.
extension ScenarioTemplate {
  /// A table by its name, as `bevolking.csv`.
  package static func table(_ name: String) -> [UInt8] { PackageText.bytes(name) }

  /// The lines of one key of the scenario with all beneath it, and the comment above it; empty for a
  /// key that does not stand there.
  package static func lines(of key: String) -> [String] {
    let text = String(decoding: PackageText.bytes("scenario.yaml"), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else { return [] }
    let comment = lines[..<first].reversed().prefix { $0.hasPrefix("#") }.reversed()
    let inner = lines[(first + 1)...].prefix { $0.hasPrefix(" ") }
    return Array(comment) + [lines[first]] + inner
  }
}
