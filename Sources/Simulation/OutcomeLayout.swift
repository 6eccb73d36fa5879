import DemandModel
import FundingModel
import SociaalDomein

/// Which wijken, voorzieningen and states a result is counted over.
struct Selection: Hashable {
  let wijken: [Int]
  /// Voorzieningen whose clients and money count.
  let voorzieningen: [Int]
  /// Care states whose people count.
  let states: [Int]
  /// Contracts whose budgets and reserves count, where the result speaks of them.
  var contracts: [Int] = []
  /// The contract whose own time alone counts, where it is not in force all along.
  var during: Int?
}

/// What results a run keeps: the lines of the results files, and the columns behind them.
///
/// Lines that are counted over the same wijken and voorzieningen share a column, as a contract that
/// covers the whole gemeente shares those of the gemeente.
public struct OutcomeLayout: Sendable {
  struct Column: Hashable {
    let metric: Metric
    let selection: Selection
  }

  /// How much a run keeps.
  public enum Detail: Sendable {
    /// Every line of the results files.
    case all
    /// The yearly totals over voorzieningen of the gemeente and of its contracts: what a region adds up.
    case totals
  }

  public let lines: [Series]
  /// Column of each line.
  let columnOfLine: [Int]
  let columns: [Column]
  /// Lines with a monthly course, and the column of each among `columns`.
  public let monthlyLines: [Series]
  let monthlyColumns: [Int]
  public let years: Int
  public let steps: Int
  /// Of which dates it keeps who is in care and who waits.
  public let stockDates: StockDates

  /// Lines that are counted alike, and so have the same draws, together; in the order of their first.
  public var linesByColumn: [[Int]] {
    var lines = [[Int]](repeating: [], count: columns.count)
    for (line, column) in columnOfLine.enumerated() { lines[column].append(line) }
    return lines
  }

  /// - Parameter stockYears: years after the start, 0 for the opening, on whose 1 January who is in care
  ///   and who waits is kept draw by draw.
  public init(model: SimulationModel, detail: Detail = .all, stockYears: [Int] = []) {
    stockDates = StockDates(model, years: stockYears)
    var builder = Builder(model: model, detail: detail)
    builder.add()
    lines = builder.lines
    columnOfLine = builder.columnOfLine
    columns = builder.columns
    let made = builder
    let monthly = made.lines.indices.filter { made.isMonthly(made.lines[$0]) }
    monthlyLines = monthly.map { made.lines[$0] }
    monthlyColumns = monthly.map { made.columnOfLine[$0] }
    years = model.setting.grid.years
    steps = model.setting.grid.steps
  }

  private struct Builder {
    let model: SimulationModel
    let detail: Detail
    var lines: [Series] = []
    var columnOfLine: [Int] = []
    var columns: [Column] = []
    private var index: [Column: Int] = [:]
    private var setting: Setting { model.setting }

    init(model: SimulationModel, detail: Detail) {
      self.model = model
      self.detail = detail
    }

    private static let totals: [Metric] = [
      .need, .clients, .persons, .registered, .inflow, .outflow, .inProcess, .waiting,
      .waitingWeeks, .cost, .payment, .ownContribution, .pgbCost, .netCost, .population,
      .population75plus,
      .costPerInhabitant,
    ]
    /// What contracts with queues and budgets add.
    private static let queue: [Metric] = [.reneged, .socialBase, .pgbLeak]
    private static let carried: [Metric] = [
      .budget, .needCost, .carriedGemeente, .carriedProvider, .carriedReserve, .undelivered,
    ]
    private static let split: [Metric] = [
      .need, .clients, .inflow, .outflow, .waiting, .cost, .payment, .ownContribution, .pgbCost,
    ]

    mutating func add() {
      let everywhere = Array(setting.wijken.indices)
      let everything = Array(setting.voorzieningen.indices)
      let name = model.name
      let whole = selection(everywhere, everything, allStates: true)
      add(.gemeente, name, totals + backlog + [.providerResult], whole)
      let contracts = Array(model.funding.contracts.indices)
      addReserve(.gemeente, name, whole, contracts)
      if model.funding.begroting != nil {
        add(.gemeente, name, [.begroting, .result, .structuralResult], whole)
      }
      addCarried(.gemeente, name, whole, contracts)
      guard detail == .all else {
        for index in contracts { addContract(index) }
        return
      }
      for voorziening in everything {
        add(.gemeente, name, split, selection(everywhere, [voorziening]), voorziening)
      }
      for index in model.funding.percelen.indices { addPerceel(index) }
      for index in model.funding.contracts.indices { addContract(index) }
      for (wijk, place) in setting.wijken.enumerated() {
        add(.wijk, place.key, self.totals, selection([wijk], everything, allStates: true))
        for voorziening in everything {
          add(.wijk, place.key, [.clients], selection([wijk], [voorziening]), voorziening)
        }
      }
    }

