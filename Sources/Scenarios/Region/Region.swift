/// Gemeenten that are simulated one after the other and counted together: a region, or a country.
///
/// Each is a scenario in a file of its own. Results call a gemeente by its name in the region, by
/// which it also has random numbers of its own.
public struct Region: Sendable {
  public struct Gemeente: Sendable {
    /// Name in the region.
    public let name: String
    /// Path of the scenario, as the program opens it.
    public let file: String
    /// The same path from the folder of the region.
    public let path: String
    /// Where the region names it.
    public let place: SourcePlace

    /// Reads the scenario.
    public func scenario(_ options: Scenario.Options) throws(ScenarioErrors) -> Scenario {
      try Scenario.load(file: file, options: options)
    }
  }

  public let name: String
  public let title: String
  /// In the order of the file.
  public let gemeenten: [Gemeente]
  public let replications: Int
  public let seed: UInt64
  /// The files it was read from, itself first.
  public let inputs: [ReadInput]

  public init(
    name: String, title: String, gemeenten: [Gemeente], replications: Int, seed: UInt64,
    inputs: [ReadInput] = []
  ) {
    self.inputs = inputs
    self.name = name
    self.title = title
    self.gemeenten = gemeenten
    self.replications = replications
    self.seed = seed
  }

  /// Whether a file names gemeenten, and so is to be read as a region; not where it cannot be read.
  public static func isRegion(file: String) -> Bool {
    guard let bytes = try? FileBytes.read(file, limit: YAMLText.sizeLimit) else { return false }
    let words = [RegionFormat.gemeenten, "extends"].map { Array($0.utf8) }
    guard words.contains(where: { holds(bytes, $0) }) else { return false }
    return Section.load(file: file, diagnostics: Diagnostics()).has(RegionFormat.gemeenten)
  }

  private static func holds(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
  }

  /// Reads a region; its scenarios must be there and are not read yet.
  ///
  /// - Throws: `ScenarioErrors`, all there are, sorted by place.
  public static func load(file: String) throws(ScenarioErrors) -> Region {
    let diagnostics = Diagnostics()
    let root = Section.load(
      file: file, declaration: RegionFormat.root, diagnostics: diagnostics)
    let name = root.text("naam")
    if !name.isEmpty, !ScenarioFormat.isName(name) {
      root.report(
        "naam",
        "'\(name)' cannot name a folder; allowed: lower case letters, digits, '-' and '_'; "
          + "write the full name under 'titel'")
    }
    let region = Region(
      name: name, title: root.text("titel", default: name), gemeenten: gemeenten(of: root),
      replications: root.integer("replications"), seed: UInt64(root.integer("seed")),
      inputs: root.inputs)
    root.finish()
    try diagnostics.throwIfAny()
    return region
  }

  private static func gemeenten(of root: Section) -> [Gemeente] {
    let section = root.section(RegionFormat.gemeenten)
    let entries = section.remaining()
    if entries.isEmpty, section.presence == .given {
      root.report(
        RegionFormat.gemeenten,
        "there is no gemeente; allowed: at least one; write a name and the path of its scenario")
    }
    return entries.compactMap { entry -> Gemeente? in
      guard section.checkDomainKey(entry),
        let written = section.scalar(entry, "the path of a scenario file")
      else { return nil }
      let place = entry.value.place
      let file = FileFolders.shortest(section.context.folders.opened(written, at: place))
      do throws(FileBytes.Fault) { _ = try FileBytes.read(file, limit: YAMLText.sizeLimit) } catch {
        section.context.diagnostics.report(
          error.kind, at: place,
          "the scenario '\(written)' of '\(section.keyPath(entry.key))' cannot be read: "
            + "\(error.message) (looked for \(file))")
        return nil
      }
      let path = section.context.folders.written(written, at: place)
      return Gemeente(name: entry.key, file: file, path: path, place: place)
    }
  }
}
