import Foundation

extension MachineMemory {
  /// This machine, and this process on it; where the system does not tell, all of its memory.
  static var current: MachineMemory {
    MachineMemory { path in
      if let text = try? String(contentsOfFile: path, encoding: .utf8) { return text }
      guard path == MachineMemory.machine, ProcessInfo.processInfo.physicalMemory > 0 else {
        return nil
      }
      return "MemAvailable: \(ProcessInfo.processInfo.physicalMemory / 1024) kB"
    }
  }
}

extension MemoryCheck {
  /// Processors this program may use.
  static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }
}
