import DemandModel
import Scenarios
import Simulation

/// The options that results follow from, as a manifest keeps them: with the files they were made from,
/// the command line that makes them again.
///
/// Threads, batches and where results go are no part of it. Names of files are those of the manifest's
/// inputs. The keys are an interface.
public struct RunChoices: Codable, Sendable, Equatable {
  /// "run" or "compare".
  public internal(set) var command: String
  /// The scenario or region; nil for a design, which names it.
  public internal(set) var scenario: String?
  public internal(set) var design: String?
  /// Those of a comparison: "eigen", presets and files.
  public internal(set) var systems: [String]?
  /// The one of a run; nil for the scenario's own.
  public internal(set) var system: String?
  /// What systems take over; nil where that was not limited.
  public internal(set) var from: Int?
  public internal(set) var voorzieningen: [String]?
  public internal(set) var perceel: String?
  /// Values, as `key=value` in their order.
  public internal(set) var set: [String] = []
  public internal(set) var without: [String] = []
  public internal(set) var access: String
  public internal(set) var incentives: String
  /// Of a run.
  public internal(set) var engine: String?
  /// Nil where a design says it.
  public internal(set) var seed: UInt64?
  public internal(set) var replications: Int?
  /// The one replication that was run, counted from 1.
  public internal(set) var replication: Int?
  /// Whether every draw was kept, in a run.
  public internal(set) var draws: Bool?
  /// Years of which it was kept who is in care on 1 January, in a run; nil in folders of an earlier version.
  public internal(set) var stock: [Int]?
  /// "nl" or "en".
  public internal(set) var language: String?

  init(_ command: String, _ options: Scenario.Options) {
    self.command = command
    set = options.settings.map(\.argument)
    without = options.withoutNames
    access = options.accessWord
    incentives = options.incentivesWord
  }

  /// Takes over the draws of a plan.
  mutating func take(_ plan: RunPlan) {
    seed = plan.seed
    if plan.firstReplication > 1 {
      replication = plan.firstReplication
    } else {
      replications = plan.replications
    }
  }

  mutating func take(_ takeover: Takeover?) {
    guard let takeover else { return }
    from = takeover.from
    perceel = takeover.perceel
    voorzieningen = takeover.left.isEmpty ? nil : takeover.voorzieningen
  }

  /// The words behind the name of the program, each an argument of its own.
  ///
  /// - Parameter path: where the file of a name stands; the name itself where nothing is given.
  public func arguments(_ path: (String) -> String = { $0 }) -> [String] {
    var words = [command]
    if let scenario { words.append(Self.plain(path(scenario))) }
    words += (systems ?? []).map { Self.plain(path($0)) }
    if let design { words += Self.option("design", path(design)) }
    if let system { words += Self.option("system", path(system)) }
    if let from { words += ["--from", "\(from)"] }
    if let perceel { words += Self.option("perceel", perceel) }
    if let voorzieningen {
      words += Self.option("voorzieningen", voorzieningen.joined(separator: ","))
    }
    words += set.flatMap { Self.option("set", $0) }
    words += without.flatMap { ["--without", $0] }
    if let seed { words += ["--seed", "\(seed)"] }
    if let replications { words += ["--replications", "\(replications)"] }
    words += unstated
    if language == "en" { words += ["--language", "en"] }
    return words
  }

  /// Options that no key of a scenario can say.
  private var unstated: [String] {
    var words: [String] = []
    if let replication { words += ["--replication", "\(replication)"] }
    if access != Scenario.Options().accessWord { words += ["--access", access] }
    if incentives != Scenario.Options().incentivesWord { words += ["--incentives", incentives] }
    if let engine, engine != EngineKind.cohort.rawValue { words += ["--engine", engine] }
    if draws == true { words.append("--draws") }
    words += (stock ?? []).flatMap { ["--stock", "\($0)"] }
    return words
  }

  /// Drivers that a key switches off to the same results. Without one of the others the opening balance
  /// still holds its effect, whereas `nee` takes that away too.
  private static let sayable: Set<DriverKey> = [.vergrijzing, .prijs]

  /// What the resolved scenario beside the results says of them.
  ///
  /// - Parameter tables: names of copies by the path that they were opened by.
  func statement(_ options: Scenario.Options, tables: [String: String]) -> RunStatement {
    let isLarge = seed.map { $0 > UInt64(Int.max) } ?? false
    let others = options.without.subtracting(Self.sayable).map(\.rawValue).sorted()
    let words =
      others.flatMap { ["--without", $0] } + (isLarge ? ["--seed", "\(seed ?? 0)"] : []) + unstated
    return RunStatement(
      seed: seed, replications: replications, without: options.without.intersection(Self.sayable),
      tables: tables, remaining: ShellWords.line(words))
  }

  private static func option(_ name: String, _ value: String) -> [String] {
    value.hasPrefix("-") ? ["--\(name)=\(value)"] : ["--\(name)", value]
  }

  /// A path that is not taken for an option.
  private static func plain(_ path: String) -> String { path.hasPrefix("-") ? "./" + path : path }
}

/// Words as a shell reads them back.
enum ShellWords {
  private static let safe = Set("_@%+=:,./-".unicodeScalars)

  /// A word, in quotes where a shell would change it.
  static func quoted(_ word: String) -> String {
    let isSafe = word.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        || safe.contains($0)
    }
    guard !isSafe || word.isEmpty else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// A command over several lines, none much longer than `width`, broken before options.
  static func lines(_ words: [String], width: Int = 90) -> String {
    var lines: [String] = []
    for word in words {
      let shown = quoted(word)
      let breaks = word.hasPrefix("--") && (lines.last?.count ?? 0) + shown.count > width
      if lines.isEmpty {
        lines.append(shown)
      } else if breaks {
        lines.append("  " + shown)
      } else {
        lines[lines.count - 1] += " " + shown
      }
    }
    return lines.joined(separator: " \\\n")
  }
}
