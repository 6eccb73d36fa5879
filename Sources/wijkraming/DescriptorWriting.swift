import Foundation
import Synchronization

/// Writing to descriptors that were handed over by whoever started the program.
enum DescriptorWriting {
  /// Writes all bytes; gives 0, or the system's number of the error that came between.
  ///
  /// Waits for a reader that is slow, also where the descriptor itself does not wait.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = Foundation.write(descriptor, piece.baseAddress, piece.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if let fault = fault(count < 0 ? errno : EIO, at: descriptor) {
        return fault
      }
    }
    return 0
  }

  /// The error that an attempt ends with; nil where it is worth another.
  private static func fault(_ code: Int32, at descriptor: Int32) -> Int32? {
    switch code {
    case EINTR: return nil
    case EAGAIN, EWOULDBLOCK:
      var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      return poll(&room, 1, -1) < 0 && errno != EINTR ? errno : nil
    default: return code
    }
  }

  /// Takes the numbers of standard streams that are closed, so that no file of ours gets one and
  /// is written over by what was meant for the screen.
  ///
  /// For before any file is opened. Such a stream refuses what a closed one refuses, with EBADF.
  static func takeClosedStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(stream, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// The first error of a descriptor; safe to use from several threads.
final class WriteFault: Sendable {
  private let first = Atomic<Int32>(0)

  /// The system's number; nil when there was none.
  var code: Int32? {
    let code = first.load(ordering: .relaxed)
    return code == 0 ? nil : code
  }

  /// Keeps an error, unless one came before.
  func note(_ code: Int32) {
    _ = first.compareExchange(expected: 0, desired: code, ordering: .relaxed)
  }
}

extension WriteFault {
  /// What cannot be done, why, and the remedy, in one line.
  static func message(_ code: Int32) -> String {
    "cannot write to standard output: \(String(cString: strerror(code))): " + remedy(code)
  }

  private static func remedy(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "free some space, or send it elsewhere"
    case EFBIG: "raise the limit on file sizes (ulimit -f), or send it elsewhere"
    case EBADF: "it is closed, or open for reading only; send it to a file, a screen or a program"
    default: "send it elsewhere"
    }
  }
}
