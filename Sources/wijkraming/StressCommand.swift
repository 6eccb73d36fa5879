import Analysis
import ArgumentParser
import Foundation
import Questions
import Reporting
import Scenarios
import Simulation

/// `wijkraming stress`: a scenario under what might go otherwise, on the same draws.
struct StressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "Put a scenario under stresses, on the same draws.",
    discussion: """
      Runs the scenario itself and under every stress, and shows by how much each moves cost, the chance of \
      an overrun, the weerstandscapaciteit and waiting. A stress is the name of one that comes with the \
      program ('--list' shows them, '--show NAME' prints one as a file to change) or a file; without one, \
      all that come with the program. One that has nothing to act on in this scenario is reported as not \
      applicable.

      --together adds all of them at once; --pairs the pairs of the four that are worst.
      """)

  @Argument(
    help: "The scenario file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Argument(help: "Stresses: names, or files (default: all that come with the program).")
  var stresses: [String] = []

  @Flag(help: "List the stresses that come with the program.")
  var list = false

  @Option(help: ArgumentHelp("Print a stress as a file to start from.", valueName: "name"))
  var show: String?

  @Flag(help: "Also all of the stresses at once.")
  var together = false

  @Flag(help: "Also the pairs of the four stresses that are worst.")
  var pairs = false

  @Option(
    help: ArgumentHelp(
      "Years that are shown, such as 2027-2030 (default: the budget year and three more).",
      valueName: "years"))
  var over: String?

  @OptionGroup var drawing: DrawOptions

  @Option(
    help: ArgumentHelp(
      "Set a value in the scenario, as if it stood in the file; may be repeated.",
      valueName: "key=value"), transform: ScenarioSetting.init(argument:))
  var set: [ScenarioSetting] = []

  @Option(
    help: ArgumentHelp(
      "Pay by another funding system: the name of a preset or a file.", valueName: "system"),
    transform: SystemFile.init(argument:))
  var system: SystemFile?

  @OptionGroup var results: ResultOptions

  func validate() throws {
    if list || show != nil { return }
    guard scenario != nil else {
      throw ValidationError("name a scenario, or give --list or --show NAME")
    }
    try QuestionOptions.refuseReport(results)
  }

  func run() throws {
    if list { return try listStresses() }
    if let show { return try printFile(show) }
    let files = try chosen()
    var told: Set<String> = []
    var options = drawing.scenarioOptions
    options.settings = set
    options.system = system
    let path = scenario ?? ""
    let base = try ScenarioFile.read(path, options: options, told: &told)
    options.residents = base.residents
    let period = try QuestionOptions.period(over, of: base, isCovered: true)
    let plan = drawing.plan(for: base)
    try QuestionOptions.checkDraws(plan)
    let reader = StressReader(scenario: path, options: options, base: base)
    let stresses = try reader.read(files, together: together, told: &told)
    try QuestionOptions.checkMemory(base, plan)
    let folder = try results.folder(
      otherwise: "runs/\(base.name)-stress-\(plan.seed)",
      names: StressFiles.names(base, stresses.compactMap(\.scenario), options, plan: plan))
    let (test, findings) = try simulate(base, stresses, plan, reader, period.label)
    try StressFiles(
      test: test, findings: findings, options: options, language: results.language
    ).write(words: words, to: folder)
    try results.commit(folder)
    try results.finish(folder.path) {
      StressScreen(
        test: test, findings: findings, period: period.label, language: results.language
      ).lines()
    }
  }

  /// The command line behind the options of the runs.
  private var words: [String] {
    stresses + (together ? ["--together"] : []) + (pairs ? ["--pairs"] : [])
      + (over.map { ["--over", $0] } ?? [])
  }

  // MARK: Which stresses

  private func listStresses() throws {
    let listed = try StressFile.bundled.map { ($0.name, try header(of: $0)) }
    for line in StressListing(listed, language: results.language).lines() {
      Terminal.standardOutput.writeLine(line)
    }
  }

  private func printFile(_ name: String) throws {
    guard let text = try StressReader.file(name).text else {
      throw ValidationError(
        "'\(name)' is a file and none that comes with the program; allowed: \(StressFile.allowedNames)"
      )
    }
    Terminal.standardOutput.write(text)
  }

  private func header(of file: StressFile) throws -> StressHeader {
    do { return try file.header() } catch { throw ScenarioFile.status(of: error) }
  }

  private func chosen() throws -> [StressFile] {
    guard !stresses.isEmpty else { return StressFile.bundled }
    let files = try stresses.map { try StressReader.file($0) }
    if let taken = files.first(where: { $0.name == StressTest.Stress.together }) {
      throw ValidationError(
        "'\(taken.name)' is the name of all stresses at once; give the file another name")
    }
    let names = files.map(\.name)
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw ValidationError(
        "'\(names[twice])' stands twice among the stresses; name each once, or give one of the files "
          + "another name")
    }
    return files
  }

  // MARK: Work

  private func simulate(
    _ base: Scenario, _ stresses: [StressTest.Stress], _ plan: RunPlan, _ reader: StressReader,
    _ period: String
  ) throws -> (StressTest, [StressTest.Finding]) {
    let run = stresses.count { $0.scenario != nil }
    let worst = pairs ? min(4, stresses.count { $0.scenario != nil && $0.parts == 1 }) : 0
    let runs = 1 + run + worst * (worst - 1) / 2
    let progress = ProgressLine(
      "stressing", total: runs * plan.replications, quiet: results.quiet)
    defer { progress.finish() }
    do {
      let test = try StressTest(
        base: base, plan: plan, isCancelled: { Interruption.isRequested },
        progress: { progress.advance(by: $0) })
      var findings: [StressTest.Finding] = []
      let find = { (stress: StressTest.Stress) throws(StressTest.Failure) in
        try test.finding(
          of: stress, isCancelled: { Interruption.isRequested },
          progress: { progress.advance(by: $0) })
      }
      for stress in stresses { findings.append(try find(stress)) }
      guard worst > 1 else { return (test, findings) }
      for pair in try reader.pairs(of: findings, count: worst, period) {
        findings.append(try find(pair))
      }
      return (test, findings)
    } catch let failure as StressTest.Failure {
      progress.finish()
      throw Failure.status(of: failure.error, in: failure.scenario)
    }
  }
}

