import Foundation
import NumericKernels

/// A number of a scenario, bare or with its distribution, under a change.
struct ChangedNumber {
  let change: StressChange

  /// Why a number cannot be changed so.
  struct Misfit: Error {
    let why: String
  }

  /// The same number changed; its unit and source stay.
  func value(_ old: YAMLValue) throws(Misfit) -> YAMLValue {
    switch old.content {
    case .scalar(let text, _): return scalar(try changed(text), old.place)
    case .refused: return old
    case .mapping(let entries):
      guard let shape = shape(of: entries) else { throw Misfit(why: "it is no number") }
      if isBound { return try bounded(old, entries, shape) }
      var made: [YAMLEntry] = []
      for entry in entries {
        if entry.key == shape.rawValue {
          made.append(try figures(entry, shape))
        } else {
          let isCut = ["lower", "upper"].contains(entry.key)
          made.append(isCut ? with(entry, try value(entry.value)) : entry)
        }
      }
      return YAMLValue(content: .mapping(made), place: old.place)
    }
  }

  private func shape(of entries: [YAMLEntry]) -> DistributionReader.Key? {
    entries.lazy.compactMap { DistributionReader.Key(rawValue: $0.key) }.first
  }

  private var isBound: Bool {
    switch change {
    case .atMost, .atLeast: true
    default: false
    }
  }

  // MARK: Figures of a distribution

  private func figures(
    _ entry: YAMLEntry, _ shape: DistributionReader.Key
  ) throws(Misfit) -> YAMLEntry {
    switch shape {
    case .value, .fixed: return with(entry, try value(entry.value))
    case .empirical: throw Misfit(why: "its values stand in a table")
    default: break
    }
    guard let given = entry.value.entries else { return entry }
    var made: [YAMLEntry] = []
    for figure in given {
      made.append(try self.figure(figure, of: shape, among: given))
    }
    if shape == .beta { made += try limits(beside: given, entry.place) }
    return with(entry, YAMLValue(content: .mapping(made), place: entry.value.place))
  }

  private func figure(
    _ figure: YAMLEntry, of shape: DistributionReader.Key, among given: [YAMLEntry]
  ) throws(Misfit) -> YAMLEntry {
    if figure.key == "source" { return figure }
    if shape == .discrete {
      let key = try changed(figure.key)
      return YAMLEntry(key: key, place: figure.place, value: figure.value, source: figure.source)
    }
    let scales = ["sd", "scale"].contains(figure.key)
    if DistributionReader.Key.pureFigures.contains(figure.key) { return figure }
    if case .plus = change {
      if [.lognormal, .gamma].contains(shape) {
        throw Misfit(
          why: "a \(shape.rawValue) that is moved is another shape; write x, or its figures")
      }
      return scales ? figure : with(figure, try value(figure.value))
    }
    return with(figure, try value(figure.value))
  }

  /// A beta without bounds is one from 0 to 1, which move with it.
  private func limits(beside given: [YAMLEntry], _ place: SourcePlace) throws(Misfit) -> [YAMLEntry]
  {
    var made: [YAMLEntry] = []
    for (key, text) in [("min", "0"), ("max", "1")]
    where !given.contains(where: { $0.key == key }) {
      made.append(YAMLEntry(key: key, place: place, value: scalar(try changed(text), place)))
    }
    return made
  }

  // MARK: Bounds

  /// The number itself where its mean is within the bound, else the bound.
  private func bounded(
    _ old: YAMLValue, _ entries: [YAMLEntry], _ shape: DistributionReader.Key
  ) throws(Misfit) -> YAMLValue {
    guard let mean = Self.mean(of: old) else {
      throw Misfit(why: "the mean of its \(shape.rawValue) is not known here")
    }
    guard let made = change.applied(to: mean), made != mean else { return old }
    return scalar(numberText(made), old.place)
  }

  /// The mean of a number, where its figures tell it.
  static func mean(of value: YAMLValue) -> Double? {
    let number = { (text: String) -> Double? in
      guard case .number(let value) = NumberGrammar.read(text, thousands: false) else { return nil }
      return value
    }
    switch value.content {
    case .scalar(let text, _): return number(text)
    case .refused: return nil
    case .mapping(let entries):
      for entry in entries {
        guard let shape = DistributionReader.Key(rawValue: entry.key) else { continue }
        if case .scalar(let text, _) = entry.value.content { return number(text) }
        var figures: [String: Double] = [:]
        for figure in entry.value.entries ?? [] {
          if case .scalar(let text, _) = figure.value.content { figures[figure.key] = number(text) }
        }
        guard ![.discrete, .empirical].contains(shape) else { return nil }
        let bound = { (key: String) in
          entries.first { $0.key == key }.flatMap { mean(of: $0.value) }
        }
        let written = WrittenDistribution(key: shape, figures: figures)
        return try? written.distribution(lower: bound("lower"), upper: bound("upper")).mean
      }
      return nil
    }
  }

  // MARK: Texts

  private func changed(_ text: String) throws(Misfit) -> String {
    guard case .number(let value) = NumberGrammar.read(text, thousands: false),
      let made = change.applied(to: value), made.isFinite
    else { throw Misfit(why: "'\(text)' is no number") }
    return numberText(Self.rounded(made))
  }

  /// Without the last digits that binary fractions leave: 0.1 + 0.2 is 0.3.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    return Double(String(format: "%.14g", value)) ?? value
  }

  private func scalar(_ text: String, _ place: SourcePlace) -> YAMLValue {
    YAMLValue(content: .scalar(text, quoted: false), place: place)
  }

  private func with(_ entry: YAMLEntry, _ value: YAMLValue) -> YAMLEntry {
    YAMLEntry(key: entry.key, place: entry.place, value: value, source: entry.source)
  }

  /// Whether a number is drawn from no distribution.
  static func isCertain(_ value: YAMLValue) -> Bool {
    guard let entries = value.entries else { return true }
    return entries.contains { ["value", "fixed"].contains($0.key) }
  }
}
