import Foundation
import NumericKernels
import Reporting
import Simulation

/// Refuses a run that would not fit in memory or in its addresses, before it starts.
struct MemoryCheck {
  let simulation: SimulationRun
  /// Results of so many runs that are kept at once, and columns of draws beside them.
  var copies = 1
  var columns = 0

  /// Whether the run fits.
  var fits: Bool { fits(simulation.plan.replications, MachineMemory.current.limits) }

  /// Refuses where the run does not fit; else takes what must be there once it runs.
  func check() throws {
    let limits = MachineMemory.current.limits
    let replications = simulation.plan.replications
    guard let shortage = need(replications).shortage(under: limits) else {
      return try MemoryCheck.takeBuffers(threads: forecast(replications).threads)
    }
    let fits = replicationsThatFit(under: limits)
    let draws = simulation.retention.asked == nil ? ", or leave --draws out" : ""
    let smaller =
      fits > 0
      ? "use at most --replications \(fits), or fewer threads" + draws
      : "use fewer threads"
    throw MemoryCheck.refuse(
      "this run needs \(shortage)", remedies: [smaller, shortage.limit.remedy])
  }

  /// Refuses a program that starts with next to nothing.
  static func checkStart() throws { try check("this program needs", .least) }

  /// Refuses to read scenarios on so many threads at the same time where there is no room for it, as
  /// OpenBLAS would look for it for ever.
  static func checkReading(threads: Int = 1) throws {
    let threads = max(1, min(threads, processors))
    try check("reading a scenario needs", .reading(threads: threads))
    try takeBuffers(threads: threads)
  }

  /// Refuses to make a report of a folder whose tables do not fit.
  static func checkReport(of folder: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // A report does not read who was in care by draw.
    let tables = names.filter { $0.hasSuffix(".csv") && $0 != StockTable.name }
    let bytes = tables.reduce(0) { sum, name in
      let facts = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      return sum + (facts?[.size] as? Int ?? 0)
    }
    try check("the report of '\(folder)' needs", .reporting(tables: bytes))
  }

  /// Refuses work that does not fit: "`what` 123 MB, more than ...".
  static func check(_ what: String, _ need: MemoryNeed, remedy: String = "") throws {
    guard let shortage = need.shortage(under: MachineMemory.current.limits) else { return }
    throw refuse("\(what) \(shortage)", remedies: [remedy, shortage.limit.remedy])
  }

  /// Takes the buffers of OpenBLAS for every thread that will be in it at the same time.
  static func takeBuffers(threads: Int) throws {
    let threads = max(1, min(threads, processors))
    let needed = OpenBLAS.addressSpace(threads: threads)
    guard try !OpenBLAS.takeBuffers(threads: threads) else { return }
    throw refuse(
      "OpenBLAS needs \(MemoryShortage.megabytes(needed)) MB of address space for "
        + "\(threads) thread\(threads == 1 ? "" : "s"), more than the system gives to this program",
      remedies: [
        threads > 1 ? "use fewer threads" : "", "raise 'ulimit -v' or what bounds the addresses",
      ])
  }

  private static func refuse(_ what: String, remedies: [String]) -> ExitStatus {
    let given = remedies.filter { !$0.isEmpty }.joined(separator: ", or ")
    Terminal.standardError.writeLine("wijkraming: \(what)" + (given.isEmpty ? "" : "; \(given)"))
    return .usage
  }

  private func forecast(_ replications: Int) -> MemoryForecast {
    MemoryForecast(run: simulation, copies: copies, columns: columns, replications: replications)
  }

  private func need(_ replications: Int) -> MemoryNeed {
    let forecast = forecast(replications)
    return .simulating(memory: forecast.peak, threads: forecast.threads)
  }

  private func fits(_ replications: Int, _ limits: [MemoryLimit]) -> Bool {
    need(replications).shortage(under: limits) == nil
  }

  /// In whole thousands, or as they are below that; 0 where not even one fits. A run that keeps every
  /// draw may take more than a larger one that does not.
  private func replicationsThatFit(under limits: [MemoryLimit]) -> Int {
    let (limit, asked) = (simulation.retention.limit, simulation.plan.replications)
    if asked > limit, let large = most(limit + 1...asked, under: limits) {
      let whole = large / 1000 * 1000
      return whole > limit ? whole : large
    }
    let small = most(1...min(limit, asked), under: limits) ?? 0
    return small < 1000 ? small : small / 1000 * 1000
  }

  /// The most replications of a range that fit, where more of them take more.
  private func most(_ range: ClosedRange<Int>, under limits: [MemoryLimit]) -> Int? {
    guard fits(range.lowerBound, limits) else { return nil }
    var (fitting, failing) = (range.lowerBound, range.upperBound + 1)
    while failing - fitting > 1 {
      let middle = (fitting + failing) / 2
      if fits(middle, limits) { fitting = middle } else { failing = middle }
    }
    return fitting
  }
}
