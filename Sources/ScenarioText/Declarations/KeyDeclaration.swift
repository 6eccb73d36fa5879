import SociaalDomein

/// One key of a mapping in a scenario file: what may stand under it, and what it means.
///
/// Reading, schema and the order of the resolved scenario follow from it.
public struct KeyDeclaration: Sendable {
  /// What happens when the file leaves the key out.
  public enum Need: Sendable, Equatable {
    case required
    case optional
    /// This text stands instead.
    case defaulted(String)
  }

  public let name: String
  public let form: ValueForm
  public let need: Need
  /// One English line.
  public let help: String

  package init(_ name: String, _ form: ValueForm, _ need: Need, help: String) {
    self.name = name
    self.form = form
    self.need = need
    self.help = help
  }
}

/// What may stand under a key.
public indirect enum ValueForm: Sendable {
  case text
  /// The path of another scenario, from the folder of this one.
  case scenario
  /// `ja` or `nee`.
  case boolean
  case integer(ClosedRange<Int>)
  /// `2021-01`, or `2021`.
  case month
  case words([String])
  /// The name of something that the scenario declares elsewhere, by the word for it.
  case name(of: String)
  /// `alle`, such a name, or a mapping with such names as keys.
  case names(of: String)
  /// The path of a CSV file.
  case table(TableDeclaration)
  /// The path of a folder with the results of a run, among which this table.
  case run(TableDeclaration)
  /// A number, or a distribution where it may be uncertain.
  case number(ParameterDeclaration, isUncertain: Bool)
  /// A number, or numbers by year.
  case series(ParameterDeclaration)
  case mapping(SectionDeclaration)
  /// A mapping, or `nee` to do without it.
  case mappingOrNo(SectionDeclaration)
  case oneOf([ValueForm])

  /// The alternatives, one for a form without.
  var alternatives: [ValueForm] {
    if case .oneOf(let forms) = self { return forms }
    return [self]
  }

  /// The declaration of the mapping that may stand here.
  package var section: SectionDeclaration? {
    for form in alternatives {
      switch form {
      case .mapping(let section), .mappingOrNo(let section): return section
      default: continue
      }
    }
    return nil
  }

  /// The declarations of the numbers that may stand here.
  package var numbers: [ParameterDeclaration] {
    alternatives.compactMap { form in
      switch form {
      case .number(let declaration, _), .series(let declaration): declaration
      default: nil
      }
    }
  }

  /// Whether a number stands here, and no numbers by year.
  var isSingleNumber: Bool {
    if case .number? = alternatives.first { return true }
    return false
  }

  /// The tables whose path may stand here.
  package var tables: [TableDeclaration] {
    alternatives.compactMap { form in
      if case .table(let table) = form { return table }
      return nil
    }
  }

  /// Whether a path stands here, which counts from the folder of the scenario.
  var isPath: Bool {
    alternatives.contains { form in
      switch form {
      case .table, .run: true
      default: false
      }
    }
  }

  func isTable(_ name: String) -> Bool { tables.contains { $0.name == name } }
}

/// What may stand in a mapping of a scenario file.
public struct SectionDeclaration: Sendable {
  /// Keys that the author chooses, such as the names of wijken.
  public struct Names: Sendable {
    /// The word for what they name: `wijk`.
    public let what: String
    public let form: ValueForm
    /// Whether they are keys joined by dots instead of names.
    let areDotted: Bool

    package init(_ what: String, _ form: ValueForm, dotted: Bool = false) {
      self.what = what
      self.form = form
      areDotted = dotted
    }
  }

  /// The keys of the format, in the order of the resolved scenario.
  public let keys: [KeyDeclaration]
  /// What stands under other keys; nil where there can be none.
  public let names: Names?
  /// How messages call a whole file of this form.
  package let title: String
  /// The key that may give the others, so that none of them is required where it stands; nil for none.
  package let completion: String?

