import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// What is counted every step, per voorziening or state and wijk, and added up over a year.
enum Quantity: Int, CaseIterable {
  // Per voorziening.
  case clients
  case payers
  case entering
  case leaving
  case cost
  case payment
  case contribution
  case pgb
  // Per state.
  case people
  case newNeed
  case starts
  case exits
  case waiting
  case inProcess

  var isPerState: Bool { rawValue >= Quantity.people.rawValue }
  /// Averaged over the steps of a period instead of added up.
  var isStock: Bool {
    switch self {
    case .clients, .payers, .people, .waiting, .inProcess: true
    default: false
    }
  }
}

/// The counts of one batch: of the running step, and added up over the running year.
final class Tally {
  private let setting: Setting
  private let transitions: [Transition]
  private let convention: CountConvention
  let step: LaneMatrix
  let year: LaneMatrix
  /// Residents and residents of 75 and older on 1 January, per wijk.
  let population: LaneMatrix
  private let firstRow: [Int]
  private let scratch: LaneMatrix
  /// For each voorziening the states that contain it.
  private let statesOf: [[Int]]

  init(setting: Setting, flow: CareFlow, convention: CountConvention, lanes: Int) {
    self.setting = setting
    transitions = flow.transitions
    self.convention = convention
    var first: [Int] = []
    var rows = 0
    for quantity in Quantity.allCases {
      first.append(rows)
      rows +=
        setting.wijken.count
        * (quantity.isPerState ? setting.states.count : setting.voorzieningen.count)
    }
    firstRow = first
    step = LaneMatrix(rows: rows, lanes: lanes)
    year = LaneMatrix(rows: rows, lanes: lanes)
    population = LaneMatrix(rows: 2 * setting.wijken.count, lanes: lanes)
    scratch = LaneMatrix(rows: setting.cells / setting.bands.count, lanes: lanes)
    statesOf = setting.voorzieningen.indices.map { voorziening in
      setting.states.indices.filter {
        setting.states[$0].voorzieningen.contains(voorziening)
      }
    }
  }

  func row(_ quantity: Quantity, item: Int, wijk: Int) -> Int {
    firstRow[quantity.rawValue] + item * setting.wijken.count + wijk
  }

  func states(of voorziening: Int) -> [Int] { statesOf[voorziening] }

  /// Counts residents on 1 January and clears the year.
  func beginYear(_ residents: Population) {
    year.fill(0)
    for wijk in setting.wijken.indices {
      residents.count(wijk: wijk, into: population[wijk])
      residents.count(wijk: wijk, from: 75, into: population[setting.wijken.count + wijk])
    }
  }

  /// Counts people and clients of the step, which the cost needs.
  func countPeople(_ people: People) {
    step.fill(0)
    let wijken = setting.wijken.count
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        let opening = people.openingStock[state * wijken + wijk]
        let closing = people.closingStock[state * wijken + wijk]
        let counted = step[row(.people, item: state, wijk: wijk)]
        for lane in counted.indices {
          counted[lane] = convention.count(opening: opening[lane], closing: closing[lane])
        }
      }
    }
    addBands(people.newNeed, to: .newNeed)
    addBands(people.starts, to: .starts)
    addBands(people.waiting, to: .waiting)
    addBands(people.inProcess, to: .inProcess)
    countExits(people)
    countClients(people)
  }

  private func addBands(_ cells: LaneMatrix, to quantity: Quantity) {
    for state in setting.states.indices {
      for band in setting.bands.indices {
        for wijk in setting.wijken.indices {
          step[row(quantity, item: state, wijk: wijk)].add(
            cells[setting.cell(state: state, band: band, wijk: wijk)])
        }
      }
    }
  }

  private func countExits(_ people: People) {
    let wijken = setting.wijken.count
    for (index, transition) in transitions.enumerated() where transition.to == nil {
      for wijk in setting.wijken.indices {
        step[row(.exits, item: transition.from, wijk: wijk)].add(
          people.moves[index * wijken + wijk])
      }
    }
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        step[row(.exits, item: state, wijk: wijk)].add(people.released[state * wijken + wijk])
      }
    }
  }

  /// Clients of a voorziening, and who enters or leaves it, whatever other support they keep.
  private func countClients(_ people: People) {
    for voorziening in setting.voorzieningen.indices {
      for state in statesOf[voorziening] {
        let share = 1 / Double(setting.states[state].voorzieningen.count)
        for wijk in setting.wijken.indices {
          let counted = step[row(.people, item: state, wijk: wijk)]
          step[row(.clients, item: voorziening, wijk: wijk)].add(counted)
          step[row(.payers, item: voorziening, wijk: wijk)].add(counted, times: share)
          step[row(.entering, item: voorziening, wijk: wijk)].add(
            step[row(.starts, item: state, wijk: wijk)])
          step[row(.leaving, item: voorziening, wijk: wijk)].add(
            people.released[state * setting.wijken.count + wijk])
        }
      }
      for index in transitions.indices { countMove(index, voorziening, people) }
    }
  }

  private func countMove(_ index: Int, _ voorziening: Int, _ people: People) {
    let transition = transitions[index]
    let before = setting.states[transition.from].voorzieningen.contains(voorziening)
    let after =
      transition.to.map { setting.states[$0].voorzieningen.contains(voorziening) } ?? false
    guard before != after else { return }
    for wijk in setting.wijken.indices {
      step[row(after ? .entering : .leaving, item: voorziening, wijk: wijk)].add(
        people.moves[index * setting.wijken.count + wijk])
    }
  }

  /// Clients and payers of the step, as the funding model reads them.
  func copy(_ quantity: Quantity, into target: LaneMatrix) {
    for row in 0..<target.rows { target[row].copy(step[firstRow[quantity.rawValue] + row]) }
  }

  /// Books the step's euros and adds the step to the year.
  func book(_ funding: FundingBatch) {
    copy(funding.cost, to: .cost)
    copy(funding.payment, to: .payment)
    copy(funding.ownContribution, to: .contribution)
    copy(funding.pgbCost, to: .pgb)
    for row in 0..<step.rows { year[row].add(step[row]) }
  }

  private func copy(_ euros: LaneMatrix, to quantity: Quantity) {
    for row in 0..<euros.rows { step[firstRow[quantity.rawValue] + row].copy(euros[row]) }
  }
}
