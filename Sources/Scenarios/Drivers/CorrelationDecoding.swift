import NumericKernels
import SociaalDomein

/// A correlation between two uncertain numbers; each under a name of its own.
struct CorrelatieKeys: Keys {
  static let keys = CorrelatieKeys()

  let een = NameKey.name(
    "een", of: "parameter", .required, help: "dotted path of an uncertain number")
  let ander = NameKey.name("ander", of: "parameter", .required, help: "dotted path of another")
  let waarde = Key.fixed(.correlatie)
}

extension ParameterDeclaration {
  static let correlatie = ParameterDeclaration(
    "waarde", label: "Correlatie", unit: .factor, range: -1...1, help: "correlation")
}

extension SectionDeclaration {
  /// Numbers between pairs of names, one half or both of a symmetric matrix.
  static func pairs(_ what: String) -> SectionDeclaration {
    let numbers = SectionDeclaration(
      names: .init(what, .number(.correlatie, isUncertain: false)))
    return SectionDeclaration(names: .init(what, .mapping(numbers)))
  }
}

/// Correlations between uncertain numbers of the scenario.
extension ScenarioDecoder {
  /// A correlation as the file writes it.
  private struct WrittenCorrelation {
    let key: String
    let names: [String]
    let value: Double
  }

  func decodeCorrelations() -> (keys: [String], draws: CorrelatedDraws)? {
    guard let section = root.optionalSection("correlaties") else { return nil }
    let entries = section.entries()
    guard let read = sound({ readCorrelations(entries) }) else { return nil }
    var keys: [String] = []
    for name in read.flatMap(\.names) where !keys.contains(name) { keys.append(name) }
    var matrix = Matrix.identity(keys.count)
    for pair in read {
      let places = pair.names.compactMap { keys.firstIndex(of: $0) }
      matrix[places[0], places[1]] = pair.value
      matrix[places[1], places[0]] = pair.value
    }
    do { return (keys, try CorrelatedDraws(matrix)) } catch {
      root.report("correlaties", contradiction(error, keys))
      return nil
    }
  }

  private func readCorrelations(_ entries: [(key: String, section: Section)])
    -> [WrittenCorrelation]
  {
    let numbers = root.parametersRead.map(\.parameter)
    let drawn = numbers.filter { $0.distribution != nil }.map(\.key)
    let fixedNumbers = numbers.filter { $0.distribution == nil }.map(\.key)
    var read: [WrittenCorrelation] = []
    let keys = CorrelatieKeys.keys
    for (key, section) in entries {
      let names = [keys.een.name, keys.ander.name].compactMap {
        uncertain($0, in: section, drawn: drawn, fixedNumbers: fixedNumbers)
      }
      let value = section.read(keys.waarde)
      guard names.count == 2 else { continue }
      if names[0] == names[1] {
        section.report(
          "ander", "a number cannot be correlated with itself; name another, or remove '\(key)'")
      }
      if let first = read.first(where: { Set($0.names) == Set(names) }) {
        section.report(
          "een",
          "'\(first.key)' correlates these two numbers already; allowed: one correlation for two "
            + "numbers; remove one of the two")
      }
      read.append(WrittenCorrelation(key: key, names: names, value: value))
    }
    return read
  }

  /// The dotted path of a number with a distribution; nil, with the error reported, for another.
  private func uncertain(
    _ key: String, in section: Section, drawn: [String], fixedNumbers: [String]
  ) -> String? {
    if let entry = section.lookup(key), case .scalar(let text, _) = entry.value.content,
      fixedNumbers.contains(text)
    {
      section.context.report(
        at: entry.value.place,
        "'\(text)' is one fixed number, which moves with nothing; allowed: numbers with a "
          + "distribution (\(listed(drawn, limit: 30))); give it a distribution, or name another")
      return nil
    }
    // A number that could not be read has no distribution; why has been said.
    if let path = section.word(under: key), diagnostics.hasErrors, stands(path) {
      section.allow([key])
      return nil
    }
    return section.knownReference(key, to: drawn, what: "parameter with a distribution")
  }

  /// Whether the scenario gives something under a dotted path, or a number by year that may have been
  /// meant to hold it.
  private func stands(_ path: String) -> Bool {
    let keys = path.split(separator: ".").map(String.init)
    if root.content.value(along: keys[...]) != nil { return true }
    let parent = keys.dropLast()
    return root.declaration?.form(along: Array(parent))?.isByYear == true
      && root.content.value(along: parent) != nil
  }

  /// Why correlations cannot stand together, by the name where it shows.
  func contradiction(_ error: CorrelationError, _ names: [String]) -> String {
    var place = ""
    if case .notPositiveDefinite(let index) = error, names.indices.contains(index) {
      place = ": '\(names[index])' follows entirely from those before it, or more than that"
    }
    return "these correlations contradict each other\(place); allowed: a positive definite matrix; "
      + "bring the largest ones closer to 0"
  }
}

extension [YAMLEntry] {
  /// What stands under a path of keys; nil where nothing does.
  fileprivate func value(along keys: ArraySlice<String>) -> YAMLValue? {
    guard let key = keys.first, let entry = first(where: { $0.key == key }) else { return nil }
    return keys.count == 1 ? entry.value : entry.value.entries?.value(along: keys.dropFirst())
  }
}
