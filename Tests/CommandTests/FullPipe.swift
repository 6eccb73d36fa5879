#if os(Linux)
  import Foundation

  /// A pipe that is full and that nobody reads: whoever writes to it waits.
  final class FullPipe {
    private let pipe = Pipe()

    init() {
      let entry = pipe.fileHandleForWriting.fileDescriptor
      let before = fcntl(entry, F_GETFL)
      _ = fcntl(entry, F_SETFL, before | O_NONBLOCK)
      let piece = [UInt8](repeating: 32, count: 4096)
      while write(entry, piece, piece.count) > 0 {}
      _ = fcntl(entry, F_SETFL, before)
    }

    var entry: FileHandle { pipe.fileHandleForWriting }
  }

  extension Process {
    /// Waits until the program does nothing any more, as when it waits for a reader.
    func waitUntilStill() {
      var before = ""
      while isRunning {
        Thread.sleep(forTimeInterval: 0.3)
        let now = use
        if now == before, now.hasPrefix("S") { return }
        before = now
      }
    }

    /// State of the first thread, and processor time of all of them.
    private var use: String {
      let stat = try? String(contentsOfFile: "/proc/\(processIdentifier)/stat", encoding: .utf8)
      // "pid (name) state parent ...": the name may hold spaces; times are fields 14 and 15.
      let fields = (stat ?? "").split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 12 ? "\(fields[0]) \(fields[11]) \(fields[12])" : ""
    }

    /// Sends a signal; gives the seconds until the program has ended.
    func end(by signal: Int32) -> Double {
      let sent = ContinuousClock.now
      kill(processIdentifier, signal)
      waitUntilExit()
      return sent.duration(to: .now) / .seconds(1)
    }
  }
#endif
