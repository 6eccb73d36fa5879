import SociaalDomein

/// A key of a mapping as one constant: what may stand under it, what it means, and what it reads as.
///
/// The constant stands with the others of its mapping in a type of `Keys`, next to what they fill; schema,
/// listings and the order of the resolved scenario follow from it. `Value` is what it reads as.
package struct Key<Value>: Sendable {
  package let declaration: KeyDeclaration
  /// The declaration of its number; nil where it holds none.
  let number: ParameterDeclaration?
  private let reading: @Sendable (Section) -> Value

  init(
    _ declaration: KeyDeclaration, number: ParameterDeclaration? = nil,
    _ reading: @escaping @Sendable (Section) -> Value
  ) {
    self.declaration = declaration
    self.number = number
    self.reading = reading
  }

  package var name: String { declaration.name }

  fileprivate func read(_ section: Section) -> Value { reading(section) }
}

extension Section {
  /// What a key reads as; its default where it is left out. Without one it is required.
  package func read<Value>(_ key: Key<Value>) -> Value { key.read(self) }

  /// The same; nil, and no default, where it is left out.
  package func optional<Value>(_ key: Key<Value>) -> Value? {
    guard has(key.name) else {
      allow([key.name])
      return nil
    }
    return key.read(self)
  }

  /// The entries of a mapping whose keys the author chooses; none where it is left out.
  package func entries(of key: Key<Section>) -> [(key: String, section: Section)] {
    optional(key)?.entries() ?? []
  }

  /// Whether the file has a key here; does not count as asking for it.
  package func has<Value>(_ key: Key<Value>) -> Bool { has(key.name) }

  /// Reports an error about a key.
  package func report<Value>(_ key: Key<Value>, _ message: String) { report(key.name, message) }
}

// MARK: Numbers

extension Key where Value == Parameter {
  /// A number that may be uncertain.
  package static func number(
    _ number: ParameterDeclaration, _ need: KeyDeclaration.Need? = nil
  ) -> Key {
    Key(.number(number, need), number: number) { section in section.parameter(number) }
  }
}

extension Key where Value == Double {
  /// A number that is the same in every replication.
  package static func fixed(
    _ number: ParameterDeclaration, _ need: KeyDeclaration.Need? = nil
  ) -> Key {
    Key(.fixed(number, need), number: number) { section in section.parameter(number).value }
  }
}

extension Key where Value == ParameterSeries {
  /// A number that may change by year.
  package static func series(
    _ number: ParameterDeclaration, _ need: KeyDeclaration.Need? = nil
  ) -> Key {
    Key(.series(number, need), number: number) { section in section.series(number) }
  }
}

extension Section {
  /// A number by year that must have a value in some years; nil where none is needed.
  package func read(_ key: Key<ParameterSeries>, in years: ClosedRange<Int>?) -> ParameterSeries {
    key.number.map { series($0, in: years) } ?? read(key)
  }

  /// The same; nil where it is left out.
  package func optional(
    _ key: Key<ParameterSeries>, in years: ClosedRange<Int>?
  ) -> ParameterSeries? {
    key.number.map { optionalSeries($0, in: years) } ?? optional(key)
  }
}

// MARK: Words

extension Key where Value == Bool {
  package static func boolean(_ name: String, _ standard: Bool, help: String) -> Key {
    Key(.boolean(name, standard, help: help)) { $0.boolean(name) }
  }
}

extension Key where Value == Int {
  package static func integer(
    _ name: String, in range: ClosedRange<Int>, _ need: KeyDeclaration.Need, help: String
  ) -> Key {
    Key(.integer(name, in: range, need, help: help)) { $0.integer(name) }
  }
}

extension Key where Value == CalendarMonth {
  package static func month(_ name: String, _ need: KeyDeclaration.Need, help: String) -> Key {
    Key(.month(name, need, help: help)) { $0.month(name) }
  }
}

extension Key where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// One of the words of an enumeration.
  package static func words(
    _ name: String, _ need: KeyDeclaration.Need, help: String
  ) -> Key {
    Key(.words(name, Value.self, need, help: help)) { $0.choice(name) }
  }
}

// MARK: Names

