import Analysis
import ArgumentParser
import Foundation
import Questions
import Reporting
import Scenarios
import Simulation

/// `wijkraming solve`: the value of a key that just meets conditions on results.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find the value of a key that just meets a condition.",
    discussion: """
      Looks for the value at which results begin, or cease, to meet every condition, on the same draws at \
      every value, and gives it with its Monte Carlo interval. A condition is a figure of risk.csv, or the \
      mean of a result, or with .p90 behind it a quantile: 'p_overrun <= 0.10', 'waiting_weeks <= 6', \
      'net_cost.p80 <= 9000000'.

      A number that is one bare number is replaced by the value; one by year, or an uncertain one, is \
      multiplied by it. --by value, factor or add says otherwise.

      Ready questions: --question budget (the begroting that is overrun with 10% chance), taakstelling (the \
      largest saving with which it still holds), tempo (how much of new need the sociale basis has to catch, \
      by the year in which that is complete), plafond (the room of contracts for a wait of at most 6 weeks). \
      --until and --between change their conditions and range.
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The key whose value is looked for, such as begroting.bedrag; 'alle' stands for every name.",
      valueName: "key"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "A ready question: \(ReadyQuestion.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var question: ReadyQuestion?

  @Option(
    help: ArgumentHelp(
      "What results must be, such as 'p_overrun <= 0.10'; may be repeated, and all must hold.",
      valueName: "condition"))
  var until: [String] = []

  @Option(
    help: ArgumentHelp(
      "Years of the conditions, such as 2027-2030 (default: the budget year and three more).",
      valueName: "years"))
  var over: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The range to look in, two numbers (default: half to twice what the scenario has); one below 0 as "
        + "--between=-2..0.5.",
      valueName: "from to"))
  var between: [String] = []

  @Option(
    help: ArgumentHelp(
      "How the value enters: value, factor or add (default: value for one bare number, else factor).",
      valueName: "way"))
  var by: SolveManner?

  @OptionGroup var drawing: DrawOptions

  @OptionGroup var results: ResultOptions

  func validate() throws {
    guard (key == nil) != (question == nil) else {
      throw ValidationError(
        "give --for KEY with --until CONDITION, or --question NAME; allowed: one of the two")
    }
    if key != nil, until.isEmpty {
      throw ValidationError(
        "--for says which key, and nothing says until when; add --until, such as 'p_overrun <= 0.10'"
      )
    }
    if question != nil, by != nil {
      throw ValidationError("--by is for --for KEY; a ready question knows it; leave it out")
    }
    if question == .tempo, drawing.incentives == .off {
      throw ValidationError(
        "--question tempo is about behaviour, which --incentives off leaves out; leave one out")
    }
    _ = try range()
    _ = try conditions()
    try QuestionOptions.refuseReport(results)
  }

  func run() throws {
    let conditions = try conditions()
    var told: Set<String> = []
    var options = input.completed(drawing.scenarioOptions)
    let base = try ScenarioFile.read(input.scenario, options: options, told: &told)
    options.residents = base.residents
    let period = try QuestionOptions.period(over, of: base, isCovered: false)
    let plan = drawing.plan(for: base)
    try QuestionOptions.checkDraws(plan)
    try checkBegroting(conditions, base)
    let asked = SolveAsked(
      scenario: input.scenario, options: options, base: base, conditions: conditions,
      between: try range(), period: period.years)
    let questions = try asked.questions(key: key, by: by, ready: question)
    try QuestionOptions.checkMemory(base, plan)
    let folder = try results.folder(
      otherwise: "runs/\(base.name)-solve-\(plan.seed)",
      names: SolveFiles.names(base, options, plan: plan))
    let answers = try solve(questions, asked, plan, told)
    try SolveFiles(
      scenario: base, plan: plan, options: options, answers: answers, period: period.label,
      language: results.language
    ).write(words: words, to: folder)
    try results.commit(folder)
    try results.finish(folder.path) {
      SolveScreen(
        scenario: base, plan: plan, answers: answers, period: period.label,
        language: results.language
      ).lines()
    }
  }

  /// The command line behind the options of the runs.
  private var words: [String] {
    var words: [String] = []
    if let key { words += ["--for", key] }
    if let question { words += ["--question", question.rawValue] }
    for condition in until { words += ["--until", condition] }
    if let over { words += ["--over", over] }
    if !between.isEmpty { words.append("--between=" + between.joined(separator: "..")) }
    if let by { words += ["--by", by.rawValue] }
    return words
  }

  /// The range that was asked for: `0.8 1.5`, or `-2..0.5`.
  private func range() throws -> ClosedRange<Double>? {
    guard !between.isEmpty else { return nil }
    let ends = between.flatMap { $0.components(separatedBy: "..") }.map { Double($0) ?? .nan }
    guard ends.count == 2, ends.allSatisfy(\.isFinite), ends[0] < ends[1] else {
      throw ValidationError(
        "--between is '\(between.joined(separator: " "))'; allowed: two numbers with a decimal point, the "
          + "lower first, such as --between 0.8 1.5 or --between=-2..0.5")
    }
    return ends[0]...ends[1]
  }

  // MARK: Conditions

  private func conditions() throws -> [SolveCondition] {
    let texts = until.isEmpty ? question?.conditions ?? [] : until
    return try texts.map { try Self.condition($0) }
  }

  /// `p_overrun <= 0.10`.
  static func condition(_ text: String) throws -> SolveCondition {
    for sign in SolveCondition.Sign.allCases.sorted(by: { $0.rawValue.count > $1.rawValue.count }) {
      let parts = text.components(separatedBy: sign.rawValue)
      guard parts.count == 2 else { continue }
      let name = parts[0].trimmingCharacters(in: .whitespaces)
      let bound = parts[1].trimmingCharacters(in: .whitespaces)
      guard let measure = QuestionMeasure(name) else {
        throw ValidationError(
          "--until names '\(name)', which is no figure; allowed: "
            + QuestionMeasure.names.joined(separator: ", ")
            + ", and results with .p1 to .p99 behind them"
            + NearestName(among: QuestionMeasure.names).suggestion(for: name))
      }
      guard let number = Double(bound), number.isFinite else {
        throw ValidationError(
          "--until holds '\(bound)', which is no number; allowed: a number with a decimal point, without "
            + "a percent sign or marks, such as 0.10 or 9000000")
      }
      if measure.unit == "probability", !(0...1).contains(number) {
        throw ValidationError(
          "--until asks for a chance of \(bound); allowed: from 0 to 1; write 0.10 for 10%")
      }
      return SolveCondition(measure, sign, number)
    }
    throw ValidationError(
      "--until is '\(text)'; allowed: a figure, one of <= < >= >, and a number, such as "
        + "'p_overrun <= 0.10'")
  }

  private func checkBegroting(_ conditions: [SolveCondition], _ base: Scenario) throws {
    guard base.model.funding.begroting == nil,
      let first = conditions.first(where: \.measure.needsBegroting)
    else { return }
    Terminal.standardError.writeLine(
      "\(input.scenario): '\(first.measure.name)' is held against the begroting, and the scenario has none; "
        + "add begroting.bedrag, or ask for net_cost")
    throw ExitStatus.data
  }

  // MARK: Work

  /// Runs that a search is thought to take, for progress.
  private static let expected = 18

  private func solve(
    _ questions: [(question: SolveQuestion, ramp: Int?)], _ asked: SolveAsked, _ plan: RunPlan,
    _ told: Set<String>
  ) throws -> [SolveAnswer] {
    var told = told
    let progress = ProgressLine(
      "solving", total: questions.count * Self.expected * plan.replications, quiet: results.quiet)
    defer { progress.finish() }
    return try questions.map { question, ramp in
      let run = SolveRun(question, plan: plan)
      var points = 0
      let finding = try RootSearch(question.range).run { (x: Double) throws -> SolvePoint in
        let scenario = try asked.scenario(question.change(x), told: &told)
        points += 1
        return try point(run, x, scenario, points <= Self.expected ? progress : nil)
      }
      progress.advance(by: max(0, Self.expected - points) * plan.replications)
      return SolveAnswer(
        question: question, rampYears: ramp, finding: finding,
        changes: finding.status == .found
          ? try asked.reach(question.change(finding.best.x)).changes : [])
    }
  }

  private func point(
    _ run: SolveRun, _ x: Double, _ scenario: Scenario, _ progress: ProgressLine?
  ) throws -> SolvePoint {
    do {
      return try run.point(
        at: x, scenario, isCancelled: { Interruption.isRequested },
        progress: { progress?.advance(by: $0) })
    } catch {
      progress?.finish()
      throw Failure.status(of: error, in: scenario)
    }
  }
}

extension SolveManner: ExpressibleByArgument {}
