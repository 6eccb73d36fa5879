/// The format of a region: gemeenten by name, each with the path of its scenario.
enum RegionFormat {
  /// The key by which a file is known as a region.
  static let gemeenten = "gemeenten"

  static let root = SectionDeclaration(
    [
      .text(
        "naam", .required, help: "name of folders and results: lower case letters, digits, - _"),
      .text("titel", .optional, help: "full title; default: naam"),
      .integer(
        "replications", in: 1...10_000_000, .defaulted("1000"),
        help: "draws of the whole future; those of the scenarios do not count"),
      .integer(
        "seed", in: 0...Int.max, .defaulted("1"),
        help: "seed of the random numbers; those of the scenarios do not count"),
      .named(
        gemeenten, "gemeente", .scenario, .required,
        help: "a name for each gemeente, with the path of its scenario from this file's folder"),
    ], title: "the region")
}