/// A key that holds a name, or names, of what is declared elsewhere; which are known is said where it is
/// read.
package struct NameKey: Sendable {
  package let declaration: KeyDeclaration
  /// The word for what is named: `wijk`.
  let what: String

  package var name: String { declaration.name }

  /// One name.
  package static func name(
    _ name: String, of what: String, _ need: KeyDeclaration.Need, help: String
  ) -> NameKey {
    NameKey(declaration: .name(name, of: what, need, help: help), what: what)
  }

  /// `alle`, one name, or a mapping with names as keys.
  package static func names(
    _ name: String, of what: String, _ need: KeyDeclaration.Need, help: String
  ) -> NameKey {
    NameKey(declaration: .names(name, of: what, need, help: help), what: what)
  }
}

extension Section {
  /// Reports an error about a key.
  package func report(_ key: NameKey, _ message: String) { report(key.name, message) }

  /// The place of a name among those that are known; nil, which has been reported, for another.
  package func place(_ key: NameKey, among known: [String]) -> Int? {
    knownReference(key.name, to: known, what: key.what).flatMap { known.firstIndex(of: $0) }
  }

  /// The places of chosen names among those that are known, in their order.
  package func places(_ key: NameKey, among known: [String]) -> [Int] {
    selection(key.name, of: known, what: key.what).compactMap { known.firstIndex(of: $0) }
  }
}

// MARK: Mappings

extension Key where Value == Section {
  /// A mapping with the keys of a type.
  package static func mapping<Inner: Keys>(
    _ name: String, _ keys: Inner.Type, _ need: KeyDeclaration.Need = .optional, help: String
  ) -> Key {
    mapping(name, SectionDeclaration(of: keys), need, help: help)
  }

  /// A mapping whose keys the author chooses, each with a mapping of the keys of a type: `what` is the word
  /// for what they name.
  package static func named<Inner: Keys>(
    _ name: String, _ what: String, _ keys: Inner.Type, _ need: KeyDeclaration.Need = .optional,
    help: String
  ) -> Key {
    named(name, what, .mapping(SectionDeclaration(of: keys)), need, help: help)
  }

  package static func mapping(
    _ name: String, _ section: SectionDeclaration, _ need: KeyDeclaration.Need = .optional,
    help: String
  ) -> Key {
    Key(.mapping(name, section, need, help: help)) { section in section.section(name) }
  }

  package static func named(
    _ name: String, _ what: String, _ form: ValueForm, _ need: KeyDeclaration.Need = .optional,
    help: String
  ) -> Key {
    Key(.named(name, what, form, need, help: help)) { section in section.section(name) }
  }
}

extension Key where Value == Section? {
  /// A mapping, or `nee` to do without it.
  package static func mappingOrNo(
    _ name: String, _ section: SectionDeclaration, _ need: KeyDeclaration.Need = .optional,
    help: String
  ) -> Key {
    Key(KeyDeclaration(name, .mappingOrNo(section), need, help: help)) { section in
      section.optionalSectionOrNo(name)
    }
  }
}

/// A key that holds the path of a CSV file.
package struct TableKey: Sendable {
  package let declaration: KeyDeclaration
  package let table: TableDeclaration

  package var name: String { declaration.name }

  /// - Parameter other: a table that may stand here instead.
  package init(
    _ name: String, _ table: TableDeclaration, or other: TableDeclaration? = nil,
    _ need: KeyDeclaration.Need = .required
  ) {
    self.table = table
    declaration =
      other.map { .table(name, table, $0, need: need) } ?? .table(name, table, need: need)
  }
}

// MARK: The keys of a mapping

/// The keys of one mapping: stored properties, each a key, in the order of the resolved scenario.
package protocol Keys: Sendable {
  init()
}

/// What can be a property of `Keys`.
private protocol MappingKey {
  var declaration: KeyDeclaration { get }
}

extension Key: MappingKey {}
extension NameKey: MappingKey {}
extension TableKey: MappingKey {}

extension SectionDeclaration {
  /// The mapping with the keys of a type.
  ///
  /// A property that is no key is a mistake of the format.
  package init<Mapping: Keys>(of keys: Mapping.Type) {
    self.init(
      Mirror(reflecting: Mapping()).children.map { child in
        guard let key = child.value as? any MappingKey else {
          preconditionFailure("'\(child.label ?? "")' of \(Mapping.self) is no key")
        }
        return key.declaration
      })
  }

  /// A mapping whose keys the author chooses, each with a mapping of the keys of a type: `what` is the word
  /// for what they name.
  package init<Mapping: Keys>(each what: String, _ keys: Mapping.Type) {
    self.init(names: .init(what, .mapping(SectionDeclaration(of: keys))))
  }
}
