import NumericKernels
import SociaalDomein

/// What budgets and their growth are measured by: residents, weighted residents, volume, new need.
///
/// Weighted residents are one dense product over the whole population. Everything is per contract.
final class BudgetBasis {
  private let contracts: [Contract]
  private let setting: Setting
  private let draws: ParameterDraws
  /// Wijken that each contract covers, places whose people it may admit, and its volume before.
  private let wijken: [[Int]]
  private let places: [[Int]]
  private let volumes: [HistoricVolume?]
  private let countsNeed: [Bool]
  private let countsResidents: [Bool]
  /// Euros of a capitation on 1 January of the running year, and at the start of the contract.
  private var capitation: [Double]
  private var openingCapitation: [Double]
  /// Euros a year of the volume before the contract, at prices of the start year.
  private(set) var historic: [Double]
  /// The measure of autonomous growth: now, and at the start of the contract.
  private var measure: [Double]
  private var reference: [Double]
  /// New need of the running calendar year, and of the steps before the contract.
  private var needOfYear: [Double]
  private var needBefore: [Double]
  private let weights: Matrix
  private let weighted: Vector
  /// Factor of each wijk, per row of `weights`.
  private let wijkFactors: [[Double]]
  /// Row of `weights` of the budget and of the growth of each contract.
  private let budgetWeights: [Int?]
  private let growthWeights: [Int?]

  init(
    specification: FundingSpecification, plans: [ContractPlan], setting: Setting,
    draws: ParameterDraws
  ) {
    contracts = specification.contracts
    self.setting = setting
    self.draws = draws
    wijken = contracts.map { specification.percelen[$0.perceel].wijken }
    places = plans.map(\.places)
    volumes = contracts.map(\.measuredVolume)
    countsNeed = contracts.map { $0.budget.growth?.basis == .newNeed }
    countsResidents = contracts.map { $0.budget.growth?.basis == .residents }
    measuresNeed = countsNeed.contains(true)
    measuresVolume = volumes.contains { $0 != nil }
    let none = [Double](repeating: 0, count: contracts.count)
    capitation = none
    openingCapitation = none
    historic = none
    measure = none
    reference = none
    needOfYear = none
    needBefore = none
    var (rows, factors): ([[Double]], [[Double]]) = ([], [])
    let add = { (capitation: Capitation?) -> Int? in
      guard let capitation else { return nil }
      rows.append(capitation.weights)
      factors.append(capitation.wijkFactors)
      return rows.count - 1
    }
    budgetWeights = contracts.map { add($0.capitation) }
    growthWeights = contracts.map { add($0.growthCapitation) }
    wijkFactors = factors
    weights = Matrix(rows: rows.count, columns: Ages.rows, values: rows.flatMap { $0 })
    weighted = Vector(rows.count * setting.wijken.count)
  }

  func open() {
    for contract in contracts.indices {
      historic[contract] = 0
      needOfYear[contract] = 0
      needBefore[contract] = 0
    }
  }

  // MARK: Residents

  /// Measures the residents of 1 January; age and sex row * wijken + wijk.
  func countResidents(_ residents: Vector) {
    if weights.rows > 0 {
      MatrixProduct.multiply(weights, residents, width: setting.wijken.count, into: weighted)
    }
    for contract in contracts.indices {
      if let row = budgetWeights[contract] {
        capitation[contract] = sumWeighted(row, wijkFactors[row], of: contract)
      }
      if let row = growthWeights[contract] {
        measure[contract] = sumWeighted(row, wijkFactors[row], of: contract)
      } else if countsResidents[contract] {
        measure[contract] = count(residents, of: contract)
      }
    }
  }

  private func count(_ residents: Vector, of contract: Int) -> Double {
    var sum = 0.0
    for row in 0..<Ages.rows {
      for wijk in wijken[contract] { sum += residents[row * setting.wijken.count + wijk] }
    }
    return sum
  }