  package init(
    _ keys: [KeyDeclaration] = [], names: Names? = nil, title: String = "the scenario",
    completion: String? = nil
  ) {
    self.keys = keys
    self.names = names
    self.title = title
    self.completion = completion
  }

  package func key(_ name: String) -> KeyDeclaration? { keys.first { $0.name == name } }

  /// What may stand under a key, of the format or chosen by the author.
  package func form(of name: String) -> ValueForm? { key(name)?.form ?? names?.form }

  /// The place of a key in the order of the format; the author's own come after it.
  func position(of name: String) -> Int { keys.firstIndex { $0.name == name } ?? keys.count }
}

extension KeyDeclaration {
  package static func text(_ name: String, _ need: Need, help: String) -> KeyDeclaration {
    KeyDeclaration(name, .text, need, help: help)
  }

  package static func boolean(_ name: String, _ standard: Bool, help: String) -> KeyDeclaration {
    KeyDeclaration(name, .boolean, .defaulted(standard ? "ja" : "nee"), help: help)
  }

  package static func integer(
    _ name: String, in range: ClosedRange<Int>, _ need: Need, help: String
  ) -> KeyDeclaration {
    KeyDeclaration(name, .integer(range), need, help: help)
  }

  package static func month(_ name: String, _ need: Need, help: String) -> KeyDeclaration {
    KeyDeclaration(name, .month, need, help: help)
  }

  package static func words<Word: CaseIterable & RawRepresentable>(
    _ name: String, _ type: Word.Type, _ need: Need, help: String
  ) -> KeyDeclaration where Word.RawValue == String {
    KeyDeclaration(name, .words(type.allCases.map(\.rawValue)), need, help: help)
  }

  package static func name(
    _ name: String, of what: String, _ need: Need, help: String
  ) -> KeyDeclaration {
    KeyDeclaration(name, .name(of: what), need, help: help)
  }

  package static func names(
    _ name: String, of what: String, _ need: Need, help: String
  ) -> KeyDeclaration {
    KeyDeclaration(name, .names(of: what), need, help: help)
  }

  /// The path of a CSV file that holds one of these tables.
  package static func table(
    _ name: String, _ tables: TableDeclaration..., need: Need = .required
  ) -> KeyDeclaration {
    let help = tables.map { table in
      "\(table.help) (columns \(table.columnText))"
    }
    return KeyDeclaration(
      name, .oneOf(tables.map { .table($0) }), need,
      help: "CSV: " + help.joined(separator: "; or "))
  }

  /// A number that may be uncertain.
  package static func number(_ declaration: ParameterDeclaration, _ need: Need? = nil)
    -> KeyDeclaration
  {
    KeyDeclaration(declaration, .number(declaration, isUncertain: true), need)
  }

  /// A number that is the same in every replication.
  package static func fixed(_ declaration: ParameterDeclaration, _ need: Need? = nil)
    -> KeyDeclaration
  {
    KeyDeclaration(declaration, .number(declaration, isUncertain: false), need)
  }

  /// A number that may change by year.
  package static func series(_ declaration: ParameterDeclaration, _ need: Need? = nil)
    -> KeyDeclaration
  {
    KeyDeclaration(declaration, .series(declaration), need)
  }

  private init(_ declaration: ParameterDeclaration, _ form: ValueForm, _ need: Need?) {
    let standard = declaration.defaultValue.map { Need.defaulted(numberText($0)) }
    self.init(declaration.name, form, need ?? standard ?? .required, help: declaration.help)
  }

  package static func mapping(
    _ name: String, _ section: SectionDeclaration, _ need: Need = .optional, help: String
  ) -> KeyDeclaration {
    KeyDeclaration(name, .mapping(section), need, help: help)
  }

  /// A mapping whose keys the author chooses: `what` is the word for what they name.
  package static func named(
    _ name: String, _ what: String, _ form: ValueForm, _ need: Need = .optional, help: String
  ) -> KeyDeclaration {
    mapping(name, SectionDeclaration(names: .init(what, form)), need, help: help)
  }
}
