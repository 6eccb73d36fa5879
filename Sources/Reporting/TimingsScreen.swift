import NumericKernels
import Simulation

/// Where the time of a run went, phase by phase, against the least it could have taken on this
/// machine.
public struct TimingsScreen {
  private let timings: Timings
  private let least: [Phase: PhaseWork]
  private let rates: MachineRates
  private let number = ScreenNumber(.en)

  /// - Parameter rates: of this machine, measured beside the run.
  public init(_ timings: Timings, of simulation: SimulationRun, rates: MachineRates) {
    self.timings = timings
    least = simulation.plan.engine == .cohort ? simulation.leastWork : [:]
    self.rates = rates
  }

  public func lines() -> [String] {
    let total = timings.seconds.values.reduce(0, +)
    var table = TextTable()
    table.add(["phase", "seconds", "share", "at least", "reached"])
    for phase in Phase.allCases {
      add(phase.rawValue, timings.seconds[phase] ?? 0, of: total, least[phase], to: &table)
    }
    let bounded = Phase.allCases.filter { least[$0] != nil }
    let bound = bounded.compactMap { least[$0]?.seconds(on: rates) }.reduce(0, +)
    let spent = bounded.compactMap { timings.seconds[$0] }.reduce(0, +)
    table.add(["all threads", number.text(total, places: 3), "", "", ""])
    if !bounded.isEmpty {
      table.add([
        "with a bound", number.text(spent, places: 3), share(spent, of: total),
        number.text(bound, places: 3), share(bound, of: spent),
      ])
    }
    table.add(["from start to end", number.text(timings.wallSeconds, places: 3), "", "", ""])
    return table.lines() + ["", machine, ""]
  }

  private func add(
    _ name: String, _ seconds: Double, of total: Double, _ work: PhaseWork?,
    to table: inout TextTable
  ) {
    let bound = work.map { $0.seconds(on: rates) }
    table.add([
      name, number.text(seconds, places: 3), share(seconds, of: total),
      bound.map { number.text($0, places: 3) } ?? "",
      bound.map { share($0, of: seconds) } ?? "",
    ])
  }

  private func share(_ part: Double, of whole: Double) -> String {
    whole > 0 ? number.percent(part / whole, places: 0) : ""
  }

  /// The rates that the bounds follow from.
  private var machine: String {
    let uniform = number.text(rates.nanosecondsPerBlock / 2, places: 2)
    let operations = number.text(rates.operationsPerNanosecond, places: 0)
    let bytes = number.text(rates.bytesPerNanosecond, places: 0)
    let products = number.text(rates.productOperationsPerNanosecond, places: 0)
    return "one thread: \(uniform) ns a uniform, \(operations) GF/s multiply-add, \(bytes) GB/s "
      + "second-level cache, \(products) GF/s dense product"
  }
}
