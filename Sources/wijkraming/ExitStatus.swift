import Reporting

/// What the program tells the shell, after sysexits.h; an interrupted run is 128 and the signal.
enum ExitStatus: Int32, Error, CaseIterable {
  case success = 0
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
  /// Stopped by Ctrl-C.
  case interrupted = 130
  /// Stopped by a request to end, as from `kill` or a batch system.
  case terminated = 143
}

extension ExitStatus {
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
    case .exists, .foreign, .cannotCreate: self = .cannotCreate
    case .cannotWrite: self = .io
    }
  }
}
