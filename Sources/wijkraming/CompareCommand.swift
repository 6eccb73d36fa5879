import Analysis
import ArgumentParser
import Foundation
import Reporting
import Scenarios
import Simulation

/// `wijkraming compare`: one demand under several funding systems, on the same draws.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare funding systems on the same draws.",
    discussion: """
      Runs the scenario's demand under every system and shows what each costs the gemeente and its \
      providers, who waits, in how many draws it is cheaper than the first and how far the draws lie \
      apart in that. A system is the name \
      of a preset ('wijkraming systems' lists them), a file with contracten, or 'eigen' for the \
      contracts of the scenario itself. 'vormen' stands for every funding form, 'gemeenten' for \
      every gemeente. With one of these alone the scenario's own stands first.

      A system takes the place of every contract of the scenario from the start of the run. --from \
      YEAR, --voorzieningen and --perceel limit that: the rest stays with the scenario's own \
      contracts, which then are the first system where there is only one other.

      What of a difference rests on assumed behaviour is shown by a second run without it; \
      --incentives off leaves that behaviour out altogether.

      --design FILE runs every combination of demand variants, systems and values as cells of one \
      table, design.csv. Finished cells are kept beside it: the same command goes on after a stop.
      """)

  @Argument(
    help: "The scenario file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Argument(help: "Funding systems: presets, files, 'eigen', 'vormen' or 'gemeenten'.")
  var systems: [String] = []

  @Option(
    help: "Instead: a file with demand variants, systems and values, run as one table.",
    completion: .file(extensions: ["yaml", "yml"]))
  var design: String?

  @Option(
    help: ArgumentHelp(
      "The first year in which systems take over; the scenario's own contracts hold before it.",
      valueName: "year"))
  var from: Int?

  @Option(
    help: ArgumentHelp(
      "What systems take over, by key with commas between; the rest stays with the scenario's own "
        + "contracts.", valueName: "names"))
  var voorzieningen: String?

  @Option(
    help: ArgumentHelp(
      "The perceel of the scenario that systems take over; the others stay.", valueName: "name"))
  var perceel: String?

  @OptionGroup var drawing: DrawOptions

  @Option(
    help: ArgumentHelp(
      "Set a value under every system, as if it stood in the file; may be repeated.",
      valueName: "key=value"), transform: ScenarioSetting.init(argument:))
  var set: [ScenarioSetting] = []

  @OptionGroup var results: ResultOptions

  func validate() throws {
    if design != nil {
      guard scenario == nil else {
        throw ValidationError(
          "a design names its scenario and systems itself; leave '\(scenario ?? "")' out")
      }
      guard !isLimited else {
        throw ValidationError(
          "a design replaces every contract from the start; leave --from, --voorzieningen and --perceel out"
        )
      }
      guard !results.report else {
        throw ValidationError("a design has a table and no report; leave --report out")
      }
      return
    }
    guard scenario != nil else {
      throw ValidationError("name a scenario and the systems to compare, or a --design")
    }
    if systems.isEmpty {
      throw ValidationError(
        "name the funding systems to compare: presets "
          + "(\(SystemFile.allowedNames)), 'vormen', 'gemeenten', files, or 'eigen'")
    }
  }

  /// Whether systems take over a part.
  private var isLimited: Bool { from != nil || voorzieningen != nil || perceel != nil }

  func run() throws {
    if let design { return try run(design: design) }
    var options = drawing.scenarioOptions
    options.settings = set
    let compared = try readSystems(options)
    let plan = drawing.plan(for: compared[0].scenario)
    let comparison = FundingComparison(
      systems: compared, plan: plan, splitsBehaviour: options.incentives,
      asked: ComparisonTables.asked)
    try checkMemory(comparison)
    let name = compared[0].scenario.name
    let folder = try results.folder(
      otherwise: "runs/\(name)-compare-\(plan.seed)",
      names: ComparisonFiles.names(compared))
    var tables = ComparisonTables(threads: plan.threads)
    let found = try simulate(comparison, into: &tables)
    try ComparisonFiles(
      results: found, tables: tables, plan: plan, options: options, language: results.language
    ).write(to: folder)
    try results.commit(folder)
    try results.finish(folder.path) {
      ComparisonScreen(results: found, plan: plan, language: results.language).lines()
    }
  }

  private func run(design file: String) throws {
    let design: ComparisonDesign
    do { design = try ComparisonDesign.load(file: file) } catch {
      throw ScenarioFile.status(of: error)
    }
    let path = results.output ?? "runs/\(design.name)-design"
    let run = DesignRun(
      design: design, drawing: drawing, settings: set,
      folder: DesignFolder(at: path, force: results.force, tell: ResultOptions.tell),
      quiet: results.quiet)
    let (cells, kept) = try run.run()
    StandingResults.note(path + "/design.csv")
    let isDutch = results.language == .nl
    let before = isDutch ? ", waarvan \(kept) bewaard" : ", \(kept) of them kept"
    results.show {
      ["\(design.name): \(cells) \(isDutch ? "cellen" : "cells")\(kept > 0 ? before : "")"]
    }
    results.tellKernel()
    results.tell("Resultaten: ", "Results: ", path + "/design.csv")
  }

  /// The systems in their order, each with the scenario under it.
  private func readSystems(_ options: Scenario.Options) throws -> [ComparedSystem] {
    var names = systems
    if names.count == 1, names[0] != SystemFile.own { names.insert(SystemFile.own, at: 0) }
    let files = try names.flatMap { name -> [SystemFile?] in
      if name == SystemFile.own { return [nil] }
      return try SystemFile.group(name) ?? [SystemFile(argument: name)]
    }
    let keys = files.map { $0?.name ?? SystemFile.own }
    if let twice = keys.indices.first(where: { keys[..<$0].contains(keys[$0]) }) {
      throw ValidationError(
        "'\(keys[twice])' stands twice among the systems; name each once, or give one of the files "
          + "another name")
    }
    if files.count < 2 {
      throw ValidationError("there is one system, and nothing to compare it with; name another")
    }
    var told: Set<String> = []
    let takeover = try takeover(options, &told)
    return try files.map { file in
      var options = options
      options.system = file
      options.takeover = file == nil ? nil : takeover
      let scenario = try ScenarioFile.read(
        self.scenario ?? "", options: options, told: &told)
      return ComparedSystem(
        file, header: try header(of: file), scenario: scenario, takeover: options.takeover)
    }
  }

  /// What systems take over, from the scenario under its own contracts; nil for all from the start.
  private func takeover(
    _ options: Scenario.Options, _ told: inout Set<String>
  ) throws -> Takeover? {
    guard isLimited else { return nil }
    let own = try ScenarioFile.read(scenario ?? "", options: options, told: &told)
    let names = (voorzieningen ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    if voorzieningen != nil, names.isEmpty {
      throw ValidationError(
        "--voorzieningen names none; allowed: keys of voorzieningen with commas between")
    }
    do {
      return try Takeover(from: from, voorzieningen: names, perceel: perceel, of: own)
    } catch { throw ValidationError(error.message) }
  }

  private func header(of file: SystemFile?) throws -> SystemFile.Header {
    guard let file else {
      return .init(title: results.language == .nl ? "Eigen contracten" : "Own contracts")
    }
    do { return try file.header() } catch { throw ScenarioFile.status(of: error) }
  }

  private func checkMemory(_ comparison: FundingComparison) throws {
    // The first system, the same without behaviour, and the one at hand.
    let copies = comparison.splitsBehaviour ? 3 : 2
    for system in comparison.systems {
      let run = SimulationRun(
        model: system.scenario.model, plan: comparison.plan, retention: comparison.retention)
      try MemoryCheck(
        simulation: run, copies: copies, columns: comparison.collectedColumns
      ).check()
    }
  }

  private func simulate(
    _ comparison: FundingComparison, into tables: inout ComparisonTables
  ) throws -> ComparisonResults {
    let progress = ProgressLine("comparing", total: comparison.replications, quiet: results.quiet)
    defer { progress.finish() }
    do {
      return try comparison.run(
        isCancelled: { Interruption.isRequested }, progress: { progress.advance(by: $0) },
        each: { system, outcomes, base in
          tables.add(comparison.systems[system], outcomes, base: base)
        })
    } catch {
      progress.finish()
      throw Failure.status(of: error.error, in: error.system.scenario)
    }
  }
}
