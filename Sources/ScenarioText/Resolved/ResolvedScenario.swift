import SociaalDomein

/// The complete scenario as it was read: files laid over each other, values set from outside, and
/// the defaults of everything that was left out.
///
/// Keys stand in the order of the format, so that equal scenarios give equal texts wherever their
/// files put a key.
public struct ResolvedScenario: Sendable {
  /// Where a value comes from.
  public enum Origin: Sendable, Equatable {
    case file(SourcePlace)
    /// Set from outside the files.
    case setting
    case standard
  }

  /// A key with its value.
  public struct Entry: Sendable {
    public let key: String
    public let value: Value
    public let origin: Origin

    package init(key: String, value: Value, origin: Origin) {
      self.key = key
      self.value = value
      self.origin = origin
    }
  }

  public indirect enum Value: Sendable {
    /// Text as the file has it, and whether quotes stood around it.
    case scalar(String, quoted: Bool)
    /// The path of a table from the folder of the main file, and as the program opened it.
    case table(String, opened: String, quoted: Bool)
    /// Nothing after the colon.
    case empty
    case mapping([Entry])
    /// A number with its distribution, unit and source, or the steps of one by year.
    case number([Entry])
  }

  public let entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }
}

/// A value that the scenario left out.
package struct ResolvedDefault {
  package let key: String
  package let text: ResolvedText
}

/// How a default stands in the resolved scenario.
package enum ResolvedText {
  case plain(String)
  /// A number with the source of its default.
  case number(Double, Source)
}

extension Section {
  /// Notes that a key took its default.
  func recordDefault(_ key: String, _ text: ResolvedText) {
    allow([key])
    guard presence == .given || presence == .defaulted, !defaults.contains(where: { $0.key == key })
    else { return }
    defaults.append(ResolvedDefault(key: key, text: text))
  }

  /// The complete scenario under this section; itself a scenario that reads as this one.
  public func resolved() -> ResolvedScenario {
    ResolvedScenario(entries: resolvedEntries(source: nil))
  }

  /// The complete scenario as YAML; comments of the file are not kept.
  public func resolvedYAML() -> String { resolved().yaml() }

  /// `source`: what the resolved text states around this section.
  private func resolvedEntries(source around: String?) -> [ResolvedScenario.Entry] {
    let source = content.source ?? around
    var entries = content.map { resolved($0, source: source) }
    entries += defaults.map { resolved($0, source: source) }
    for key in childOrder where !has(key) {
      guard let child = children[key], child.presence == .defaulted else { continue }
      let inner = child.resolvedEntries(source: source)
      guard !inner.isEmpty else { continue }
      entries.append(.init(key: key, value: .mapping(inner), origin: .standard))
    }
    guard let declaration else { return entries }
    let position = { (entry: ResolvedScenario.Entry) in
      entry.key == "source" ? -1 : declaration.position(of: entry.key)
    }
    // Sorting keeps equals in order by their index.
    return entries.enumerated().sorted {
      (position($0.element), $0.offset) < (position($1.element), $1.offset)
    }.map(\.element)
  }

  /// Stands for a source where none was stated, but one is stated around the number.
  private static let unstated = "\(Source.estimate): no source"

  // MARK: What the files give

  private func resolved(_ entry: YAMLEntry, source: String?) -> ResolvedScenario.Entry {
    let form = declaration?.form(of: entry.key)
    let value: ResolvedScenario.Value
    if let child = children[entry.key], child.presence != .refused {
      value =
        child.content.isEmpty && child.defaults.isEmpty && entry.value.isEmpty
        ? .empty : .mapping(child.resolvedEntries(source: source))
    } else if let form, !form.numbers.isEmpty {
      value = resolvedNumber(entry, source: source)
    } else if case .scalar(let text, let quoted) = entry.value.content,
      form?.isPath == true
    {
      value = table(text, at: entry.place, quoted: quoted)
    } else {
      value = resolvedValue(entry.value)
    }
    return .init(key: entry.key, value: value, origin: origin(entry))
  }

