import Foundation
import Reporting

/// What the program tells the shell, after sysexits.h; one that was stopped is 128 and the signal.
enum ExitStatus: Int32, Error, CaseIterable {
  case success = 0
  /// Results that were made again are not the same.
  case differs = 1
  /// The command line is wrong.
  case usage = 64
  /// The content of an input is wrong.
  case data = 65
  /// An input cannot be found or read.
  case noInput = 66
  /// Something that the program needs is not installed.
  case unavailable = 69
  /// A mistake in the program.
  case `internal` = 70
  /// The output exists already, or cannot be made.
  case cannotCreate = 73
  /// Writing failed: the disk is full, read-only or broken.
  case io = 74
  /// Stopped by the end of the terminal or the connection it was started from.
  case hungUp = 129
  /// Stopped by Ctrl-C.
  case interrupted = 130
  /// The program that read the output went away before all was told.
  case closedPipe = 141
  /// Stopped by a request to end, as from `kill` or a batch system.
  case terminated = 143
}

extension ExitStatus {
  /// The status of a program that a signal stopped; nil for a number that is no such signal.
  init?(signal: Int32) {
    switch signal {
    case SIGHUP: self = .hungUp
    case SIGINT: self = .interrupted
    case SIGTERM: self = .terminated
    default: return nil
    }
  }

  /// The status that belongs to an error in writing to standard output.
  init(writeFault code: Int32) {
    self = code == EPIPE ? .closedPipe : .io
  }

  /// The status that belongs to an error in making a workbook.
  init(_ error: WorkbookError) {
    switch error {
    case .notBuilt: self = .unavailable
    case .noTemporaryFile: self = .io
    case .refused: self = .internal
    }
  }

  /// The status that belongs to an error in writing results.
  init(_ error: RunFolderError) {
    switch error {
    case .exists, .foreign, .earlier, .changed, .collides, .cannotCarry, .holdsInput, .busy,
      .foreignLock, .notOurs, .otherResults, .cannotCreate:
      self = .cannotCreate
    case .cannotWrite, .cannotKeep: self = .io
    case .unsteady: self = .data
    }
  }
}
