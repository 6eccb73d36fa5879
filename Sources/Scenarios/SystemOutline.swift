import FundingModel
import SociaalDomein

extension SystemFile {
  /// The contracts in outline, for a town with something in every layer.
  ///
  /// - Throws: `ScenarioErrors` for a file that is no funding system, or one for a certain town.
  public func outline() throws(ScenarioErrors) -> [ContractOutline] {
    let diagnostics = Diagnostics()
    let section = Section.funding(of: self, diagnostics: diagnostics)
    let decoder = ScenarioDecoder(root: section, diagnostics: diagnostics, options: .init())
    let contracts = decoder.decodeOutline()
    try diagnostics.throwIfAny()
    return contracts
  }
}

extension SystemFile {
  /// From which year of a run to which a contract of an outline holds, counted from 1; nil at an end
  /// where it is the run's.
  public static func years(of term: ContractTerm) -> (from: Int?, to: Int?) {
    let grid = TimeGrid.ofOutlines
    let end = term.end.flatMap { $0 < grid.steps ? $0 : nil }
    return (
      term.start > 0 ? term.start / grid.stepsPerYear + 1 : nil,
      end.map { ($0 - 1) / grid.stepsPerYear + 1 }
    )
  }
}

extension TimeGrid {
  /// So long that every term of a contract begins in it.
  static let ofOutlines = TimeGrid(startYear: 2000, years: 100)
}

extension Section {
  /// The keys of a funding system that stand in a scenario.
  fileprivate static func funding(of system: SystemFile, diagnostics: Diagnostics) -> Section {
    var files = ScenarioFiles(
      file: system.file, bytes: system.bytes, declaration: ScenarioFormat.root,
      diagnostics: diagnostics)
    let content = files.readSystem(system).map {
      RelativeYears(start: TimeGrid.ofOutlines.startYear, diagnostics: diagnostics)
        .anchored($0, ScenarioFormat.root)
    }
    return Section(
      path: "", place: SourcePlace(file: system.file, line: 1, column: 1),
      presence: content == nil ? .refused : .given, content: content ?? [],
      declaration: ScenarioFormat.root,
      context: ReadingContext(diagnostics: diagnostics, folders: files.folders))
  }
}

extension ScenarioDecoder {
  /// The contracts alone, for a town of one wijk with one voorziening of every category in every layer.
  fileprivate func decodeOutline() -> [ContractOutline] {
    grid = .ofOutlines
    wijken = [Wijk(key: "wijk", name: "wijk")]
    voorzieningen = Layer.allCases.flatMap { layer in
      ProductCategory.allCases.map { category in
        let key = "\(layer.rawValue)_\(category.rawValue)"
        return Voorziening(key: key, name: key, layer: layer, category: category)
      }
    }
    let indices = root.optionalSection("indexen")?.entries().map(\.key) ?? []
    // A kostprijs follows some index of the scenario, whichever that is.
    let kostprijs = IndexedAmount(amount: ParameterSeries(.fixed(1)), index: indices.count)
    let price = SupportPrice(
      unitName: "uur", unitsPerMonth: .fixed(1), kostprijs: kostprijs, pgbShare: .fixed(0),
      pgbTariff: kostprijs,
      contribution: OwnContribution(
        perMonth: ParameterSeries(.fixed(0)), payingShare: .fixed(0), subscription: nil))
    let percelen = decodePercelen()
    let contracts = decodeContracts(percelen, voorzieningen.map { _ in price }, indices)
    return contracts.filter { $0.term.fallbackOf == nil }.map {
      ContractOutline($0, perceel: percelen[$0.perceel], voorzieningen: voorzieningen)
    }
  }
}
