import NumericKernels
import SociaalDomein

extension Section {
  /// The number that a declaration describes; required when the declaration has no default.
  ///
  /// Written as a bare number or as a mapping with a value or distribution, and optionally `unit`
  /// and `source`. Reports anything else, another unit, and values or distributions that can
  /// leave the declared range.
  ///
  /// - Parameter source: what the default rests on in this scenario, where that is something else than
  ///   the declaration says.
  public func parameter(
    _ declaration: ParameterDeclaration, defaultSource source: Source? = nil
  ) -> Parameter {
    let key = declaration.name
    expect(declaration)
    if let fallback = declaration.defaultValue, !has(key) {
      let source = source ?? declaration.defaultSource
      recordDefault(key, .number(fallback, source))
      return context.note(
        Parameter(key: keyPath(key), unit: declaration.unit, value: fallback, source: source),
        declaration)
    }
    guard let entry = required(key, "\(declaration.expectation) (\(declaration.help))") else {
      return placeholder(keyPath(key), declaration)
    }
    return parameter(at: entry, declaration)
  }

  /// The number that a declaration describes, or nil when the file does not have it; takes no
  /// default.
  public func optionalParameter(_ declaration: ParameterDeclaration) -> Parameter? {
    expect(declaration)
    return lookup(declaration.name).map { parameter(at: $0, declaration) }
  }

  /// Numbers by name, such as a weight per wijk: every key of this section that nobody asked for
  /// yet.
  ///
  /// The declaration holds for each; all keys are known from now on.
  public func parameters(_ declaration: ParameterDeclaration) -> [(
    key: String, parameter: Parameter
  )] {
    remaining().compactMap { entry in
      checkDomainKey(entry) ? (entry.key, parameter(at: entry, declaration)) : nil
    }
  }

  // MARK: One number

  /// - Parameter name: the key of what is read, where it is another than the path to it.
  package func parameter(
    at entry: YAMLEntry, _ declaration: ParameterDeclaration, named name: String? = nil
  ) -> Parameter {
    let path = keyPath(entry.key)
    if case .mapping = entry.value.content {
      let reader = ParameterReader(declaration, section: mapping(entry))
      guard let read = reader.read(named: name) else { return placeholder(path, declaration) }
      reportUncertainty(of: read, at: entry)
      return context.note(read, declaration, at: entry.place)
    }
    let expectation = declaration.expectation
    guard let value = number(entry, unit: declaration.unit, expectation) else {
      return placeholder(path, declaration)
    }
    guard declaration.allows(value) else {
      context.report(
        at: entry.value.place,
        "'\(path)' is \(numberText(value)) but must be \(declaration.rangeText) "
          + "(\(declaration.unit.rawValue))"
      )
      return placeholder(path, declaration)
    }
    return context.note(
      Parameter(
        key: name ?? path, unit: declaration.unit, value: value,
        source: entry.source.map { Source($0) }), declaration, at: entry.place)
  }

  /// Reports a distribution where the format allows only one number.
  private func reportUncertainty(of parameter: Parameter, at entry: YAMLEntry) {
    guard parameter.distribution != nil,
      case .number(_, isUncertain: false)? = declaration?.form(of: entry.key)
    else { return }
    context.report(
      at: entry.place,
      "'\(parameter.key)' cannot be uncertain; allowed: one number; write its value")
  }

  /// Holds the decoder to the format: a number stands under its declared key.
  func expect(_ number: ParameterDeclaration) {
    _ = declared(number.name) { $0.numbers.contains(number) }
  }

  /// The number of a scalar; reports one that is not written as a number.
  package func number(_ entry: YAMLEntry, unit: Unit?, _ expectation: String) -> Double? {
    guard let text = scalar(entry, expectation) else { return nil }
    let path = keyPath(entry.key)
    let reading = NumberGrammar.read(text, thousands: unit?.countsInThousands ?? false)
    switch reading {
    case .number(let value):
      guard case .scalar(_, quoted: true) = entry.value.content else { return value }
      context.report(
        at: entry.value.place, "'\(path)' has quotes around its number; write \(text) without them")
    case .refused(let message):
      context.report(at: entry.value.place, "'\(path)': \(message)")
    }
    return nil
  }

  func placeholder(_ path: String, _ declaration: ParameterDeclaration) -> Parameter {
    Parameter(key: path, unit: declaration.unit, value: declaration.placeholder)
  }
}
