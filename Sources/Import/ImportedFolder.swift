import Scenarios

/// The folder of a scenario that was made out of downloads, and what is to be said of it.
public struct ImportedFolder: Sendable {
  /// A wijk as its file has it and as the scenario has it.
  public struct Row: Sendable {
    public let name: String
    public let statedResidents: Double?
    public let residents: Double
    public let statedElderly: Double?
    public let elderly: Double
    public let clients: Double?
    /// Whether the clients are divided rather than counted.
    public let isDivided: Bool
  }

  /// `zoetermeer-2020`: the name of the scenario.
  public let name: String
  public let gemeente: String
  public let year: Int
  /// The files by name, the scenario first.
  public let files: [(name: String, bytes: [UInt8])]
  public let fates: [StatLineImport.FileFate]
  public let rows: [Row]
  /// Residents of the gemeente as its own row says; nil where it has none.
  public let statedResidents: Double?
  public let notes: [Phrase]

  public var fileName: String { "\(name).yaml" }

  init(town: Town, fates: [StatLineImport.FileFate]) {
    name = town.key
    gemeente = town.name
    year = town.year
    self.fates = fates
    statedResidents = town.stated
    notes = town.notes
    rows = town.wijken.map { wijk in
      Row(
        name: wijk.shown, statedResidents: wijk.stated, residents: wijk.residents,
        statedElderly: wijk.statedElderly, elderly: wijk.elderly, clients: wijk.clients,
        isDivided: wijk.clients != nil && wijk.clientSource != .counted)
    }
    files = Self.files(town, fates)
  }

  private static func files(
    _ town: Town, _ fates: [StatLineImport.FileFate]
  ) -> [(name: String, bytes: [UInt8])] {
    let tables = TownTables(town: town)
    var files: [(name: String, bytes: [UInt8])] = [
      ("\(town.key).yaml", Array(TownScenario(town: town).text.utf8)),
      ("bevolking.csv", tables.residents),
    ]
    if let clients = tables.clients { files.append(("clienten.csv", clients)) }
    files.append(("profielen.csv", tables.profile))
    files += ScenarioTemplate.national
    files.append(("herkomst.md", Array(Herkomst(town: town, fates: fates).text.utf8)))
    return files
  }
}
