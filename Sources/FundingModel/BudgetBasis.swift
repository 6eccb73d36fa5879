import NumericKernels
import SociaalDomein

/// What budgets and their growth are measured by: residents, weighted residents, volume, new need.
///
/// Weighted residents are one dense product over the whole population. All rows are per contract.
final class BudgetBasis {
  private let contracts: [Contract]
  private let percelen: [Perceel]
  private let setting: Setting
  private let draws: ParameterDraws
  private let covering: [[Int]]
  /// Euros of a capitation on 1 January of the running year, and at the start of the contract.
  let capitation: LaneMatrix
  private let openingCapitation: LaneMatrix
  /// Euros a year of the volume before the contract, at prices of the start year.
  let historic: LaneMatrix
  /// The measure of autonomous growth: now, and at the start of the contract.
  private let measure: LaneMatrix
  private let reference: LaneMatrix
  /// New need of the running calendar year, and of the steps before the contract.
  private let needOfYear: LaneMatrix
  private let needBefore: LaneMatrix
  private let weights: Matrix
  private let weighted: LaneMatrix
  /// Row of `weights` of the budget and of the growth of each contract.
  private let budgetWeights: [Int?]
  private let growthWeights: [Int?]
  private let scratch: LaneMatrix

  init(specification: FundingSpecification, setting: Setting, draws: ParameterDraws) {
    contracts = specification.contracts
    percelen = specification.percelen
    self.setting = setting
    self.draws = draws
    covering = specification.contractsOfStates(setting)
    let make = { LaneMatrix(rows: specification.contracts.count, lanes: draws.lanes) }
    capitation = make()
    openingCapitation = make()
    historic = make()
    measure = make()
    reference = make()
    needOfYear = make()
    needBefore = make()
    scratch = LaneMatrix(rows: 1, lanes: draws.lanes)
    var rows: [[Double]] = []
    let add = { (capitation: Capitation?) -> Int? in
      guard let capitation else { return nil }
      rows.append(capitation.weights)
      return rows.count - 1
    }
    budgetWeights = contracts.map { add($0.capitation) }
    growthWeights = contracts.map { add($0.growthCapitation) }
    weights = Matrix(rows: rows.count, columns: Ages.rows, values: rows.flatMap { $0 })
    weighted = LaneMatrix(rows: rows.count * setting.wijken.count, lanes: draws.lanes)
  }

  private func wijken(_ contract: Int) -> [Int] { percelen[contracts[contract].perceel].wijken }

  func open() {
    historic.fill(0)
    needOfYear.fill(0)
    needBefore.fill(0)
  }

  // MARK: Residents

  /// Measures the residents of 1 January; rows age and sex row * wijken + wijk.
  func countResidents(_ residents: LaneMatrix) {
    if weights.rows > 0 {
      MatrixProduct.multiply(weights, residents, into: weighted, blocks: setting.wijken.count)
    }
    for (index, contract) in contracts.enumerated() {
      if let row = budgetWeights[index], let factors = contract.capitation?.wijkFactors {
        sumWeighted(row, factors, of: index, into: capitation[index])
      }
      switch contract.budget.growth?.basis {
      case .residents: sumResidents(residents, of: index, into: measure[index])
      case .weightedPopulation(let capitation):
        guard let row = growthWeights[index] else { continue }
        sumWeighted(row, capitation.wijkFactors, of: index, into: measure[index])
      case .newNeed, nil: break
      }
    }
  }

  private func sumWeighted(
    _ row: Int, _ factors: [Double], of contract: Int, into total: LaneMatrix.Row
  ) {
    total.update(repeating: 0)
    for wijk in wijken(contract) {
      total.add(weighted[row * setting.wijken.count + wijk], times: factors[wijk])
    }
  }

  private func sumResidents(
    _ residents: LaneMatrix, of contract: Int, into total: LaneMatrix.Row
  ) {
    total.update(repeating: 0)
    for row in 0..<Ages.rows {
      for wijk in wijken(contract) { total.add(residents[row * setting.wijken.count + wijk]) }
    }
  }

  // MARK: Need and volume

  private func measuresNeed(_ contract: Contract) -> Bool {
    contract.budget.growth?.basis == .newNeed
  }
  var measuresNeed: Bool { contracts.contains { measuresNeed($0) } }

  /// Takes need a year at the opening of the run, per state and wijk, as what contracts from the
  /// start are held against.
  func openNeed(_ perYear: LaneMatrix) {
    for (index, contract) in contracts.enumerated() where measuresNeed(contract) {
      guard contract.term.start <= 0 else { continue }
      sumStates(perYear, of: index, into: reference[index])
    }
  }

