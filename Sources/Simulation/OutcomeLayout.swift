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

    /// Metrics that are kept of a level, in the order of the results files.
    private func kept(_ level: Level) -> [Metric] {
      MetricPlace.Presence.allCases.filter(isPresent).flatMap { presence in
        Metric.allCases.filter {
          $0.place.presence == presence && $0.place.levels.contains(level)
        }
      }
    }

    /// Whether a run keeps metrics of the whole; those of budgets stand apart.
    private func isPresent(_ presence: MetricPlace.Presence) -> Bool {
      let funding = model.funding
      return switch presence {
      case .always, .contracts: true
      case .queues: funding.hasBudgets || funding.rationsAccess || funding.divertsPeople
      case .uitvoering: funding.hasUitvoering
      case .socialBase: funding.paysSocialBase
      case .oneOff: funding.oneOff.isUsed
      case .reviews: funding.limitsReviews
      case .begroting: funding.begroting != nil
      case .budgets, .budgetsOrQueues: false
      }
    }

    mutating func add() {
      let everywhere = Array(setting.wijken.indices)
      let everything = Array(setting.voorzieningen.indices)
      let name = model.name
      let whole = selection(everywhere, everything, allStates: true)
      let contracts = Array(model.funding.contracts.indices)
      addTotals(.gemeente, name, whole, contracts)
      guard detail == .all else {
        for index in contracts { addContract(index) }
        return
      }
      for voorziening in everything {
        add(.gemeente, name, split, selection(everywhere, [voorziening]), voorziening)
      }
      for index in model.funding.percelen.indices { addPerceel(index) }
      for index in contracts { addContract(index) }
      for (wijk, place) in setting.wijken.enumerated() {
        add(
          .wijk, place.key, kept(.wijk), selection([wijk], everything, allStates: true))
        for voorziening in everything {
          add(.wijk, place.key, [.clients], selection([wijk], [voorziening]), voorziening)
        }
      }
    }

    /// Of one voorziening.
    private var split: [Metric] { kept(.gemeente).filter(\.place.isByVoorziening) }

    private mutating func addPerceel(_ index: Int) {
      let perceel = model.funding.percelen[index]
      let selection = selection(perceel)
      addTotals(
        .perceel, perceel.key, selection,
        model.funding.contracts.indices.filter { model.funding.contracts[$0].perceel == index })
    }

    private mutating func addContract(_ index: Int) {
      let contract = model.funding.contracts[index]
      let perceel = model.funding.percelen[contract.perceel]
      var selection = selection(perceel)
      if !contract.isWholeRun { selection.during = index }
      addTotals(.contract, contract.key, selection, [index])
      guard detail == .all else { return }
      for voorziening in perceel.voorzieningen {
        var part = self.selection(perceel.wijken, [voorziening])
        part.during = selection.during
        add(.contract, contract.key, split, part, voorziening)
      }
    }

    /// All that is kept over all voorzieningen of a level and the contracts that belong to it.
    private mutating func addTotals(
      _ level: Level, _ name: String, _ selection: Selection, _ contracts: [Int]
    ) {
      var ofContracts = selection
      ofContracts.contracts = contracts
      for metric in kept(level) {
        // A reserve is that of contracts, and not of what they cover.
        add(level, name, [metric], metric == .reserve ? ofContracts : selection)
      }
      addCarried(level, name, selection, contracts)
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
      for metric in budgeted.isEmpty ? [.undelivered] : Metric.ofBudgets {
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
