import DemandModel
import FundingModel

extension ComparisonDesign {
  /// Reads a design.
  ///
  /// - Throws: `ScenarioErrors`, all there are, sorted by place.
  public static func load(file: String) throws(ScenarioErrors) -> ComparisonDesign {
    let diagnostics = Diagnostics()
    let root = Section.load(
      file: file, declaration: DesignFormat.root, keepsNulls: true, diagnostics: diagnostics)
    let design = DesignReader(root: root, file: file).read()
    root.finish()
    try diagnostics.throwIfAny()
    return design
  }
}

/// Reads the sections of a design.
private struct DesignReader {
  let root: Section
  let file: String

  func read() -> ComparisonDesign {
    let name = root.text("naam")
    if !name.isEmpty, !ScenarioFormat.isName(name) {
      root.report(
        "naam",
        "'\(name)' cannot name a folder; allowed: lower case letters, digits, '-' and '_'")
    }
    let scenario = path(root.lookup("scenario"))
    if scenario == nil { _ = root.required("scenario", "the path of a scenario file") }
    root.allow(["replications", "seed"])
    let systems = readSystems()
    let design = ComparisonDesign(
      name: name, scenario: scenario ?? "",
      scenarioPath: written(root.lookup("scenario")) ?? "",
      replications: root.has("replications") ? root.integer("replications") : nil,
      seed: root.has("seed") ? UInt64(root.integer("seed")) : nil, variants: readVariants(),
      systems: systems, axes: readAxes(systems.map(\.name)), inputs: root.inputs)
    checkSize(design)
    return design
  }

  /// A path as the program opens it.
  private func path(_ entry: YAMLEntry?) -> String? {
    guard let entry, let written = root.scalar(entry, "the path of a file") else { return nil }
    return FileFolders.shortest(FileBytes.path(written, besideFile: file))
  }

  /// The same path as the design has it; what is no path has been reported.
  private func written(_ entry: YAMLEntry?) -> String? {
    guard case .scalar(let text, _) = entry?.value.content else { return nil }
    return text
  }

  private func checkSize(_ design: ComparisonDesign) {
    let counts = design.axes.map(\.levels.count) + [design.variants.count, design.systems.count]
    let most = counts.reduce(1.0) { $0 * Double(max(1, $1)) }
    guard most > Double(ComparisonDesign.cellLimit) else { return }
    root.report(
      "values",
      "the design has up to \(numberText(most)) cells; allowed: at most \(ComparisonDesign.cellLimit); "
        + "vary less in one design")
  }

  // MARK: Demand

  private func readVariants() -> [ComparisonDesign.Variant] {
    guard let section = root.optionalSection("demand") else {
      return [.init(name: "basis", without: [], settings: [])]
    }
    let known = DriverKey.allCases.map(\.rawValue)
    let variants = section.entries().map { name, variant -> ComparisonDesign.Variant in
      variant.allow(["without"])
      let off =
        variant.has("without") ? variant.selection("without", of: known, what: "drijfveer") : []
      return .init(
        name: name, without: Set(off.compactMap { DriverKey(rawValue: $0) }),
        settings: variant.optionalSection("set").map(settings) ?? [])
    }
    if variants.isEmpty {
      root.report("demand", "there is no variant; allowed: at least one, or no demand at all")
    }
    return variants
  }

  /// Values by dotted key, in their order.
  private func settings(_ section: Section) -> [ScenarioSetting] {
    section.remaining().compactMap { entry in
      let path = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard path.allSatisfy({ !$0.isEmpty }) else {
        section.report(
          entry.key, "'\(entry.key)' is no key; write keys with a dot between them, as start")
        return nil
      }
      return ScenarioSetting(path: path, tree: entry.value)
    }
  }

  // MARK: Systems

  private func readSystems() -> [ComparisonDesign.System] {
    let section = root.section("systems")
    let presets = SystemFile.presets.map(\.name)
    let systems = section.remaining().compactMap { entry -> ComparisonDesign.System? in
      let isPreset = SystemFile.preset(entry.key) != nil
      guard isPreset || section.checkDomainKey(entry) else { return nil }
      if entry.value.isEmpty {
        if entry.key == SystemFile.own { return .init(name: entry.key, file: nil) }
        if let preset = SystemFile.preset(entry.key) { return .init(name: entry.key, file: preset) }
        section.report(
          entry.key,
          "there is no funding system '\(entry.key)'; allowed: \(SystemFile.own), "
            + "\(SystemFile.allowedNames), or a name with the path of a file behind it"
            + NearestName(among: [SystemFile.own] + presets).suggestion(for: entry.key))
        return nil
      }
      guard entry.key != SystemFile.own, !presets.contains(entry.key) else {
        section.report(
          entry.key,
          "'\(entry.key)' is the name of a funding system that comes with the program; give the file "
            + "another name")
        return nil
      }
      return path(entry).map {
        .init(
          name: entry.key, file: SystemFile(path: $0, name: entry.key), path: written(entry))
      }
    }
    if systems.isEmpty, section.presence == .given, section.content.isEmpty {
      root.report("systems", "there is no funding system; allowed: at least one")
    }
    return systems
  }

  // MARK: Values

  private func readAxes(_ systems: [String]) -> [ComparisonDesign.Axis] {
    let reserved = ComparisonDesign.columns + ComparisonDesign.measureColumns
    return (root.optionalSection("values")?.entries() ?? []).map { name, axis in
      if reserved.contains(name) {
        root.section("values").report(
          name, "'\(name)' is a column of the table already; give the value another name")
      }
      let about = axis.selection("systems", of: systems, what: "stelsel", absentMeansAll: true)
      let levels = axis.section("levels").entries().map { name, level in
        ComparisonDesign.Level(name: name, settings: settings(level))
      }
      if levels.isEmpty, axis.has("levels") {
        axis.report("levels", "'\(axis.path)' has no level; allowed: at least one")
      }
      return .init(name: name, systems: about, levels: levels)
    }
  }
}
