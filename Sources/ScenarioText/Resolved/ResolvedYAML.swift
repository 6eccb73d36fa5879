extension ResolvedScenario {
  /// The scenario as YAML, each default marked `# default`.
  public func yaml() -> String { text(entries) { $0 == .standard ? "default" : nil } }

  /// The scenario as YAML, with where each value comes from behind it.
  public func annotatedYAML() -> String {
    text(entries) { origin in
      switch origin {
      case .file(let place): InertText.line("\(FileBytes.name(place.file)):\(place.line)")
      case .setting: "--set"
      case .standard: "default"
      }
    }
  }

  private func text(_ entries: [Entry], _ remark: (Origin) -> String?) -> String {
    var lines: [String] = []
    append(entries, to: &lines, indentation: "", remark)
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private func append(
    _ entries: [Entry], to lines: inout [String], indentation: String,
    _ remark: (Origin) -> String?
  ) {
    for entry in entries {
      let key = "\(indentation)\(quoted(entry.key)):"
      let behind = remark(entry.origin).map { "  # \($0)" } ?? ""
      switch entry.value {
      case .empty: lines.append(key + behind)
      case .scalar(let text, let isQuoted), .table(let text, _, let isQuoted):
        lines.append("\(key) \(quoted(text, always: isQuoted))\(behind)")
      case .number(let figures): lines.append("\(key) \(flow(figures))\(behind)")
      case .mapping(let inner):
        lines.append(inner.isEmpty ? "\(key) {}\(behind)" : key)
        append(inner, to: &lines, indentation: indentation + "  ", remark)
      }
    }
  }

  /// A mapping on one line: `{ pert: { min: 1, mode: 2, max: 3 }, source: "..." }`.
  private func flow(_ entries: [Entry]) -> String {
    let parts = entries.map { entry -> String in
      let key = "\(quoted(entry.key)):"
      switch entry.value {
      case .empty: return key + " "
      case .scalar(let text, let isQuoted), .table(let text, _, let isQuoted):
        return "\(key) \(quoted(text, always: isQuoted))"
      case .number(let inner), .mapping(let inner): return "\(key) \(flow(inner))"
      }
    }
    return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
  }
}
