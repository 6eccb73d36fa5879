#if Excel
  internal import CZip
  import Foundation

  /// The parts of a zip file in memory, unpacked one by one within limits.
  final class ZipArchive {
    private let content: UnsafeMutableRawBufferPointer
    private let archive: OpaquePointer
    private let limits: SpreadsheetLimits
    /// Bytes that may still be unpacked.
    private var left: Int

    init(_ bytes: [UInt8], _ limits: SpreadsheetLimits) throws(SpreadsheetError) {
      content = .allocate(byteCount: max(bytes.count, 1), alignment: 1)
      content.copyBytes(from: bytes)
      self.limits = limits
      left = limits.allBytes
      guard let archive = Self.open(content, count: bytes.count) else {
        content.deallocate()
        throw .file(
          "this is no workbook, or a broken one; allowed: .xlsx as Excel or LibreOffice saves it; "
            + "open it there, save it as .xlsx and try again")
      }
      self.archive = archive
      guard zip_get_num_entries(archive, 0) <= limits.parts else {
        throw .file(
          "the workbook has more than \(limits.parts) parts; allowed: at most so many; save it anew "
            + "from Excel or LibreOffice")
      }
    }

    deinit {
      zip_discard(archive)
      content.deallocate()
    }

    private static func open(_ content: UnsafeMutableRawBufferPointer, count: Int)
      -> OpaquePointer?
    {
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      guard
        let source = zip_source_buffer_create(content.baseAddress, UInt64(count), 0, &error)
      else { return nil }
      guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
        zip_source_free(source)
        return nil
      }
      return archive
    }

    /// A part by its whole name; nil where there is none.
    ///
    /// Throws: a part that is too large, whatever it says of its size, packed in a way that is not
    /// known, behind a password, or broken.
    func part(_ name: String) throws(SpreadsheetError) -> Data? {
      let index = zip_name_locate(archive, name, 0)
      guard index >= 0 else { return nil }
      var facts = zip_stat_t()
      zip_stat_init(&facts)
      guard zip_stat_index(archive, UInt64(index), 0, &facts) == 0 else { throw broken(name) }
      if facts.valid & UInt64(ZIP_STAT_SIZE) != 0, facts.size > UInt64(room) { throw large(name) }
      guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw broken(name) }
      defer { zip_fclose(file) }
      var data = Data()
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = zip_fread(file, &piece, UInt64(piece.count))
        guard count >= 0 else { throw broken(name) }
        if count == 0 { break }
        guard data.count + Int(count) <= room else { throw large(name) }
        data.append(contentsOf: piece[..<Int(count)])
      }
      left -= data.count
      return data
    }

    /// Bytes that the next part may have.
    private var room: Int { min(limits.partBytes, left) }

    private func broken(_ name: String) -> SpreadsheetError {
      .file(
        "the part \(name) of the workbook cannot be unpacked (\(reason)); allowed: a whole .xlsx "
          + "without a password; save it anew from Excel or LibreOffice")
    }

    private var reason: String {
      let text = zip_strerror(archive).map { String(cString: $0) } ?? ""
      return text.isEmpty || text == "No error" ? "it is broken" : text
    }

    private func large(_ name: String) -> SpreadsheetError {
      .file(
        "the part \(name) of the workbook is too large when it is unpacked; allowed: "
          + "\(limits.partBytes / 1_000_000) MB a part and \(limits.allBytes / 1_000_000) MB in all; "
          + "remove what is not needed and save it anew")
    }
  }
#endif
