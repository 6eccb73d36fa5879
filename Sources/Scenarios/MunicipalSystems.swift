/// How gemeenten pay, each from its own documents, by the scenario of the same name.
extension SystemFile {
  /// In the order of their names. They hold no amounts, so that they fit any town.
  public static let gemeenten = [
    SystemFile(preset: "arnhem-2017", PackageResources.arnhem_2017_yaml),
    SystemFile(preset: "dordrecht-2016", PackageResources.dordrecht_2016_yaml),
    SystemFile(preset: "eindhoven-2016", PackageResources.eindhoven_2016_yaml),
    SystemFile(preset: "gouda-2016", PackageResources.gouda_2016_yaml),
    SystemFile(preset: "groningen-2016", PackageResources.groningen_2016_yaml),
    SystemFile(preset: "groningen-2019", PackageResources.groningen_2019_yaml),
    SystemFile(preset: "haarlem-2018", PackageResources.haarlem_2018_yaml),
    SystemFile(preset: "haarlem-2022", PackageResources.haarlem_2022_yaml),
    SystemFile(preset: "leeuwarden-2016", PackageResources.leeuwarden_2016_yaml),
    SystemFile(preset: "leeuwarden-2021", PackageResources.leeuwarden_2021_yaml),
    SystemFile(preset: "leiden-2020", PackageResources.leiden_2020_yaml),
    SystemFile(preset: "rijnstreek-2015", PackageResources.rijnstreek_2015_yaml),
    SystemFile(preset: "s-hertogenbosch-2016", PackageResources.s_hertogenbosch_2016_yaml),
    SystemFile(preset: "utrecht-2016", PackageResources.utrecht_2016_yaml),
    SystemFile(preset: "utrecht-2021", PackageResources.utrecht_2021_yaml),
    SystemFile(preset: "zaanstad-2016", PackageResources.zaanstad_2016_yaml),
    SystemFile(preset: "zoetermeer-2017", PackageResources.zoetermeer_2017_yaml),
    SystemFile(preset: "zoetermeer-2021", PackageResources.zoetermeer_2021_yaml),
  ]

  /// Words that stand for several systems where systems are compared or listed.
  public static let groups = [
    (name: "vormen", systems: forms + [layered]), (name: "gemeenten", systems: gemeenten),
  ]

  /// The systems that a word stands for; nil for any other.
  public static func group(_ name: String) -> [SystemFile]? {
    groups.first { $0.name == name }?.systems
  }
}
