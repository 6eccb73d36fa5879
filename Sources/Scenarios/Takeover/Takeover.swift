import FundingModel
import SociaalDomein

/// What a funding system takes over from a scenario's own contracts, and from when; the rest stays with
/// those contracts.
public struct Takeover: Sendable {
  /// A choice that the scenario does not have; `message` says what is allowed.
  public struct Fault: Error, Equatable {
    public let message: String
  }

  /// What stands before the keys of the system, under every system the same, so that assumptions with the
  /// same name share their draws.
  public static let prefix = "stelsel_"

  /// The first calendar year of the system.
  public let from: Int
  /// Keys of what it is for, in the order of the scenario.
  public let voorzieningen: [String]
  public let wijken: [String]
  /// The perceel of the scenario that was chosen.
  public let perceel: String?
  /// Keys of the voorzieningen and wijken of the scenario, and what the first are.
  let known: [Voorziening]
  let allWijken: [String]
  let grid: TimeGrid
  let contracts: [OwnContract]

  /// - Parameters:
  ///   - from: first calendar year; nil for the start of the run.
  ///   - voorzieningen: keys; empty for all, or all of the perceel.
  ///   - perceel: key of a perceel of the scenario; nil for everything.
  ///   - scenario: under its own contracts.
  public init(
    from: Int?, voorzieningen: [String], perceel: String?, of scenario: Scenario
  ) throws(Fault) {
    let setting = scenario.model.setting
    let funding = scenario.model.funding
    grid = setting.grid
    known = setting.voorzieningen
    allWijken = setting.wijken.map(\.key)
    contracts = OwnContract.all(of: funding, setting.voorzieningen, allWijken)
    self.from = try Self.year(from, grid)
    self.perceel = perceel
    let chosen = try Self.perceel(perceel, funding.percelen)
    let within = chosen.map { $0.voorzieningen.map { setting.voorzieningen[$0].key } }
    let keys = known.map(\.key)
    for name in voorzieningen { try Self.check(name, keys, within: within, of: perceel) }
    let wanted = Set(voorzieningen.isEmpty ? within ?? keys : voorzieningen)
    self.voorzieningen = keys.filter(wanted.contains)
    let places = chosen.map { Set($0.wijken) }
    wijken = allWijken.indices.filter { places?.contains($0) ?? true }.map {
      setting.wijken[$0].key
    }
  }

  private static func year(_ from: Int?, _ grid: TimeGrid) throws(Fault) -> Int {
    guard let from else { return grid.startYear }
    let last = grid.startYear + grid.years - 1
    guard (grid.startYear...last).contains(from) else {
      throw Fault(
        message:
          "a system cannot take over from \(from); allowed: a year of the run, \(grid.startYear) "
          + "to \(last)")
    }
    return from
  }

  private static func perceel(_ key: String?, _ percelen: [Perceel]) throws(Fault) -> Perceel? {
    guard let key else { return nil }
    if let found = percelen.first(where: { $0.key == key }) { return found }
    let names = percelen.map(\.key)
    throw Fault(
      message: "there is no perceel '\(key)' in the scenario; allowed: "
        + names.joined(separator: ", ") + NearestName(among: names).suggestion(for: key))
  }

  private static func check(
    _ name: String, _ keys: [String], within: [String]?, of perceel: String?
  ) throws(Fault) {
    guard keys.contains(name) else {
      throw Fault(
        message: "there is no voorziening '\(name)' in the scenario; allowed: "
          + keys.joined(separator: ", ") + NearestName(among: keys).suggestion(for: name))
    }
    if let within, let perceel, !within.contains(name) {
      throw Fault(
        message: "the perceel '\(perceel)' has no '\(name)'; allowed: "
          + within.joined(separator: ", "))
    }
  }

  /// Whether it takes over everything from the start, so that no own contract is left.
  public var isWhole: Bool {
    isFromStart && voorzieningen.count == known.count && isAllWijken
  }

  public var isAllWijken: Bool { wijken.count == allWijken.count }

  public var isFromStart: Bool { from == grid.startYear }

  /// Names of what it takes over, and of what stays with the own contracts throughout.
  public var taken: [String] { known.filter { voorzieningen.contains($0.key) }.map(\.name) }
  public var left: [String] { known.filter { !voorzieningen.contains($0.key) }.map(\.name) }

