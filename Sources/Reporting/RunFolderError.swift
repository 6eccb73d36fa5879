import Foundation

/// Why results could not be written, in one line with the path and the remedy.
public enum RunFolderError: Error, Equatable {
  /// The output exists and was not to be replaced.
  case exists(path: String)
  /// The output exists, was to be replaced, and holds no run of this program.
  case foreign(path: String)
  /// The output folder or one above it cannot be made; `code` is the system's error number.
  case cannotCreate(path: String, code: Int32)
  /// A file cannot be written, or the disk under the folder is full, read-only or broken.
  case cannotWrite(path: String, code: Int32)

  /// The error of an attempt to make `path`: a fault of the disk counts as one of writing.
  static func creating(_ path: String, code: Int32) -> RunFolderError {
    diskFaults.contains(code)
      ? .cannotWrite(path: path, code: code) : .cannotCreate(path: path, code: code)
  }

  private static let diskFaults = [ENOSPC, EDQUOT, EFBIG, EROFS, EIO]
}

extension RunFolderError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .exists(let path):
      "\(path) exists already: choose another --output, or add --force to replace it"
    case .foreign(let path):
      "\(path) holds no run of wijkraming, so --force leaves it alone: choose another --output"
    case .cannotCreate(let path, let code):
      "cannot create \(path): \(Self.reason(code)): "
        + "choose an --output in a folder that you may write to"
    case .cannotWrite(let path, let code):
      "cannot write \(path): \(Self.reason(code)): \(Self.remedy(code)); nothing was kept"
    }
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }

  private static func remedy(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "free some space, or choose an --output on another disk"
    case EFBIG: "raise the limit on file sizes (ulimit -f), or ask for smaller output"
    case ENOMEM: "close other programs, or ask for smaller output"
    case EROFS: "choose an --output on a disk that can be written"
    default: "choose another --output"
    }
  }
}
