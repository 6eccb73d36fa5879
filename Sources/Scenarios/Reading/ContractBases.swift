/// Contracts that begin as the contract of a funding form and state the differences.
struct ContractBases {
  static let key = "extends"

  let diagnostics: Diagnostics

  /// The content with every contract laid over the form that it extends.
  func expanded(_ content: [YAMLEntry]) -> [YAMLEntry] {
    content.map { entry in
      guard entry.key == "contracten", let contracts = entry.value.entries else { return entry }
      let made = YAMLValue(
        content: .mapping(contracts.map(expanded)), place: entry.value.place)
      return YAMLEntry(key: entry.key, place: entry.place, value: made, source: entry.source)
    }
  }

  private func expanded(_ contract: YAMLEntry) -> YAMLEntry {
    guard let own = contract.value.entries,
      let extends = own.first(where: { $0.key == Self.key }), !extends.value.isNull
    else { return contract }
    guard let base = base(extends) else {
      return YAMLEntry(
        key: contract.key, place: contract.place,
        value: YAMLValue(content: .refused, place: contract.value.place))
    }
    let overlay = ScenarioOverlay(diagnostics: diagnostics)
    let laid = overlay.lay(
      own.filter { $0.key != Self.key }, over: base, SectionDeclaration.contract)
    return YAMLEntry(
      key: contract.key, place: contract.place,
      value: YAMLValue(content: .mapping(laid), place: contract.value.place),
      source: contract.source)
  }

  /// The keys of the one contract of a form, with the sources that stand there.
  private func base(_ extends: YAMLEntry) -> [YAMLEntry]? {
    let names = SystemFile.forms.map(\.name)
    guard case .scalar(let name, _) = extends.value.content,
      let form = SystemFile.forms.first(where: { $0.name == name })
    else {
      let written: String =
        if case .scalar(let name, _) = extends.value.content { name } else { "" }
      diagnostics.report(
        at: extends.value.place,
        "a contract extends a funding form, and '\(written)' is none; allowed: "
          + names.joined(separator: ", ") + NearestName(among: names).suggestion(for: written))
      return nil
    }
    let root = YAMLComposition.root(
      of: form.bytes ?? [], file: form.file, diagnostics: diagnostics)?.sourced(nil)
    return root?.entries?.entries(under: "contracten").first?.value.entries
  }
}