  private func table(
    _ text: String, at place: SourcePlace, quoted: Bool
  ) -> ResolvedScenario.Value {
    let opened = FileFolders.shortened(context.folders.opened(text, at: place))
    return .table(context.folders.written(text, at: place), opened: opened, quoted: quoted)
  }

  private func origin(_ entry: YAMLEntry) -> ResolvedScenario.Origin {
    entry.place.file.hasPrefix(FileFolders.settingPrefix) ? .setting : .file(entry.place)
  }

  private func resolvedValue(_ value: YAMLValue) -> ResolvedScenario.Value {
    switch value.content {
    case .scalar(let text, let quoted): value.isEmpty ? .empty : .scalar(text, quoted: quoted)
    case .mapping(let entries):
      .mapping(
        entries.map { .init(key: $0.key, value: resolvedValue($0.value), origin: origin($0)) })
    case .refused: .empty
    }
  }

  /// A number, with its source written out where what is around it states another one.
  private func resolvedNumber(
    _ entry: YAMLEntry, source: String?
  ) -> ResolvedScenario.Value {
    let isSame = entry.source == source || entry.source == nil && source == Self.unstated
    let stated = isSame ? nil : entry.source ?? Self.unstated
    guard let inner = entry.value.entries else {
      let value = resolvedValue(entry.value)
      guard let stated else { return value }
      return .number([
        .init(key: "value", value: value, origin: origin(entry)), written(stated, entry),
      ])
    }
    let own = inner.source
    let years = NumberByYear.holds(inner)
    var entries = inner.map { step -> ResolvedScenario.Entry in
      let value =
        years && step.key != "source" && step.key != "unit"
        ? resolvedNumber(step, source: own ?? stated ?? source) : resolvedFigure(step)
      return .init(key: step.key, value: value, origin: origin(step))
    }
    if let stated, own == nil { entries.append(written(stated, entry)) }
    return .number(entries)
  }

  /// A figure of a distribution; a table of values is named from the folder of the main file.
  private func resolvedFigure(_ entry: YAMLEntry) -> ResolvedScenario.Value {
    guard entry.key == DistributionReader.Key.empirical.rawValue, let inner = entry.value.entries
    else { return resolvedValue(entry.value).asNumber }
    return .number(
      inner.map { figure in
        guard figure.key == "table", case .scalar(let text, let quoted) = figure.value.content
        else {
          return .init(
            key: figure.key, value: resolvedValue(figure.value), origin: origin(figure))
        }
        let path = table(text, at: figure.place, quoted: quoted)
        return .init(key: figure.key, value: path, origin: origin(figure))
      })
  }

  private func written(_ source: String, _ entry: YAMLEntry) -> ResolvedScenario.Entry {
    .init(key: "source", value: .scalar(source, quoted: true), origin: origin(entry))
  }

  // MARK: Defaults

  private func resolved(_ value: ResolvedDefault, source: String?) -> ResolvedScenario.Entry {
    let made: ResolvedScenario.Value
    switch value.text {
    case .plain(let text): made = .scalar(text, quoted: false)
    case .number(let number, let own):
      let figure = ResolvedScenario.Value.scalar(numberText(number), quoted: false)
      let isPlain = source == nil && own == ParameterDeclaration.assumedDefault
      let stated = ResolvedScenario.Value.scalar(own.text, quoted: true)
      made =
        isPlain
        ? figure
        : .number([
          .init(key: "value", value: figure, origin: .standard),
          .init(key: "source", value: stated, origin: .standard),
        ])
    }
    return .init(key: value.key, value: made, origin: .standard)
  }
}

extension ResolvedScenario.Value {
  /// A mapping written as part of a number.
  fileprivate var asNumber: ResolvedScenario.Value {
    guard case .mapping(let entries) = self else { return self }
    return .number(entries)
  }
}
