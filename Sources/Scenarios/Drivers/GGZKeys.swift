import DemandModel
import SociaalDomein

/// GGZ places that close, whose residents come to the Wmo.
struct GGZKeys: Keys {
  static let keys = GGZKeys()

  let geslotenPlaatsen = Key.series(
    .init(
      "gesloten_plaatsen", label: "Gesloten ggz-plaatsen per jaar", unit: .places,
      range: -1e6...1e6, beforeFirstYear: 0,
      help: "net GGZ places closed a year beyond the pace of the base year"))
  let aandeelWmo = Key.number(
    .init(
      "aandeel_wmo", label: "Aandeel dat in de Wmo komt", unit: .share, range: 0...1,
      help: "share of them that lands in the Wmo"))
  let verdeling = Key.named(
    "verdeling", "toestand", .number(.verdeling, isUncertain: false), .required,
    help: "states they come to, by weight")
  let wijken = Key.named(
    "wijken", "wijk", .number(.verdeling, isUncertain: false),
    help: "wijken they come to, by weight; default: all alike")
}

extension ScenarioDecoder {
  func decodeGGZ(_ section: Section) -> GGZAmbulantisering {
    let keys = GGZKeys.keys
    let split = weights(
      section.read(keys.verdeling), of: stateKeys, what: "toestand", declaration: .verdeling)
    let places = weights(
      section.optional(keys.wijken), of: wijkKeys, what: "wijk", declaration: .verdeling)
    return GGZAmbulantisering(
      closures: section.read(keys.geslotenPlaatsen), shareToWmo: section.read(keys.aandeelWmo),
      split: split?.map(\.value) ?? [], wijkWeights: places?.map(\.value) ?? wijken.map { _ in 1 })
  }
}
