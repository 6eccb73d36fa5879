/// A bound on what this program may take.
struct MemoryLimit: Equatable {
  /// What is bounded: memory in use, or addresses that may ever be used. A program takes far more of
  /// the second.
  enum Budget: Equatable {
    case memory
    case addressSpace
  }

  let budget: Budget
  /// Bytes that are left to the program, with what it holds already of this budget.
  let bytes: Int
  /// Bytes of it that the program holds.
  let held: Int
  /// Share of it that a forecast may fill.
  let share: Double
  /// What sets it, as a message says it after the figure: "MB that ...".
  let source: String
  /// What makes more room.
  let remedy: String
}

/// The limits of this program, from what the system tells in files.
///
/// Reading is handed in, so that the parsing can be shown any text.
struct MachineMemory {
  /// The text of a file of the system; nil where there is none.
  let text: (String) -> String?

  /// Share of memory that others may want too which a run may take.
  static let share = 0.8

  /// Every limit there is, in no order.
  var limits: [MemoryLimit] {
    [available, addresses, data].compactMap(\.self) + controlGroups
  }

  /// What the machine can give without swapping.
  private var available: MemoryLimit? {
    guard let bytes = kilobytes("MemAvailable", in: Self.machine) else { return nil }
    return MemoryLimit(
      budget: .memory, bytes: bytes, held: 0, share: MachineMemory.share, source: "is available",
      remedy: "")
  }

  private var addresses: MemoryLimit? {
    guard let bytes = processLimit("Max address space") else { return nil }
    return MemoryLimit(
      budget: .addressSpace, bytes: bytes, held: kilobytes("VmSize", in: Self.status) ?? 0,
      share: 1, source: "'ulimit -v' allows", remedy: "raise 'ulimit -v'")
  }

  private var data: MemoryLimit? {
    guard let bytes = processLimit("Max data size") else { return nil }
    return MemoryLimit(
      budget: .addressSpace, bytes: bytes, held: kilobytes("VmData", in: Self.status) ?? 0,
      share: 1, source: "'ulimit -d' allows", remedy: "raise 'ulimit -d'")
  }

  /// What the control groups allow that the process is in.
  private var controlGroups: [MemoryLimit] {
    let held = kilobytes("RssAnon", in: Self.status) ?? 0
    return ControlGroups(text: text).rooms.map { group in
      MemoryLimit(
        budget: .memory, bytes: group.left + held, held: 0, share: MachineMemory.share,
        source: "the control group leaves (\(group.file))",
        remedy: "raise that limit (of a container, a job or a service)")
    }
  }

  static let machine = "/proc/meminfo"
  private static let status = "/proc/self/status"

  /// Bytes under a name in a file of lines "Name:   1234 kB".
  private func kilobytes(_ name: String, in file: String) -> Int? {
    let line = text(file)?.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    let value = line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first
    return value.flatMap { Int($0) }.map { $0.multipliedReportingOverflow(by: 1024).partialValue }
  }

  /// The soft limit of the process under a name; nil where it is unlimited.
  private func processLimit(_ name: String) -> Int? {
    let line = text("/proc/self/limits")?.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.dropFirst(name.count).split(separator: " ").first.flatMap { Int($0) }
  }
}
