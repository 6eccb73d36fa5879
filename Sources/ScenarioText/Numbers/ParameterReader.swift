import NumericKernels
import SociaalDomein

/// Reads one number that is written as a mapping: a value or a distribution, with unit, source
/// and truncation.
package struct ParameterReader {
  package let declaration: ParameterDeclaration
  package let section: Section

  init(_ declaration: ParameterDeclaration, section: Section) {
    self.declaration = declaration
    self.section = section
  }

  /// The parameter; nil, with the error reported, when the mapping is none.
  ///
  /// - Parameter name: its key, where that is another than the path to it.
  package func read(named name: String? = nil) -> Parameter? {
    let before = section.context.diagnostics.reportCount
    let distributions = DistributionReader(section: section, unit: declaration.unit)
    section.allow(DistributionReader.Key.allCases.map(\.rawValue) + ["lower", "upper", "unit"])
    section.allow(distributions.looseFigures ?? [])
    section.finish()
    checkUnit()
    let bounds = (lower: bound("lower"), upper: bound("upper"))
    guard let key = distributions.key(of: declaration.expectation) else { return nil }
    let name = name ?? section.path
    if key.isFixed { return fixed(key, named: name) }
    guard
      let distribution = distributions.read(key, lower: bounds.lower, upper: bounds.upper),
      section.context.diagnostics.reportCount == before, fits(distribution, key)
    else { return nil }
    return Parameter(
      key: name, unit: declaration.unit, value: distribution.mean,
      distribution: distribution, source: section.source)
  }

  /// Reports a stated unit that is not the declared one.
  func checkUnit() {
    let unit = declaration.unit.rawValue
    guard let entry = section.lookup("unit"), let text = section.scalar(entry, "'\(unit)'"),
      text != unit
    else { return }
    section.context.report(
      at: entry.value.place,
      "'\(section.path)' is in '\(unit)', not in '\(shown(text))'; write 'unit: \(unit)' or "
        + "leave it out"
    )
  }

  private func bound(_ key: String) -> Double? {
    section.lookup(key).flatMap {
      section.number($0, unit: declaration.unit, declaration.expectation)
    }
  }

  private func fixed(_ key: DistributionReader.Key, named name: String) -> Parameter? {
    for bound in ["lower", "upper"] {
      guard let entry = section.lookup(bound) else { continue }
      section.context.report(
        at: entry.place,
        "'\(bound)' cuts off a distribution, and '\(section.path)' is a fixed number; remove "
          + "'\(bound)'"
      )
    }
    guard let entry = section.lookup(key.rawValue),
      let value = section.number(entry, unit: declaration.unit, declaration.expectation)
    else { return nil }
    guard declaration.allows(value) else {
      section.context.report(
        at: entry.value.place,
        "'\(section.path)' is \(numberText(value)) but must be \(declaration.rangeText) "
          + "(\(declaration.unit.rawValue))"
      )
      return nil
    }
    return Parameter(
      key: name, unit: declaration.unit, value: value, source: section.source)
  }

  // MARK: Range

  /// Reports a distribution that can leave the declared range, with the bounds that would keep it
  /// inside.
  ///
  /// A continuous distribution may touch a lower bound that is itself not allowed: it draws it
  /// with probability zero.
  private func fits(_ distribution: Distribution, _ key: DistributionReader.Key) -> Bool {
    let support = distribution.support
    let range = declaration.range
    let touches = declaration.aboveLowerBound && key.drawsItsBounds
    let isBelow =
      support.lowerBound < range.lowerBound
      || (touches && support.lowerBound == range.lowerBound)
    let isAbove = support.upperBound > range.upperBound
    guard isBelow || isAbove else { return true }
    let place = section.lookup(key.rawValue)?.place ?? section.place
    let remedies = remedy(isBelow: isBelow, isAbove: isAbove, key)
    section.context.report(
      at: place,
      "the \(key.rawValue) of '\(section.path)' \(reach(support)) but may only be "
        + "\(declaration.rangeText) "
        + "(\(declaration.unit.rawValue)); \(remedies)")
    return false
  }

  private func reach(_ support: ClosedRange<Double>) -> String {
    switch (support.lowerBound.isFinite, support.upperBound.isFinite) {
    case (true, true):
      "runs from \(numberText(support.lowerBound)) to \(numberText(support.upperBound))"
    case (true, false): "runs from \(numberText(support.lowerBound)) without end"
    case (false, true): "runs without end up to \(numberText(support.upperBound))"
    case (false, false): "runs without end on both sides"
    }
  }

  private func remedy(isBelow: Bool, isAbove: Bool, _ key: DistributionReader.Key) -> String {
    guard key.isUnbounded else {
      return key.drawsItsBounds ? "change or remove the values outside" : "narrow the distribution"
    }
    var bounds: [String] = []
    if isBelow { bounds.append("'lower: \(numberText(declaration.range.lowerBound))'") }
    if isAbove { bounds.append("'upper: \(numberText(declaration.range.upperBound))'") }
    return "cut it off: add \(bounds.joined(separator: " and ")) beside '\(key.rawValue)'"
  }
}
