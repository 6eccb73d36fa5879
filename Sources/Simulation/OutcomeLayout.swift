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

  public let lines: [Series]
  /// Column of each line.
  let columnOfLine: [Int]
  let columns: [Column]
  /// Lines with a monthly course, and the column of each among `columns`.
  public let monthlyLines: [Series]
  let monthlyColumns: [Int]
  public let years: Int
  public let steps: Int

  public init(model: SimulationModel) {
    var builder = Builder(model: model)
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
    var lines: [Series] = []
    var columnOfLine: [Int] = []
    var columns: [Column] = []
    private var index: [Column: Int] = [:]
    private var setting: Setting { model.setting }

    init(model: SimulationModel) { self.model = model }

    private static let totals: [Metric] = [
      .need, .clients, .persons, .registered, .inflow, .outflow, .inProcess, .waiting,
      .waitingWeeks, .cost, .payment, .ownContribution, .pgbCost, .population, .population75plus,
      .costPerInhabitant,
    ]
    private static let split: [Metric] = [
      .need, .clients, .inflow, .outflow, .waiting, .cost, .payment, .ownContribution, .pgbCost,
    ]

    mutating func add() {
      let everywhere = Array(setting.wijken.indices)
      let everything = Array(setting.voorzieningen.indices)
      let name = model.name
      let whole = selection(everywhere, everything, allStates: true)
      var totals = Builder.totals + [.providerResult, .reserve]
      if model.funding.begroting != nil { totals += [.begroting, .result] }
      add(.gemeente, name, totals, whole)
      for voorziening in everything {
        add(.gemeente, name, Builder.split, selection(everywhere, [voorziening]), voorziening)
      }
      for perceel in model.funding.percelen { addPerceel(perceel) }
      for contract in model.funding.contracts { addContract(contract) }
      for (wijk, place) in setting.wijken.enumerated() {
        add(.wijk, place.key, Builder.totals, selection([wijk], everything, allStates: true))
        for voorziening in everything {
          add(.wijk, place.key, [.clients], selection([wijk], [voorziening]), voorziening)
        }
      }
    }

    private mutating func addPerceel(_ perceel: Perceel) {
      let all = perceel.voorzieningen.count == setting.voorzieningen.count
      add(
        .perceel, perceel.key, Builder.totals + [.providerResult],
        selection(perceel.wijken, perceel.voorzieningen, allStates: all))
    }

    private mutating func addContract(_ contract: Contract) {
      let perceel = model.funding.percelen[contract.perceel]
      let all = perceel.voorzieningen.count == setting.voorzieningen.count
      add(
        .contract, contract.key, Builder.totals + [.providerResult, .reserve],
        selection(perceel.wijken, perceel.voorzieningen, allStates: all))
      for voorziening in perceel.voorzieningen {
        add(
          .contract, contract.key, Builder.split, selection(perceel.wijken, [voorziening]),
          voorziening)
      }
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
      guard Metric.monthly.contains(line.metric) else { return false }
      switch line.level {
      case .gemeente: return true
      case .contract, .wijk: return line.voorziening == nil
      case .perceel: return false
      }
    }
  }
}