  private func sumStates(
    _ counts: LaneMatrix, of contract: Int, into total: LaneMatrix.Row
  ) {
    total.update(repeating: 0)
    for row in covering.indices where covering[row].contains(contract) { total.add(counts[row]) }
  }

  /// Adds the step's new need, per state and wijk.
  func countNeed(_ need: LaneMatrix, step: Int) {
    for (index, contract) in contracts.enumerated() where measuresNeed(contract) {
      sumStates(need, of: index, into: scratch[0])
      if setting.grid.stepOfYear(step) == 0 { needOfYear[index].update(repeating: 0) }
      needOfYear[index].add(scratch[0])
      let window =
        max(0, contract.term.start - setting.grid.stepsPerYear)..<max(0, contract.term.start)
      if window.contains(step) {
        needBefore[index].add(
          scratch[0], times: Double(setting.grid.stepsPerYear) / Double(window.count))
      }
    }
  }

  /// Adds the step's volume before a contract that pays by historic volume.
  ///
  /// - Parameters:
  ///   - clients: per voorziening and wijk.
  ///   - window: whether the steps before the contract or the opening stock count.
  func countVolume(_ clients: LaneMatrix, prices: PriceLevels, step: Int, opening: Bool) {
    for (index, contract) in contracts.enumerated() {
      guard let volume = contract.measuredVolume else { continue }
      let first = max(0, contract.term.start - volume.steps)
      let window = first..<max(0, contract.term.start)
      guard opening ? contract.term.start <= 0 : window.contains(step) else { continue }
      let part = opening ? 1 : 1 / Double(window.count)
      addVolume(volume, clients, prices, index, part)
    }
  }

  private func addVolume(
    _ volume: HistoricVolume, _ clients: LaneMatrix, _ prices: PriceLevels, _ contract: Int,
    _ part: Double
  ) {
    let total = historic[contract]
    for voorziening in percelen[contracts[contract].perceel].voorzieningen {
      guard let tariff = contracts[contract].tariffs[voorziening] else { continue }
      let price = tariff.amount.value(setting.grid.startYear)
      let units = scratch[0]
      if let given = volume.units[voorziening] {
        draws.copy(given, into: units)
      } else {
        units.update(repeating: 0)
        for wijk in wijken(contract) {
          units.add(clients[voorziening * setting.wijken.count + wijk], times: 12)
        }
        units.multiply(by: prices.units[voorziening])
        for lane in units.indices { units[lane] *= 1 - prices.pgbShare[voorziening][lane] }
      }
      for lane in total.indices {
        total[lane] += part * units[lane] * draws.value(price, lane: lane)
      }
    }
  }

  // MARK: Start and growth

  /// Notes where a contract stands when it comes into force.
  func begin(_ contract: Int, _ isFirst: LaneMatrix.Row, step: Int) {
    for lane in isFirst.indices where isFirst[lane] > 0 {
      openingCapitation[contract][lane] = capitation[contract][lane]
      if !measuresNeed(contracts[contract]) {
        reference[contract][lane] = measure[contract][lane]
      } else if step > 0 {
        reference[contract][lane] = needBefore[contract][lane]
      }
    }
  }

  /// Euros of the capitation: of the residents of the year, or of those at the start of the contract
  /// where growth is settled apart.
  func capitation(_ contract: Int, lane: Int) -> Double {
    let opening = openingCapitation[contract][lane]
    let amount = contracts[contract].budget.growth == nil ? capitation[contract][lane] : opening
    guard let use = contracts[contract].capitation?.use else { return amount }
    let volume = historic[contract][lane] * draws.value(use.factor, lane: lane)
    return opening > 0 ? volume * amount / opening : volume
  }

  /// Growth since the start of the contract, as a share; measured in the year before where need is
  /// counted, and 0 in the year of the start.
  func growth(_ contract: Int, begun: Int, step: Int, lane: Int) -> Double {
    let base = reference[contract][lane]
    guard base > 0, setting.grid.yearIndex(begun) < setting.grid.yearIndex(step) else { return 0 }
    let now =
      measuresNeed(contracts[contract]) ? needOfYear[contract][lane] : measure[contract][lane]
    return now / base - 1
  }
}

extension Contract {
  /// The volume before the contract that its budget is measured by.
  public var measuredVolume: HistoricVolume? {
    switch system.budget {
    case .historic(let volume): volume
    case .capitation(let capitation): capitation.use
    case .openEnd, .fixed: nil
    }
  }

  var capitation: Capitation? {
    if case .capitation(let weights) = system.budget { weights } else { nil }
  }

  var growthCapitation: Capitation? {
    if case .weightedPopulation(let weights)? = budget.growth?.basis { weights } else { nil }
  }
}
