import NumericKernels
import Simulation

/// What a piece of work takes at its peak, to be held against the limits before it starts.
struct MemoryNeed: Equatable {
  /// Bytes of memory, the program itself included.
  var memory: Int
  /// Bytes of address space beside what the program holds.
  var addressSpace: Int

  /// What any work needs that holds next to nothing: room to speak and to end in order.
  static let least = MemoryNeed(memory: MemoryForecast.startUp, addressSpace: 32 << 20)

  /// What reading scenarios takes on so many threads at the same time.
  static func reading(threads: Int = 1) -> MemoryNeed {
    MemoryNeed(memory: least.memory + threads * scenarioBytes, addressSpace: 0)
      .withAddresses(threads: threads)
  }

  /// What a report takes of a folder whose tables have so many bytes: nine of memory for each, seen as
  /// seven for the largest comparison (25 MB) and for a run.
  static func reporting(tables bytes: Int) -> MemoryNeed {
    let held = scenarioBytes + 9 * bytes
    return MemoryNeed(
      memory: least.memory + held,
      addressSpace: least.addressSpace + held + MemoryForecast.addressSpace(threads: 1))
  }

  /// What a simulation takes by its forecast, on this machine's processors.
  static func simulating(memory: Int, threads: Int) -> MemoryNeed {
    MemoryNeed(memory: memory, addressSpace: 0)
      .withAddresses(threads: max(1, min(threads, MemoryCheck.processors)))
  }

  /// The need with the addresses of what it holds, of its threads and of what OpenBLAS gives to each.
  private func withAddresses(threads: Int) -> MemoryNeed {
    let held = max(0, memory - MemoryForecast.startUp)
    var need = self
    need.addressSpace =
      MemoryNeed.least.addressSpace + held + held / 5
      + MemoryForecast.addressSpace(threads: threads) + OpenBLAS.addressSpace(threads: threads)
    return need
  }

  /// A large scenario with its tables, while it is read.
  private static let scenarioBytes = 8 << 20

  /// Where the need passes a limit; of several that which leaves least of it.
  func shortage(under limits: [MemoryLimit]) -> MemoryShortage? {
    let shortages = limits.map { limit in
      let needed =
        switch limit.budget {
        case .memory: memory
        case .addressSpace: limit.held + addressSpace
        }
      return MemoryShortage(needed: needed, limit: limit)
    }
    return shortages.filter { $0.isReal }.max { $0.excess < $1.excess }
  }
}

/// A need that passes a limit.
struct MemoryShortage: CustomStringConvertible {
  /// Bytes.
  let needed: Int
  let limit: MemoryLimit

  private var allowed: Double { limit.share * Double(limit.bytes) }
  var isReal: Bool { Double(needed) > allowed }
  /// How many times the need is what is allowed.
  var excess: Double { Double(needed) / max(1, allowed) }

  var description: String {
    let share = limit.share < 1 ? "\(Int(100 * limit.share))% of " : ""
    let kind = limit.budget == .addressSpace ? " of address space" : ""
    return "about \(Self.megabytes(needed)) MB\(kind), more than \(share)the "
      + "\(Self.megabytes(limit.bytes)) MB that \(limit.source)"
  }

  static func megabytes(_ bytes: Int) -> Int { bytes / 1_000_000 }
}