/// Reads a scenario under stresses.
struct StressReader {
  let scenario: String
  /// Of the scenario itself, with its residents.
  let options: Scenario.Options
  let base: Scenario

  /// One that comes with the program, or a file; refuses a word that is neither.
  static func file(_ word: String) throws -> StressFile {
    if let bundled = StressFile.bundled.first(where: { $0.name == word }) { return bundled }
    guard
      word.contains(where: { "./".contains($0) }) || FileManager.default.fileExists(atPath: word)
    else {
      throw ValidationError(
        "there is no stress '\(word)'; allowed: \(StressFile.allowedNames), or the path of a file"
          + NearestName(among: StressFile.bundled.map(\.name)).suggestion(for: word))
    }
    return StressFile(path: word)
  }

  /// Every stress with the scenario under it, and all that apply together where that is asked for.
  func read(
    _ files: [StressFile], together: Bool, told: inout Set<String>
  ) throws -> [StressTest.Stress] {
    var stresses: [StressTest.Stress] = []
    for file in files { stresses.append(try read([file], told: &told)) }
    guard together else { return stresses }
    let acting = zip(files, stresses).filter { $1.scenario != nil }.map(\.0)
    guard acting.count > 1 else { return stresses }
    return stresses + [try read(acting, told: &told)]
  }

  /// Several stresses as one, one laid over the other.
  func read(_ files: [StressFile], told: inout Set<String>) throws -> StressTest.Stress {
    do {
      var headers: [StressHeader] = []
      for file in files { headers.append(try file.header()) }
      for (file, header) in zip(files, headers) { try checkDirections(header, of: file) }
      let header = headers.count == 1 ? headers[0] : .together(headers)
      let reach = try StressFile.reach(of: files, file: scenario, options: options)
      guard reach.acts else {
        return StressTest.Stress(files, header: header, reach: reach, scenario: nil)
      }
      var options = options
      options.stresses = files
      let stressed = try ScenarioFile.read(scenario, options: options, told: &told)
      return StressTest.Stress(files, header: header, reach: reach, scenario: stressed)
    } catch let errors as ScenarioErrors {
      throw ScenarioFile.status(of: errors)
    }
  }

  /// Refuses a direction of something that is no measure.
  private func checkDirections(_ header: StressHeader, of file: StressFile) throws {
    for direction in header.directions where QuestionMeasure(direction.measure) == nil {
      let names = QuestionMeasure.names
      Terminal.standardError.writeLine(
        "\(file.path ?? file.name): 'richting.\(direction.measure)' names no result; allowed: "
          + names.joined(separator: ", ")
          + NearestName(among: names).suggestion(for: direction.measure))
      throw ExitStatus.data
    }
  }

  /// The pairs of the stresses that are worst for the begroting.
  func pairs(
    of findings: [StressTest.Finding], count: Int, _ period: String
  ) throws -> [StressTest.Stress] {
    let single = findings.filter { $0.stress.parts == 1 && $0.status != .notApplicable }
    let worst = single.enumerated().sorted {
      let losses = [$0, $1].map { StressScreen.loss($0.element, period) ?? 0 }
      return losses[0] == losses[1] ? $0.offset < $1.offset : losses[0] > losses[1]
    }.prefix(count).map(\.element.stress)
    var told: Set<String> = []
    for warning in base.warnings { told.insert("\(warning.place): warning: \(warning.message)") }
    var made: [StressTest.Stress] = []
    for (index, one) in worst.enumerated() {
      for other in worst.dropFirst(index + 1) {
        let pair = try read(one.files + other.files, told: &told)
        if !findings.contains(where: { $0.stress.name == pair.name }) { made.append(pair) }
      }
    }
    return made
  }
}
