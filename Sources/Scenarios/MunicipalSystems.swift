/// How gemeenten pay, each from its own documents, by the scenario of the same name.
extension SystemFile {
  /// In the order of their names. They hold no amounts, so that they fit any town.
  public static let gemeenten = PackageText.names(in: "Systems/Gemeenten").map {
    SystemFile(preset: $0)
  }

  /// Words that stand for several systems where systems are compared or listed.
  public static let groups = [
    (name: "vormen", systems: forms + [layered]), (name: "gemeenten", systems: gemeenten),
  ]

  /// The systems that a word stands for; nil for any other.
  public static func group(_ name: String) -> [SystemFile]? {
    groups.first { $0.name == name }?.systems
  }
}
