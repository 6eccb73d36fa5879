import SociaalDomein

extension Section {
  /// The mapping under a key that must be there.
  ///
  /// When it is not, the section collects the required keys that are asked of it, and `finish()`
  /// reports it as missing with those keys.
  public func section(_ key: String) -> Section {
    child(key, absent: .missing)
  }

  /// The mapping under a key, or nil when the file does not have it.
  public func optionalSection(_ key: String) -> Section? {
    allow([key])
    return has(key) ? child(key, absent: .refused) : nil
  }

  /// The mapping under a key, or nil when the file does not have it or says `nee`.
  package func optionalSectionOrNo(_ key: String) -> Section? {
    if let entry = lookup(key), case .scalar(let word, _) = entry.value.content,
      ["nee", "false"].contains(word)
    {
      return nil
    }
    return optionalSection(key)
  }

  /// The mapping under a key; when the file does not have it, all of its keys take their defaults.
  public func sectionOrDefaults(_ key: String) -> Section {
    child(key, absent: .defaulted)
  }

  private func child(_ key: String, absent: Presence) -> Section {
    if let known = children[key] { return known }
    let form = declaration?.form(of: key)
    precondition(
      declaration == nil || form?.section != nil, "the format has no mapping '\(key)' in \(title)")
    let entry = lookup(key)
    let section =
      entry.map { mapping($0, declaration: form?.section) }
      ?? absentChild(key, absent, form?.section)
    children[key] = section
    childOrder.append(key)
    return section
  }

  private func absentChild(
    _ key: String, _ absent: Presence, _ declaration: SectionDeclaration?
  ) -> Section {
    let effective: Presence
    switch presence {
    case .given: effective = absent
    case .defaulted: effective = absent
    case .missing:
      if absent == .missing { _ = required(key, "a mapping") }
      effective = absent == .defaulted ? .defaulted : .refused
    case .refused: effective = .refused
    }
    return Section(
      path: keyPath(key), place: place, presence: effective, inheritedSource: source,
      declaration: declaration, context: context)
  }

  /// The section of an entry; reports a value that is no mapping.
  ///
  /// A number written as a mapping takes the source of its own file.
  package func mapping(_ entry: YAMLEntry, declaration: SectionDeclaration? = nil) -> Section {
    let path = keyPath(entry.key)
    func make(_ presence: Presence, _ content: [YAMLEntry] = []) -> Section {
      Section(
        path: path, place: entry.place, presence: presence, content: content,
        inheritedSource: entry.source.map { Source($0) }, declaration: declaration,
        context: context)
    }
    switch entry.value.content {
    case .mapping(let content):
      return make(.given, MeantKeys(declaration, path: path, context).read(content))
    case .refused: return make(.refused)
    case .scalar where entry.value.isEmpty: return make(.given)
    case .scalar(let text, _):
      context.report(
        at: entry.value.place,
        "'\(path)' must be a mapping, not '\(text.prefix(40))'; write its keys on the lines "
          + "below it"
      )
      return make(.refused)
    }
  }

  /// The mappings under the keys nobody asked for yet, in the order of the file; all are known
  /// from now on.
  ///
  /// Reports keys other than lower case letters, digits and underscores, and values that are no
  /// mappings.
  public func entries() -> [(key: String, section: Section)] {
    remaining().compactMap { entry in
      guard checkDomainKey(entry) else { return nil }
      return (entry.key, child(entry.key, absent: .refused))
    }
  }

  /// Whether a key that the author chose has the form of one; reports it when not.
  package func checkDomainKey(_ entry: YAMLEntry) -> Bool {
    precondition(
      declaration == nil || declaration?.names != nil, "the format has no names in \(title)")
    if ChosenKey.isOne(entry.key) { return true }
    context.report(at: entry.place, ChosenKey.refusal(of: entry.key, in: title))
    return false
  }
}
