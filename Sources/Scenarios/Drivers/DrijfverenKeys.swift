import DemandModel
import SociaalDomein

/// What makes demand grow or fall: a driver is a line here, with its keys and how they are read in a file of
/// its own.
struct DrijfverenKeys: Keys {
  static let keys = DrijfverenKeys()

  let vergrijzing = Key.boolean(
    DriverKey.vergrijzing.rawValue, true, help: "whether the population ages")
  let groei = Key.boolean(
    DriverKey.groei.rawValue, true,
    help: "whether the growth of the opening goes on; nee: inflow keeps the stock")
  let prijs = Key.boolean(
    DriverKey.prijs.rawValue, true, help: "whether prices follow their index")
  let langerThuis = Key.driver(
    .langerThuis, SectionDeclaration(of: LangerThuisKeys.self), help: "living at home for longer")
  let ggzAmbulantisering = Key.driver(
    .ggzAmbulantisering, SectionDeclaration(of: GGZKeys.self),
    help: "GGZ places that close, whose residents come to the Wmo")
  let abonnementstarief = Key.driver(
    .abonnementstarief, SectionDeclaration(of: AbonnementstariefKeys.self),
    help: "use that follows the eigen bijdrage")
  let onverklaardeGroei = Key.driver(
    .onverklaardeGroei, SectionDeclaration(of: OnverklaardeGroeiKeys.self),
    help: "observed growth that nothing explains, fading out")
  let verzwaring = Key.driver(
    .verzwaring, SectionDeclaration(each: "verschuiving", VerzwaringKeys.self),
    help: "new need that becomes heavier every year")
  let gebeurtenis = Key.driver(
    .gebeurtenis, SectionDeclaration(each: "gebeurtenis", GebeurtenisKeys.self),
    help: "events that last for some months, such as a pandemic")
}

extension Key where Value == Section? {
  /// A driver under its own key; `nee` switches it off.
  fileprivate static func driver(
    _ key: DriverKey, _ section: SectionDeclaration, help: String
  ) -> Key {
    mappingOrNo(key.rawValue, section, .optional, help: help)
  }
}

extension ParameterDeclaration {
  /// A weight in a division over names.
  static let verdeling = ParameterDeclaration(
    "verdeling", label: "Verdeling", unit: .relative, range: 0...1e6, help: "relative weight")
}

extension ScenarioDecoder {
  /// The drivers, each under its own key; `nee` switches one off.
  func decodeDrivers() -> Drivers {
    let section = root.sectionOrDefaults("drijfveren")
    let keys = DrijfverenKeys.keys
    off = options.without
    if !section.read(keys.vergrijzing) { off.insert(.vergrijzing) }
    if !isNumber(.groei, in: section), !section.read(keys.groei) { off.insert(.groei) }
    if !section.read(keys.prijs) { off.insert(.prijs) }
    return Drivers(
      langerThuis: driver(keys.langerThuis).map { decodeLangerThuis($0) },
      ggzAmbulantisering: driver(keys.ggzAmbulantisering).map { decodeGGZ($0) },
      abonnementstarief: driver(keys.abonnementstarief).map { decodeAbonnement($0) },
      onverklaardeGroei: driver(keys.onverklaardeGroei).map { decodeGroei($0) },
      verzwaring: driver(keys.verzwaring).map { decodeVerzwaring($0) },
      gebeurtenissen: driver(keys.gebeurtenis)?.entries().map { decodeEvent($0.key, $0.section) }
        ?? [],
      off: off)
  }

  /// Whether a number stands in place of `ja` or `nee`, which was meant for the toestanden: reported.
  private func isNumber(_ key: DriverKey, in section: Section) -> Bool {
    let key = key.rawValue
    guard let entry = section.lookup(key), case .scalar(let word, _) = entry.value.content,
      Double(word) != nil
    else { return false }
    section.context.report(
      at: entry.value.place,
      "'\(section.keyPath(key))' says whether the growth of the opening goes on, and \(shown(word)) is how "
        + "much; write that under groei of each toestand, and ja or nee here")
    return true
  }

  /// The mapping of a driver; nil where there is none, or `nee`.
  func driver(_ key: Key<Section?>) -> Section? {
    let section = root.sectionOrDefaults("drijfveren")
    guard let entry = section.lookup(key.name), case .scalar(let word, _) = entry.value.content,
      !word.isEmpty, !["nee", "false"].contains(word)
    else { return section.read(key) }
    section.context.report(
      at: entry.value.place,
      "'\(section.keyPath(key.name))' must be a mapping, or nee to do without it, not '\(shown(word))'; "
        + "write its keys on the lines below it"
        + NearestName(among: ["nee"]).suggestion(for: word))
    return nil
  }

  /// Numbers by name; a name that is left out is 0.
  func weights(
    _ section: Section?, of names: [String], what: String, declaration: ParameterDeclaration
  ) -> [Parameter]? {
    guard let section else { return nil }
    let given = section.parameters(declaration)
    for (key, _) in given where !names.contains(key) {
      section.report(
        key,
        "'\(key)' is no \(what); allowed: \(names.joined(separator: ", "))"
          + NearestName(among: names).suggestion(for: key))
    }
    return names.map { name in
      given.first { $0.key == name }?.parameter ?? .fixed(0, unit: declaration.unit)
    }
  }
}
