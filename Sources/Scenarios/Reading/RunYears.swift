/// Years counted from the start of a scenario's run; a contract from a year that the run does not reach
/// is left out.
extension RelativeYears {
  /// Without a first year that can be counted from, which is reported elsewhere, years count from 2000:
  /// they are read, and nothing is said of them.
  init(of content: [YAMLEntry], diagnostics: Diagnostics) {
    let number = { (key: String) -> Int? in
      guard case .scalar(let text, _)? = content.first(where: { $0.key == key })?.value.content
      else { return nil }
      return Int(text)
    }
    guard let start = number("start"), (1900...2199).contains(start) else {
      self.init(start: 2000, diagnostics: diagnostics)
      return
    }
    self.init(
      start: start, horizon: number("horizon") ?? ScenarioFormat.standardHorizon,
      diagnostics: diagnostics)
  }

  /// A scenario in calendar years.
  func anchored(_ content: [YAMLEntry], _ declaration: SectionDeclaration?) -> [YAMLEntry] {
    rewritten(
      content.map { entry in
        guard entry.key == "contracten", let contracts = entry.value.entries else { return entry }
        let value = YAMLValue(
          content: .mapping(contracts.filter { !startsTooLate($0) }), place: entry.value.place)
        return YAMLEntry(key: entry.key, place: entry.place, value: value, source: entry.source)
      }, declaration)
  }

  private func startsTooLate(_ contract: YAMLEntry) -> Bool {
    guard
      case .scalar(let text, _)? = contract.value.entries?.entries(under: "looptijd")
        .first(where: { $0.key == "van" })?.value.content
    else { return false }
    return isBeyond(text)
  }
}