  private func sumWeighted(_ row: Int, _ factors: [Double], of contract: Int) -> Double {
    wijken[contract].reduce(0) {
      $0 + factors[$1] * weighted[row * setting.wijken.count + $1]
    }
  }

  // MARK: Need and volume

  let measuresNeed: Bool
  let measuresVolume: Bool

  /// Takes need a year at the opening of the run, per place, as what contracts from the start are held
  /// against.
  func openNeed(_ perYear: Vector) {
    for contract in contracts.indices
    where countsNeed[contract] && contracts[contract].term.start <= 0 {
      reference[contract] = sum(perYear, of: contract)
    }
  }

  private func sum(_ counts: Vector, of contract: Int) -> Double {
    places[contract].reduce(0) { $0 + counts[$1] }
  }

  /// Adds the step's new need, per place.
  func countNeed(_ need: Vector, step: Int) {
    let perYear = setting.grid.stepsPerYear
    for contract in contracts.indices where countsNeed[contract] {
      let count = sum(need, of: contract)
      if setting.grid.stepOfYear(step) == 0 { needOfYear[contract] = 0 }
      needOfYear[contract] += count
      let start = contracts[contract].term.start
      let window = max(0, start - perYear)..<max(0, start)
      if window.contains(step) {
        needBefore[contract] += count * (Double(perYear) / Double(window.count))
      }
    }
  }

  /// Adds the step's volume before a contract that pays by historic volume.
  ///
  /// - Parameters:
  ///   - clients: per voorziening and wijk.
  ///   - opening: whether they are those of the opening stock instead of a step before the contract.
  func countVolume(_ clients: Vector, prices: PriceLevels, step: Int, opening: Bool) {
    for contract in contracts.indices {
      guard let volume = volumes[contract] else { continue }
      let start = contracts[contract].term.start
      let window = max(0, start - volume.steps)..<max(0, start)
      guard opening ? start <= 0 : window.contains(step) else { continue }
      historic[contract] +=
        euros(volume, clients, prices, contract) * (opening ? 1 : 1 / Double(window.count))
    }
  }

  /// Euros a year of a volume at the tariffs of the start year.
  private func euros(
    _ volume: HistoricVolume, _ clients: Vector, _ prices: PriceLevels, _ contract: Int
  ) -> Double {
    var total = 0.0
    for (voorziening, tariff) in contracts[contract].tariffs.enumerated() {
      guard let tariff else { continue }
      var units = 0.0
      if let given = volume.units[voorziening] {
        units = draws[given]
      } else {
        for wijk in wijken[contract] {
          units += 12 * clients[voorziening * setting.wijken.count + wijk]
        }
        units *= prices.units[voorziening] * (1 - prices.pgbShare[voorziening])
      }
      total += units * draws.value(tariff.amount, setting.grid.startYear)
    }
    return total
  }

  // MARK: Start and growth

  /// Notes where a contract stands when it comes into force.
  func begin(_ contract: Int, step: Int) {
    openingCapitation[contract] = capitation[contract]
    if !countsNeed[contract] {
      reference[contract] = measure[contract]
    } else if step > 0 {
      reference[contract] = needBefore[contract]
    }
  }

  /// Euros of the capitation: of the residents of the year, or of those at the start of the contract
  /// where growth is settled apart.
  func capitation(_ contract: Int) -> Double {
    let opening = openingCapitation[contract]
    let amount = contracts[contract].budget.growth == nil ? capitation[contract] : opening
    guard let use = contracts[contract].capitation?.use else { return amount }
    let volume = historic[contract] * draws[use.factor]
    return opening > 0 ? volume * amount / opening : volume
  }

  /// Growth since the start of the contract, as a share; measured in the year before where need is
  /// counted, and 0 in the year of the start.
  func growth(_ contract: Int, begun: Int, step: Int) -> Double {
    let base = reference[contract]
    guard base > 0, setting.grid.yearIndex(begun) < setting.grid.yearIndex(step) else { return 0 }
    return (countsNeed[contract] ? needOfYear[contract] : measure[contract]) / base - 1
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
