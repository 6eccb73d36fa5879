/// How gemeenten pay, each from its own documents, by the scenario of the same name.
extension SystemFile {
  /// In the order of their names. They hold no amounts, so that they fit any town.
  public static let gemeenten = [
    "arnhem-2017", "dordrecht-2016", "eindhoven-2016", "gouda-2016", "groningen-2016",
    "groningen-2019", "haarlem-2018", "haarlem-2022", "leeuwarden-2016", "leeuwarden-2021",
    "leiden-2020", "rijnstreek-2015", "s-hertogenbosch-2016", "utrecht-2016", "utrecht-2021",
    "zaanstad-2016", "zoetermeer-2017", "zoetermeer-2021",
  ].map { SystemFile(preset: $0) }

  /// Words that stand for several systems where systems are compared or listed.
  public static let groups = [
    (name: "vormen", systems: forms + [layered]), (name: "gemeenten", systems: gemeenten),
  ]

  /// The systems that a word stands for; nil for any other.
  public static func group(_ name: String) -> [SystemFile]? {
    groups.first { $0.name == name }?.systems
  }
}
