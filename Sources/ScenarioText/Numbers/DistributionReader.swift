import NumericKernels
import SociaalDomein

/// Reads the distribution of a parameter: exactly one key names its shape, the mapping under it
/// holds the figures.
package struct DistributionReader {
  /// The keys of which a number written as a mapping has exactly one.
  package enum Key: String, CaseIterable {
    case value
    case fixed
    case uniform
    case triangular
    case pert
    case normal
    case lognormal
    case beta
    case gamma
    case discrete
    case empirical

    var isFixed: Bool { self == .value || self == .fixed }

    /// Whether its draws have no end on at least one side, so that the author can cut it off.
    var isUnbounded: Bool { self == .normal || self == .lognormal || self == .gamma }

    /// Whether it can draw exactly the end of its support.
    var drawsItsBounds: Bool { isFixed || self == .discrete || self == .empirical }

    /// The sets of figures it can be given by.
    package var forms: [[String]] {
      switch self {
      case .value, .fixed, .discrete: []
      case .uniform: [["min", "max"]]
      case .triangular, .pert: [["min", "mode", "max"]]
      case .normal: [["mean", "sd"]]
      case .lognormal: [["mean", "sd"], ["p10", "p90"]]
      case .beta: [["alpha", "beta"], ["mean", "sd"]]
      case .gamma: [["shape", "scale"], ["mean", "sd"]]
      case .empirical: [["table", "column"]]
      }
    }

    /// Figures that are in no unit.
    package static let pureFigures: Set<String> = ["alpha", "beta", "shape"]

    /// `{ mean, sd } or { p10, p90 }`.
    var formText: String {
      forms.map { "{ \($0.joined(separator: ", ")) }" }.joined(separator: " or ")
    }
  }

  package let section: Section
  package let unit: Unit

  /// The one key that names a shape; reports none, or more than one.
  package func key(of expectation: String) -> Key? {
    let given = Key.allCases.filter { section.has($0.rawValue) }
    let loose = looseFigures.flatMap { $0.count > given.count ? $0 : nil }
    if given.count == 1, loose == nil { return given[0] }
    let all = listed(Key.allCases.map(\.rawValue))
    if given.count > 1 {
      let names = given.map { "'\($0.rawValue)'" }.joined(separator: " and ")
      section.report(
        given[1].rawValue,
        "'\(section.path)' has \(names); it must have one of \(all); remove the others")
    } else if let loose {
      section.report(
        loose[0],
        "'\(section.path)' has \(loose.joined(separator: " and ")) without a shape; write the "
          + "shape around them, such as { \(example(loose)): "
          + "{ \(loose.joined(separator: ": ..., ")): ... } }")
    } else if section.presence == .given, !section.hasUnknownKeys {
      section.report(
        "", "'\(section.path)' has no number; it must be \(expectation); give one of \(all)")
    }
    return nil
  }

  /// The distribution under a key; nil, with the error reported, when its figures make none.
  package func read(_ key: Key, lower: Double?, upper: Double?) -> Distribution? {
    guard let entry = section.lookup(key.rawValue) else { return nil }
    let figures = section.mapping(entry)
    guard figures.presence == .given, let read = read(key, figures) else { return nil }
    if let lower, let upper, lower > upper {
      section.report(
        "lower",
        "'\(section.path)' is cut off from \(numberText(lower)) to \(numberText(upper)); 'lower' "
          + "must be below 'upper'; swap them")
      return nil
    }
    do {
      let distribution = try read.distribution(lower: lower, upper: upper)
      if distribution.mean.isFinite { return distribution }
      section.context.report(
        at: entry.place,
        "the \(key.rawValue) of '\(section.path)' has no finite mean; use smaller figures")
      return nil
    } catch {
      section.context.report(
        at: entry.place, "the \(key.rawValue) of '\(section.path)' cannot be: \(error)")
      return nil
    }
  }

  private func read(_ key: Key, _ figures: Section) -> WrittenDistribution? {
    switch key {
    case .discrete: discrete(figures)
    case .empirical: empirical(figures)
    default: form(of: key, figures)
    }
  }

  // MARK: Figures

  /// The figures of a distribution that stand where its shape should; nil where there are others.
  var looseFigures: [String]? {
    let figures = Set(Key.allCases.flatMap { $0.forms.joined() })
    let bounds: Set<String> = ["lower", "upper", "unit", "source"]
    let given = section.content.map(\.key).filter { !bounds.contains($0) }
    return !given.isEmpty && given.allSatisfy(figures.contains) ? given : nil
  }

  /// The first shape that such figures make.
  private func example(_ figures: [String]) -> String {
    Key.allCases.first { $0.forms.contains { Set($0) == Set(figures) } }?.rawValue
      ?? Key.allCases.first { $0.forms.contains { Set($0).isSuperset(of: figures) } }?.rawValue
      ?? Key.normal.rawValue
  }

  private func form(of key: Key, _ figures: Section) -> WrittenDistribution? {
    let form = key.forms.first { $0.allSatisfy(figures.has) } ?? nearestForm(key, figures)
    let names = key == .beta ? form + ["min", "max"] : form
    let isComplete = form.allSatisfy(figures.has)
    figures.allow(isComplete ? names : names + key.forms.joined())
    figures.finish()
    guard isComplete else {
      let missing = form.filter { !figures.has($0) }.joined(separator: " and ")
      if !figures.hasUnknownKeys {
        section.context.report(
          at: figures.place,
          "the \(key.rawValue) of '\(section.path)' needs \(key.formText); add \(missing)")
      }
      return nil
    }
    var read: [String: Double] = [:]
    for name in names where figures.has(name) {
      let unit = Key.pureFigures.contains(name) ? nil : unit
      guard let entry = figures.lookup(name) else { continue }
      read[name] = figures.number(entry, unit: unit, "a number")
    }
    guard read.count == names.count(where: figures.has) else { return nil }
    return WrittenDistribution(key: key, figures: read)
  }

  /// The form of which the author wrote the most.
  private func nearestForm(_ key: Key, _ figures: Section) -> [String] {
    key.forms.max { $0.count(where: figures.has) < $1.count(where: figures.has) } ?? []
  }

  // MARK: Values with weights, and tables

  private func discrete(_ figures: Section) -> WrittenDistribution? {
    let entries = figures.content.filter { $0.key != "source" }
    guard !entries.isEmpty else {
      section.context.report(
        at: figures.place,
        "'\(figures.path)' is empty; write values with weights, { 10: 0.3, 20: 0.7 }")
      return nil
    }
    let values = entries.compactMap { discreteValue($0, in: figures) }
    let weights = entries.compactMap { discreteWeight($0, in: figures) }
    guard values.count == entries.count, weights.count == entries.count else { return nil }
    return WrittenDistribution(key: .discrete, values: values, weights: weights)
  }

  private func discreteValue(_ entry: YAMLEntry, in figures: Section) -> Double? {
    switch NumberGrammar.read(entry.key, thousands: unit.countsInThousands) {
    case .number(let value): return value
    case .refused(let message):
      section.context.report(at: entry.place, "a value of '\(figures.path)': \(message)")
      return nil
    }
  }

  private func discreteWeight(_ entry: YAMLEntry, in figures: Section) -> Double? {
    let weight = figures.number(entry, unit: nil, "a weight of 0 or more")
    guard let weight, weight < 0 else { return weight }
    section.context.report(
      at: entry.value.place,
      "'\(figures.keyPath(entry.key))' is \(numberText(weight)) but a weight must be 0 or more")
    return nil
  }

  private func empirical(_ figures: Section) -> WrittenDistribution? {
    let name = figures.text("column")
    figures.allow(["table"])
    figures.finish()
    let any = -Double.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    guard figures.required("table", "the name of a CSV file") != nil, !name.isEmpty,
      let table = figures.table(
        "table", columns: [TableColumn(name, .number(any), unit: unit)], otherColumns: .ignored)
    else { return nil }
    return WrittenDistribution(key: .empirical, values: table.numbers(name))
  }
}
