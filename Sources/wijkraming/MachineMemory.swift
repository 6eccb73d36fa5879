import Foundation

extension MemoryCheck {
  /// Processors this program may use.
  static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Bytes a new program can take without swapping; nil where the system does not tell.
  static var available: Int? {
    guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8) else {
      return Int(exactly: ProcessInfo.processInfo.physicalMemory)
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return kilobytes.map { min($0 * 1024, controlGroupLimit ?? .max) }
  }

  /// What a container allows in total.
  private static var controlGroupLimit: Int? {
    let text = try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)
    return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }
}
