import Foundation

/// Why results could not be written, in one line with the path and the remedy.
public enum RunFolderError: Error, Equatable {
  /// The output exists and was not to be replaced.
  case exists(path: String)
  /// The output exists, was to be replaced, and holds no run of this program.
  case foreign(path: String)
  /// The output is of a version whose manifest lists no hashes.
  case earlier(path: String)
  /// A file of the output is no longer as the program wrote it: the user's, not to be removed.
  case changed(path: String, file: String)
  /// The user has a file under the name of a new one.
  case collides(path: String, file: String)
  /// A file or folder of the user's cannot be carried over into the new output.
  case cannotCarry(path: String, file: String)
  /// The output folder holds a file that is read, or is above it.
  case holdsInput(path: String, input: String)
  /// A live process is at work at the place; nil where it did not say which.
  case busy(path: String, holder: Int32?)
  /// Something else stands in the place of the file that locks the output.
  case foreignLock(path: String)
  /// A file that a report would replace is not one that the program wrote, or was changed.
  case notOurs(path: String)
  /// The folder for a report holds other results.
  case otherResults(path: String)
  /// An input was another file when it was read a second time.
  case unsteady(path: String)
  /// The output folder or one above it cannot be made; `code` is the system's error number.
  case cannotCreate(path: String, code: Int32)
  /// A file cannot be written, or the disk under the folder is full, read-only or broken.
  case cannotWrite(path: String, code: Int32)
  /// A cell of a design, or its table, cannot be written; the cells that are kept stay.
  case cannotKeep(path: String, code: Int32)

  /// The error of an attempt to make `path`: a fault of the disk counts as one of writing.
  static func creating(_ path: String, code: Int32) -> RunFolderError {
    diskFaults.contains(code)
      ? .cannotWrite(path: path, code: code) : .cannotCreate(path: path, code: code)
  }

  /// The error as a design has it, of which more is kept than the place shows.
  var ofDesign: RunFolderError {
    guard case .cannotWrite(let path, let code) = self else { return self }
    return .cannotKeep(path: path, code: code)
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
    case .earlier(let path):
      "\(path) is of an earlier version, whose manifest.json lists no hashes, so --force leaves it "
        + "alone: choose another --output, or remove the folder yourself"
    case .changed(let path, let file):
      "\(path)/\(file) is not as it was written, so --force leaves \(path) alone: move the file "
        + "elsewhere, or choose another --output"
    case .collides(let path, let file):
      "\(path)/\(file) is not of wijkraming and has the name of a result, so --force leaves it "
        + "alone: rename it, or choose another --output"
    case .cannotCarry(let path, let file):
      "\(path)/\(file) is not of wijkraming and cannot be kept beside new results: move it "
        + "elsewhere, or choose another --output"
    case .holdsInput(let path, let input):
      "\(path) holds \(input), which is read here: choose another --output"
    case .busy(let path, let holder):
      "\(path) is in use by \(holder.map { "process \($0)" } ?? "another process"): wait until it "
        + "has ended, "
        + "or choose another --output"
    case .foreignLock(let path):
      "\(path) is where the output is locked, and is not of wijkraming: rename it, or choose "
        + "another --output"
    case .notOurs(let path):
      "\(path) is not as wijkraming wrote it: rename it, choose another --output, or add --force to "
        + "replace it"
    case .otherResults(let path):
      "\(path) holds other results, to which this report does not belong: choose another --output"
    case .unsteady(let path):
      "\(path) was changed while it was read, or two files go by its name through a link: run again, or "
        + "name it without '..'"
    case .cannotCreate(let path, let code):
      "cannot create \(path): \(Self.reason(code)): "
        + "choose an --output in a folder that you may write to"
    case .cannotWrite(let path, let code):
      "cannot write \(path): \(Self.reason(code)): \(Self.remedy(code)); nothing was kept"
    case .cannotKeep(let path, let code):
      "cannot write \(path): \(Self.reason(code)): \(Self.remedy(code)); the cells that were finished "
        + "are kept, and the same command goes on with them"
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