    private var totals: [Metric] {
      let funding = model.funding
      let hasQueue = funding.hasBudgets || funding.rationsAccess || funding.divertsPeople
      return Builder.totals + (hasQueue ? Builder.queue : [])
        + (funding.hasUitvoering ? [.uitvoeringCost] : [])
        + (funding.paysSocialBase ? [.socialBaseCost] : []) + oneOff
    }

    /// Of one voorziening.
    private var split: [Metric] { Builder.split + oneOff }

    private var oneOff: [Metric] { model.funding.oneOff.isUsed ? [.oneOffCost] : [] }

    private var backlog: [Metric] {
      model.funding.limitsReviews ? [.herindicatieBacklog] : []
    }

    private mutating func addPerceel(_ index: Int) {
      let perceel = model.funding.percelen[index]
      let selection = selection(perceel)
      add(.perceel, perceel.key, totals + [.providerResult], selection)
      addCarried(
        .perceel, perceel.key, selection,
        model.funding.contracts.indices.filter { model.funding.contracts[$0].perceel == index })
    }

    private mutating func addContract(_ index: Int) {
      let contract = model.funding.contracts[index]
      let perceel = model.funding.percelen[contract.perceel]
      var selection = selection(perceel)
      if !contract.isWholeRun { selection.during = index }
      add(.contract, contract.key, totals + backlog + [.providerResult], selection)
      addReserve(.contract, contract.key, selection, [index])
      addCarried(.contract, contract.key, selection, [index])
      guard detail == .all else { return }
      for voorziening in perceel.voorzieningen {
        var part = self.selection(perceel.wijken, [voorziening])
        part.during = selection.during
        add(.contract, contract.key, split, part, voorziening)
      }
    }

    private mutating func addReserve(
      _ level: Level, _ name: String, _ selection: Selection, _ contracts: [Int]
    ) {
      var selection = selection
      selection.contracts = contracts
      add(level, name, [.reserve], selection)
    }

    /// Of the contracts with a budget among these, who carries what it does not pay; need and what is
    /// undelivered also of those without one that keep people waiting.
    private mutating func addCarried(
      _ level: Level, _ name: String, _ selection: Selection, _ contracts: [Int]
    ) {
      let budgeted = contracts.filter { model.funding.contracts[$0].hasBudget }
      // Those who wait or gave up are handed over to a fallback, whatever its own rule.
      let needed = contracts.filter {
        let contract = model.funding.contracts[$0]
        let before = contract.term.fallbackOf.map { model.funding.contracts[$0].rationsAccess }
        return contract.hasBudget || contract.rationsAccess || before == true
      }
      for metric in budgeted.isEmpty ? [.undelivered] : Builder.carried {
        var selection = selection
        selection.contracts = [.needCost, .undelivered].contains(metric) ? needed : budgeted
        if !selection.contracts.isEmpty { add(level, name, [metric], selection) }
      }
    }

    private func selection(_ perceel: Perceel) -> Selection {
      selection(
        perceel.wijken, perceel.voorzieningen,
        allStates: perceel.voorzieningen.count == setting.voorzieningen.count)
    }

    private func selection(_ wijken: [Int], _ voorzieningen: [Int], allStates: Bool = false)
      -> Selection
    {
      let states = setting.states.indices.filter { state in
        allStates || setting.states[state].voorzieningen.contains { voorzieningen.contains($0) }
      }
      return Selection(wijken: wijken, voorzieningen: voorzieningen, states: states)
    }

    private mutating func add(
      _ level: Level, _ name: String, _ metrics: [Metric], _ selection: Selection,
      _ voorziening: Int? = nil
    ) {
      for metric in metrics {
        lines.append(
          Series(
            level: level, name: name,
            voorziening: voorziening.map { setting.voorzieningen[$0].key }, metric: metric))
        let column = Column(metric: metric, selection: selection)
        if let known = index[column] {
          columnOfLine.append(known)
        } else {
          index[column] = columns.count
          columnOfLine.append(columns.count)
          columns.append(column)
        }
      }
    }

    /// A course per month for the gemeente, contracts and totals of wijken.
    func isMonthly(_ line: Series) -> Bool {
      guard detail == .all, Metric.monthly.contains(line.metric) else { return false }
      switch line.level {
      case .gemeente: return true
      case .contract, .wijk: return line.voorziening == nil
      case .perceel, .regio: return false
      }
    }
  }
}
