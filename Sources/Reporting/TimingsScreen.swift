import NumericKernels
import Simulation

/// Where the time of a run went, phase by phase, against the least it could have taken on this
/// machine.
public struct TimingsScreen {
  private let timings: Timings
  private let least: [Phase: PhaseWork]
  private let rates: MachineRates?
  private let number = ScreenNumber(.en)

  /// Where the time went alone.
  public init(_ timings: Timings) {
    self.timings = timings
    least = [:]
    rates = nil
  }

  /// - Parameter rates: of this machine, measured beside the run.
  public init(_ timings: Timings, of simulation: SimulationRun, rates: MachineRates) {
    self.timings = timings
    least = simulation.plan.engine == .cohort ? simulation.leastWork : [:]
    self.rates = rates
  }

  public func lines() -> [String] {
    let total = timings.seconds.values.reduce(0, +)
    var table = TextTable()
    table.add(["phase", "seconds", "share"] + (least.isEmpty ? [] : ["at least", "reached"]))
    for phase in Phase.allCases {
      add(phase.rawValue, timings.seconds[phase] ?? 0, of: total, least[phase], to: &table)
    }
    let unused = least.isEmpty ? [""] : ["", "", ""]
    table.add(["all threads", number.text(total, places: 3)] + unused)
    if let rates, !least.isEmpty {
      let bound = least.values.reduce(0) { $0 + $1.seconds(on: rates) }
      let spent = least.keys.compactMap { timings.seconds[$0] }.reduce(0, +)
      table.add([
        "with a bound", number.text(spent, places: 3), share(spent, of: total),
        number.text(bound, places: 3), share(bound, of: spent),
      ])
    }
    table.add(["from start to end", number.text(timings.wallSeconds, places: 3)] + unused)
    return table.lines() + [""] + (rates.map { [machine($0), ""] } ?? [])
  }

  private func add(
    _ name: String, _ seconds: Double, of total: Double, _ work: PhaseWork?,
    to table: inout TextTable
  ) {
    let row = [name, number.text(seconds, places: 3), share(seconds, of: total)]
    guard let rates, !least.isEmpty else { return table.add(row) }
    guard let bound = work?.seconds(on: rates) else { return table.add(row + ["", ""]) }
    table.add(row + [number.text(bound, places: 3), share(bound, of: seconds)])
  }

  private func share(_ part: Double, of whole: Double) -> String {
    whole > 0 ? number.percent(part / whole, places: 0) : ""
  }

  /// The rates that the bounds follow from.
  private func machine(_ rates: MachineRates) -> String {
    let uniform = number.text(rates.nanosecondsPerBlock / 2, places: 2)
    let operations = number.text(rates.operationsPerNanosecond, places: 0)
    let bytes = number.text(rates.bytesPerNanosecond, places: 0)
    let products = number.text(rates.productOperationsPerNanosecond, places: 0)
    return "one thread: \(uniform) ns a uniform, \(operations) GF/s multiply-add, \(bytes) GB/s "
      + "first-level cache, \(products) GF/s dense product"
  }
}