  /// The step in which it takes over.
  var step: Int { grid.step(atMonth: (from - grid.startYear) * 12) }
}

extension Takeover {
  /// What becomes of an own contract.
  enum Fate: Equatable {
    case stays
    /// It would only start under the system.
    case leaves
    /// It ends when the system takes over.
    case ends
    /// It is only for the rest, from its start.
    case narrows(Rest)
    /// It ends, and goes on for the rest.
    case splits(Rest)
    /// It cannot be told what would be left of it; the text says why and what is possible.
    case refused(String)
  }

  /// What a contract still covers.
  struct Rest: Equatable {
    let voorzieningen: [String]
    let wijken: [String]
  }

  func fate(of contract: OwnContract) -> Fate {
    let rest = Rest(
      voorzieningen: contract.voorzieningen.filter { !voorzieningen.contains($0) },
      wijken: contract.wijken.filter { !wijken.contains($0) })
    let isOutside =
      rest.voorzieningen.count == contract.voorzieningen.count
      || rest.wijken.count == contract.wijken.count
    if isOutside || contract.end <= step { return .stays }
    if rest.voorzieningen.isEmpty, rest.wijken.isEmpty { return fateOfWhole(contract) }
    return fateOfPart(contract, rest)
  }

  private func fateOfWhole(_ contract: OwnContract) -> Fate {
    if contract.start >= step { return .leaves }
    guard !contract.mayEndOtherwise else {
      return .refused(
        "may end before \(from) or be taken over by another; allowed: contracts that hold until then; take "
          + "over from its start, or leave out its verlengingen, evaluaties and terugval")
    }
    return .ends
  }

  private func fateOfPart(_ contract: OwnContract, _ rest: Rest) -> Fate {
    guard rest.voorzieningen.isEmpty || rest.wijken.isEmpty else {
      return .refused(
        "also covers other voorzieningen and other wijken; allowed: all of its wijken, or all of its "
          + "voorzieningen; choose its perceel")
    }
    guard !contract.hasBudget else {
      let more = rest.voorzieningen + rest.wijken
      return .refused(
        "has one budget for what is taken over and for \(more.joined(separator: ", ")), and nothing says how "
          + "to divide it; allowed: all of what it covers; add those, or choose its perceel")
    }
    let left = Rest(
      voorzieningen: rest.voorzieningen.isEmpty ? contract.voorzieningen : rest.voorzieningen,
      wijken: rest.wijken.isEmpty ? contract.wijken : rest.wijken)
    if contract.start >= step { return .narrows(left) }
    guard !contract.mayEndOtherwise, contract.isPlain else {
      return .refused(
        "has terms that count from its start (prikkels, overgang, terugval or a looptijd that may change) and "
          + "would begin again for the rest; allowed: all of what it covers, or from its start")
    }
    return .splits(left)
  }
}

/// A contract of the scenario itself, as far as it matters to who takes over from it.
struct OwnContract {
  let key: String
  let perceel: String
  /// Keys of what it covers.
  let voorzieningen: [String]
  let wijken: [String]
  /// The steps in which it holds at most.
  let start: Int
  let end: Int
  let hasBudget: Bool
  /// Whether a chance or another contract decides on its end.
  let mayEndOtherwise: Bool
  /// Whether nothing in it counts from its start.
  let isPlain: Bool

  static func all(
    of funding: FundingSpecification, _ voorzieningen: [Voorziening], _ wijken: [String]
  ) -> [OwnContract] {
    let parents = Set(funding.contracts.compactMap(\.term.fallbackOf))
    return funding.contracts.enumerated().compactMap { index, contract -> OwnContract? in
      let term = contract.term
      guard term.fallbackOf == nil else { return nil }
      let perceel = funding.percelen[contract.perceel]
      return OwnContract(
        key: contract.key, perceel: perceel.key,
        voorzieningen: perceel.voorzieningen.map { voorzieningen[$0].key },
        wijken: perceel.wijken.map { wijken[$0] }, start: term.start, end: term.end ?? .max,
        hasBudget: contract.hasBudget,
        mayEndOtherwise: parents.contains(index) || !term.extensions.isEmpty
          || !term.evaluations.isEmpty,
        isPlain: contract.incentives == nil && contract.legacy == nil)
    }
  }
}
