import Foundation

/// A file of a run folder that is written in pieces.
///
/// Small pieces are gathered, so that a piece may be one row. Not for use from several threads.
public final class FileWriter {
  private static let pieceSize = 1 << 18

  let name: String
  private let shown: String
  private let descriptor: Int32
  private let gzip: GzipStream?
  private var gathered: [UInt8] = []
  /// Of all that stands in the file.
  private var digest = SHA256()
  private var size = 0
  private var isOpen = true
  /// Why the file is of no use; closing it says so again, so that no run is kept with it.
  private var failure: RunFolderError?

  /// - Parameter shown: the path in messages.
  init(
    _ name: String, in folder: String, shown: String, gzip: Bool = false
  ) throws(RunFolderError) {
    self.name = name
    self.shown = shown
    let descriptor = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path: shown, code: errno) }
    do throws(GzipStream.NoMemory) {
      self.gzip = gzip ? try GzipStream() : nil
    } catch {
      Foundation.close(descriptor)
      throw .cannotWrite(path: shown, code: ENOMEM)
    }
    self.descriptor = descriptor
  }

  deinit { cancel() }

  /// Adds bytes at the end of the file.
  ///
  /// Errors: `cannotWrite`; the file is then closed and of no use.
  public func write(_ bytes: [UInt8]) throws(RunFolderError) {
    precondition(isOpen, "a file is written before it is closed")
    gathered += bytes
    if gathered.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is gathered and asks the disk to keep it; a second call does nothing.
  ///
  /// Errors: `cannotWrite`.
  public func close() throws(RunFolderError) {
    if let failure { throw failure }
    guard isOpen else { return }
    try flush()
    try gzip?.finish { compressed throws(RunFolderError) in try put(compressed) }
    // A device and some network file systems cannot synchronise, which is no loss of data.
    if fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP { throw failed(errno) }
    isOpen = false
    if Foundation.close(descriptor) != 0 && errno != EINTR {
      throw failed(errno)
    }
  }

  /// The file as a manifest lists it, once it is closed.
  func listed() -> ListedFile {
    precondition(!isOpen, "a file is listed when it is whole")
    return ListedFile(name: name, bytes: size, sha256: digest.finalize())
  }

  /// Lets go of the file as it stands.
  func cancel() {
    guard isOpen else { return }
    isOpen = false
    Foundation.close(descriptor)
  }

  private func flush() throws(RunFolderError) {
    defer { gathered.removeAll(keepingCapacity: true) }
    guard let gzip else { return try put(gathered[...]) }
    try gzip.compress(gathered) { compressed throws(RunFolderError) in try put(compressed) }
  }

  private func put(_ bytes: ArraySlice<UInt8>) throws(RunFolderError) {
    digest.update(Array(bytes))
    size += bytes.count
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { throw failed(errno) }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  private func failed(_ code: Int32) -> RunFolderError {
    cancel()
    let error = RunFolderError.cannotWrite(path: shown, code: code)
    failure = error
    return error
  }
}
