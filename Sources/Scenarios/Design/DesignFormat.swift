import DemandModel

/// The format of a design: demand variants x funding systems x values, each combination a cell.
enum DesignFormat {
  static let root = SectionDeclaration(
    [
      .text(
        "naam", .required, help: "name of folders and results: lower case letters, digits, - _"),
      KeyDeclaration(
        "scenario", .scenario, .required,
        help: "the scenario of every cell, from this file's folder"),
      .integer("replications", in: 1...10_000_000, .optional, help: "draws of every cell"),
      .integer("seed", in: 0...Int.max, .optional, help: "seed of every cell"),
      .named(
        "demand", "variant",
        .mapping(
          SectionDeclaration([
            .names("without", of: "drijfveer", .optional, help: "drivers that are off"),
            .mapping("set", settings, help: "values by dotted key"),
          ])), help: "variants of the demand; default: the scenario as it is"),
      .named(
        "systems", "stelsel", .text, .required,
        help: "funding systems: presets, eigen, or a name with the path of a file"),
      .named(
        "values", "waarde",
        .mapping(
          SectionDeclaration([
            .names("systems", of: "stelsel", .defaulted("alle"), help: "systems it is about"),
            .named(
              "levels", "niveau", .mapping(settings), .required,
              help: "levels, each with values by dotted key"),
          ])), help: "what is varied beside demand and system"),
    ], title: "the design")

  /// Values by dotted key, as `--set` takes them.
  private static let settings = SectionDeclaration(
    names: .init("sleutel", .text, dotted: true))
}
