import Foundation

/// A folder among the temporary files (`TMPDIR`) that nobody else can read.
public struct TemporaryFolder {
  private let above: String
  private let root: String

  /// - Parameter folder: where it is made; otherwise in `TMPDIR`, or `/tmp`.
  public init(in folder: String? = nil) throws(WorkbookError) {
    let named = folder ?? ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
    above = named.isEmpty ? "/tmp" : named
    var template = Array((above + "/wijkraming-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .noTemporaryFile(folder: above, code: errno) }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    LiveFolders.add(root)
  }

  public var path: String { root }

  func path(_ name: String) -> String { root + "/" + name }

  public func remove() { LiveFolders.discard(root) }

  func failure(_ code: Int32) -> WorkbookError { .noTemporaryFile(folder: above, code: code) }

  /// Writes so many bytes and removes them: libxlsxwriter does not notice a disk that is full.
  func requireRoom(for count: Int) throws(WorkbookError) {
    let probe = path("room")
    defer { unlink(probe) }
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(errno) }
    let fault = Self.fill(descriptor, with: count)
    let closed = close(descriptor) == 0 ? 0 : errno
    if let code = [fault, closed].first(where: { $0 != 0 }) { throw failure(code) }
  }

  /// The error number of writing so many zeros, or 0.
  private static func fill(_ descriptor: Int32, with count: Int) -> Int32 {
    let piece = [UInt8](repeating: 0, count: 1 << 16)
    var left = count
    while left > 0 {
      let written = write(descriptor, piece, min(left, piece.count))
      if written < 0 && errno != EINTR { return errno }
      left -= max(written, 0)
    }
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno
  }

  func read(_ name: String) throws(WorkbookError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path(name)) else { throw failure(EIO) }
    return Array(data)
  }
}
