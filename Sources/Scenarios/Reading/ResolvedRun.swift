import DemandModel

/// What a run was made with beside its file, so that the resolved scenario can state it.
public struct RunStatement: Sendable {
  /// Nil where the file says it already, or cannot say it.
  public let seed: UInt64?
  public let replications: Int?
  /// Drivers that were switched off from outside.
  public let without: Set<DriverKey>
  /// What tables are called beside the resolved scenario, by the path that they were opened by.
  public let tables: [String: String]
  /// Options that no key of a scenario can say, as a shell takes them; empty where there are none.
  public let remaining: String

  public init(
    seed: UInt64?, replications: Int?, without: Set<DriverKey>, tables: [String: String],
    remaining: String = ""
  ) {
    self.seed = seed.flatMap { $0 <= UInt64(Int.max) ? $0 : nil }
    self.replications = replications
    self.without = without
    self.tables = tables
    self.remaining = remaining
  }
}

extension Scenario {
  /// The complete scenario as it was run: with its seed, replications and the drivers that were off, and
  /// tables as they are called beside it. Itself a scenario that gives the same results.
  public func resolvedYAML(as run: RunStatement) -> String {
    let remark =
      run.remaining.isEmpty
      ? ""
      : "# The results beside this file were made with options that no key can state. To get them again:\n"
        + "# wijkraming run <this file> \(run.remaining)\n"
    return remark + resolved.stating(run).yaml()
  }
}

extension ResolvedScenario {
  private static let drivers = "drijfveren"

  fileprivate func stating(_ run: RunStatement) -> ResolvedScenario {
    var entries = Self.named(entries, run.tables)
    if let seed = run.seed { Self.state("seed", "\(seed)", in: &entries) }
    if let count = run.replications { Self.state("replications", "\(count)", in: &entries) }
    var drivers: [Entry] = []
    let place = entries.firstIndex { $0.key == Self.drivers }
    if let place, case .mapping(let given) = entries[place].value { drivers = given }
    for driver in DriverKey.allCases where run.without.contains(driver) {
      Self.state(driver.rawValue, "nee", in: &drivers)
    }
    guard !run.without.isEmpty else { return ResolvedScenario(entries: entries) }
    let made = Entry(key: Self.drivers, value: .mapping(drivers), origin: .setting)
    if let place { entries[place] = made } else { entries.append(made) }
    return ResolvedScenario(entries: entries)
  }

  /// Puts a word under a key, unless it stands there.
  private static func state(_ key: String, _ word: String, in entries: inout [Entry]) {
    let made = Entry(key: key, value: .scalar(word, quoted: false), origin: .setting)
    guard let place = entries.firstIndex(where: { $0.key == key }) else {
      return entries.append(made)
    }
    if case .scalar(word, _) = entries[place].value { return }
    entries[place] = made
  }

  private static func named(_ entries: [Entry], _ tables: [String: String]) -> [Entry] {
    entries.map { entry in
      copied(entry, tables)
        ?? Entry(key: entry.key, value: named(entry.value, tables), origin: entry.origin)
    }
  }

  /// The folder of a run is called by the copy of its table; nil for anything else.
  private static func copied(_ entry: Entry, _ tables: [String: String]) -> Entry? {
    guard entry.key == "run", case .table(_, let folder, let isQuoted) = entry.value else {
      return nil
    }
    let opened = "\(folder)/\(TableDeclaration.runFile)"
    return tables[opened].map { copy in
      Entry(
        key: "tabel", value: .table(copy, opened: opened, quoted: isQuoted), origin: entry.origin)
    }
  }

  private static func named(_ value: Value, _ tables: [String: String]) -> Value {
    switch value {
    case .scalar, .empty: value
    case .table(let path, let opened, let isQuoted):
      .table(tables[opened] ?? path, opened: opened, quoted: isQuoted)
    case .mapping(let entries): .mapping(named(entries, tables))
    case .number(let entries): .number(named(entries, tables))
    }
  }
}
