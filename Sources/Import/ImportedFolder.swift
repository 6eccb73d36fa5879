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
  /// The files by name, the scenario first and `herkomst.md` last.
  public let files: [(name: String, bytes: [UInt8])]
  public let fates: [StatLineImport.FileFate]
  public let rows: [Row]
  /// Residents of the gemeente as its own row says; nil where it has none.
  public let statedResidents: Double?
  public let notes: [Phrase]

  private let town: Town

  public var fileName: String { "\(name).yaml" }

  /// The name of the file that says what came from where.
  public static let originName = "herkomst.md"

  /// `herkomst.md` with the numbers that are worth replacing first.
  public func origin(_ ranking: NumberRanking?) -> [UInt8] {
    Array(Herkomst(town: town, fates: fates, ranking: ranking).text.utf8)
  }

  init(town: Town, fates: [StatLineImport.FileFate], observed: ObservedFigures) {
    var town = town
    if observed.leftOut > 0 { town.notes.append(Self.leftOut(observed.leftOut)) }
    self.town = town
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
    files = Self.files(town, fates, observed)
  }

  private static func leftOut(_ count: Int) -> Phrase {
    Phrase(
      "\(count) rijen met cliënten van andere wijken, of onder een code die later van een andere wijk is, staan niet in "
        + "realisatie.csv.",
      "\(count) rows with clients of other wijken, or under a code that is another wijk's later, are not in realisatie.csv."
    )
  }

  private static func files(
    _ town: Town, _ fates: [StatLineImport.FileFate], _ observed: ObservedFigures
  ) -> [(name: String, bytes: [UInt8])] {
    let tables = TownTables(town: town)
    var files: [(name: String, bytes: [UInt8])] = [
      ("\(town.key).yaml", Array(TownScenario(town: town).text.utf8)),
      ("bevolking.csv", tables.residents),
    ]
    if let clients = tables.clients { files.append(("clienten.csv", clients)) }
    files.append(("profielen.csv", tables.profile))
    if let table = observed.table { files.append((ObservedFigures.fileName, table)) }
    files += town.rates.national()
    if let migration = town.rates.migration(town.wijken) {
      files.append(("migratie.csv", migration))
    }
    files.append((originName, Array(Herkomst(town: town, fates: fates).text.utf8)))
    return files
  }
}
