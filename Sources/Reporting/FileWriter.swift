import Foundation

/// A file of a run folder that is written in pieces.
///
/// Small pieces are gathered, so that a piece may be one row. Not for use from several threads.
public final class FileWriter {
  private static let pieceSize = 1 << 18

  private let folder: String
  let name: String
  private let shown: String
  private let descriptor: Int32
  private let gzip: GzipProcess?
  private var gathered: [UInt8] = []
  /// Of all that was written to a file without gzip.
  private var digest = SHA256()
  private var size = 0
  private var isOpen = true
  /// Why the file is of no use; closing it says so again, so that no run is kept with it.
  private var failure: RunFolderError?

  /// - Parameter shown: the path in messages.
  init(
    _ name: String, in folder: String, shown: String, gzip: Bool = false
  ) throws(RunFolderError) {
    self.folder = folder
    self.name = name
    self.shown = shown
    let descriptor = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path: shown, code: errno) }
    do throws(GzipProcess.Failure) {
      self.gzip = gzip ? try GzipProcess(into: descriptor) : nil
    } catch {
      Foundation.close(descriptor)
      throw Self.error(error, shown)
    }
    self.descriptor = descriptor
  }

  deinit { cancel() }

  /// Adds bytes at the end of the file.
  ///
  /// Errors: `cannotWrite`, `gzipFailed`; the file is then closed and of no use.
  public func write(_ bytes: [UInt8]) throws(RunFolderError) {
    precondition(isOpen, "a file is written before it is closed")
    gathered += bytes
    if gathered.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is gathered and asks the disk to keep it; a second call does nothing.
  ///
  /// Errors: `cannotWrite`, `gzipFailed`.
  public func close() throws(RunFolderError) {
    if let failure { throw failure }
    guard isOpen else { return }
    try flush()
    if let gzip {
      do throws(GzipProcess.Failure) { try gzip.finish() } catch { throw failed(error) }
    }
    // A device and some network file systems cannot synchronise, which is no loss of data.
    if fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP { throw failed(errno) }
    isOpen = false
    if Foundation.close(descriptor) != 0 && errno != EINTR {
      throw failed(errno)
    }
  }

  /// The file as a manifest lists it, once it is closed.
  ///
  /// Errors: `cannotWrite` where a compressed file cannot be read back.
  func listed() throws(RunFolderError) -> ListedFile {
    precondition(!isOpen, "a file is listed when it is whole")
    guard gzip != nil else {
      return ListedFile(name: name, bytes: size, sha256: digest.finalize())
    }
    guard let file = ListedFile(name: name, in: folder) else { throw failed(EIO) }
    return file
  }

  /// Lets go of the file as it stands, and stops gzip.
  func cancel() {
    guard isOpen else { return }
    isOpen = false
    gzip?.stop()
    Foundation.close(descriptor)
  }

  private func flush() throws(RunFolderError) {
    defer { gathered.removeAll(keepingCapacity: true) }
    if let gzip {
      do throws(GzipProcess.Failure) { try gzip.send(gathered) } catch { throw failed(error) }
      return
    }
    digest.update(gathered)
    size += gathered.count
    var written = 0
    while written < gathered.count {
      let count = gathered.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      }
      if count < 0 && errno != EINTR { throw failed(errno) }
      written += max(count, 0)
    }
  }

  private func failed(_ code: Int32) -> RunFolderError {
    failed(with: .cannotWrite(path: shown, code: code))
  }

  private func failed(_ failure: GzipProcess.Failure) -> RunFolderError {
    failed(with: Self.error(failure, shown))
  }

  private func failed(with error: RunFolderError) -> RunFolderError {
    cancel()
    failure = error
    return error
  }

  private static func error(_ failure: GzipProcess.Failure, _ path: String) -> RunFolderError {
    switch failure {
    case .missing: .gzipMissing(path: path)
    case .system(let code): .cannotWrite(path: path, code: code)
    case .stopped(let words): .compressing(path, words: words)
    }
  }
}
