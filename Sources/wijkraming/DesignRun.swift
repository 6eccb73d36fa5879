import Analysis
import Foundation
import Reporting
import Scenarios
import Simulation

/// Runs the cells of a design that are not kept yet, and puts all of them in one table.
struct DesignRun {
  let design: ComparisonDesign
  let drawing: DrawOptions
  let settings: [ScenarioSetting]
  let folder: DesignFolder
  let quiet: Bool

  /// A cell with the scenario it is run as.
  private struct Prepared {
    let scenario: Scenario
    let plan: RunPlan
    let key: String
    /// Place of the first cell of the same demand.
    let base: Int
  }

  /// Runs and writes the design; gives the number of cells, and of those that were kept before.
  func run() throws -> (cells: Int, kept: Int) {
    let cells = try prepare()
    let manifest = try manifest(cells)
    try folder.prepare(manifest, inputs: InputFiles.all)
    let open = cells.indices.filter { folder.kept(cells[$0].key) == nil }
    noteKept(cells.count - open.count, of: cells.count)
    for index in open { folder.tellDamage(cells[index].key) }
    try simulate(cells, open)
    StandingResults.keep(nil)
    var table = DesignTable(design)
    for (index, cell) in cells.enumerated() {
      guard let bytes = folder.kept(cell.key), table.add(index, bytes) else {
        Terminal.standardError.writeLine(
          "wijkraming: a cell under \(folder.keptPath) was changed or taken away; remove that folder "
            + "and run the design again")
        throw ExitStatus.data
      }
    }
    try folder.write(table, manifest: manifest)
    return (cells.count, cells.count - open.count)
  }

  private func manifest(_ cells: [Prepared]) throws -> DesignManifest {
    var options = drawing.scenarioOptions
    options.settings = settings
    return try DesignManifest(
      design: design, cells: cells.map { ($0.scenario, $0.plan) }, options: options,
      seed: drawing.seed, replications: drawing.replications)
  }

  /// Reads every cell; a fault is told with the cell in which it shows.
  private func prepare() throws -> [Prepared] {
    try MemoryCheck.checkReading()
    var told: Set<String> = []
    var prepared: [Prepared] = []
    var first: [String: Int] = [:]
    for (index, cell) in design.cells.enumerated() {
      var options = cell.options
      let given = drawing.scenarioOptions
      options.settings += settings
      options.without.formUnion(given.without)
      options.openAccess = given.openAccess
      options.incentives = given.incentives
      let scenario: Scenario
      do {
        scenario = try Scenario.load(file: design.scenario, options: options)
      } catch {
        Terminal.standardError.writeLine("wijkraming: in \(name(index, cell)):")
        throw ScenarioFile.status(of: error)
      }
      ScenarioFile.tell(scenario.warnings, told: &told)
      var plan = drawing.plan(for: scenario)
      plan.seed = drawing.seed ?? design.seed ?? scenario.seed
      plan.replications =
        drawing.replications ?? design.replications ?? scenario.replications
      let base = first[cell.variant.name, default: index]
      first[cell.variant.name] = base
      if base < index { try checkPair(index, scenario, plan, prepared[base]) }
      let key = DesignFolder.key(
        of: scenario, options, base: base == index ? nil : prepared[base].key, plan: plan)
      prepared.append(Prepared(scenario: scenario, plan: plan, key: key, base: base))
    }
    return prepared
  }

  private func name(_ index: Int, _ cell: ComparisonDesign.Cell) -> String {
    "cell \(index + 1) (\(cell.title(design.axes)))"
  }

  /// Cells of one demand have the same years and draws, or there is nothing to hold against each
  /// other.
  private func checkPair(
    _ index: Int, _ scenario: Scenario, _ plan: RunPlan, _ base: Prepared
  ) throws {
    let (own, first) = (scenario.model.setting.grid, base.scenario.model.setting.grid)
    let differs = [
      ("start", own.startYear != first.startYear), ("horizon", own.years != first.years),
      ("step", own.stepsPerYear != first.stepsPerYear),
      ("replications", plan.replications != base.plan.replications),
      ("seed", plan.seed != base.plan.seed),
    ].filter(\.1).map(\.0)
    guard !differs.isEmpty else { return }
    Terminal.standardError.writeLine(
      "wijkraming: \(name(index, design.cells[index])) has another "
        + "\(differs.joined(separator: ", ")) than the first cell of its demand, against which it is "
        + "held; allowed: the same within a demand; make it a variant of the demand")
    throw ExitStatus.data
  }

  private func simulate(_ cells: [Prepared], _ open: [Int]) throws {
    guard !open.isEmpty else { return }
    // The first cell of a demand is run again where others of it are still to be held against it.
    let bases = Set(open.map { cells[$0].base })
    let runs = bases.union(open).sorted()
    let progress = ProgressLine(
      "comparing", total: runs.reduce(0) { $0 + cells[$1].plan.replications }, quiet: quiet)
    defer { progress.finish() }
    var base: (index: Int, outcomes: Outcomes)?
    var kept = cells.count - open.count
    for index in runs {
      let cell = cells[index]
      let run = SimulationRun(
        model: cell.scenario.model, plan: cell.plan,
        retention: OutcomeRetention(asked: MeasureDraws.asked))
      try MemoryCheck(simulation: run, copies: 2).check()
      let outcomes: Outcomes
      do {
        outcomes = try run.run(
          isCancelled: { Interruption.isRequested }, progress: { progress.advance(by: $0) }
        ).outcomes
      } catch {
        progress.finish()
        Interruption.tellWhatIsKept()
        throw Failure.status(of: error, in: cell.scenario)
      }
      if cell.base == index { base = (index, outcomes) }
      guard open.contains(index) else { continue }
      let first = cell.base == index ? nil : base?.outcomes
      let figures = DesignFigures(
        outcomes, tolerance: cell.scenario.tolerance,
        base: first.map { ($0, cells[cell.base].scenario.tolerance) },
        startYear: cell.scenario.model.setting.grid.startYear)
      try folder.keep(cell.key, figures)
      kept += 1
      noteKept(kept, of: cells.count)
    }
  }

  /// Notes what a design that stops here goes on with.
  private func noteKept(_ kept: Int, of cells: Int) {
    StandingResults.keep(
      "wijkraming: \(kept) of \(cells) cells are kept in \(folder.keptPath); the same command "
        + "goes on from there")
  }
}
