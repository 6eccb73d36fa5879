import DemandModel
import SociaalDomein

/// Living at home for longer.
struct LangerThuisKeys: Keys {
  static let keys = LangerThuisKeys()

  let daling = Key.number(
    .init(
      "daling", label: "Jaarlijkse daling van verblijf in instellingen", unit: .perYear,
      range: 0...0.5,
      help: "yearly fall of the share of 75+ in institutions and of their Wlz intensity"))
}

extension ScenarioDecoder {
  func decodeLangerThuis(_ section: Section) -> LangerThuis {
    if !bands.contains(where: { $0.from >= 75 }) {
      diagnostics.warn(
        at: section.place,
        "no leeftijdsgroep starts at 75 or later, so langer_thuis leaves the flow to the Wlz as it is"
      )
    }
    return LangerThuis(fall: section.read(LangerThuisKeys.keys.daling))
  }
}
