extension ResolvedScenario {
  /// The scenario as JSON: the values under `scenario`, and under `origin` where each comes from, by
  /// its dotted path.
  ///
  /// Numbers are JSON numbers as the file writes them; `ja` and `nee` stay words.
  public func json() -> String {
    JSONText.object([
      ("scenario", Self.object(entries)), ("origin", .object(origins(entries, under: ""))),
    ]).text() + "\n"
  }

  private static func object(_ entries: [Entry]) -> JSONText {
    .object(entries.map { ($0.key, value($0.value)) })
  }

  private static func value(_ value: Value) -> JSONText {
    switch value {
    case .empty: .null
    case .table(let text, _, _): .string(text)
    case .scalar(let text, let isQuoted):
      !isQuoted && NumberGrammar.value(of: Array(text.utf8)[...], point: 0x2E) != nil
        ? .number(text) : .string(text)
    case .mapping(let entries), .number(let entries): object(entries)
    }
  }

  private func origins(
    _ entries: [Entry], under parent: String
  ) -> [(key: String, value: JSONText)] {
    entries.flatMap { entry -> [(key: String, value: JSONText)] in
      let path = parent.isEmpty ? entry.key : "\(parent).\(entry.key)"
      if case .mapping(let inner) = entry.value, !inner.isEmpty {
        return origins(inner, under: path)
      }
      switch entry.origin {
      case .file(let place): return [(path, .string("\(place)"))]
      case .setting: return [(path, .string("--set"))]
      case .standard: return [(path, .string("default"))]
      }
    }
  }
}
