import CZlib

/// Files one behind the other as tar has them (POSIX ustar), without owners and times: the same files
/// give the same bytes.
enum InputArchive {
  /// The archive in the folder of a region, compressed by gzip.
  static let name = "inputs.tar.gz"

  private static let block = 512
  private static let nameRoom = 100
  private static let sizePlace = 124..<136
  private static let sumPlace = 148..<156

  /// A file with what stands before it; the names are those of `InputCopies`.
  static func entry(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at place: Int) {
      for (index, byte) in text.utf8.enumerated() { header[place + index] = byte }
    }
    precondition(name.utf8.count < nameRoom, "a copy has a short name")
    put(name, at: 0)
    for (place, text) in [
      (100, "0000644"), (108, "0000000"), (116, "0000000"), (136, "00000000000"), (156, "0"),
      (257, "ustar"), (263, "00"),
    ] { put(text, at: place) }
    put(octal(bytes.count, 11), at: sizePlace.lowerBound)
    put(octal(sum(of: header), 6) + "\0 ", at: sumPlace.lowerBound)
    let rest = (block - bytes.count % block) % block
    return header + bytes + [UInt8](repeating: 0, count: rest)
  }

  /// What stands behind the last file.
  static let end = [UInt8](repeating: 0, count: 2 * block)

  private static func octal(_ number: Int, _ digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// Of all bytes, those of the sum itself as blanks.
  private static func sum(of header: [UInt8]) -> Int {
    header.enumerated().reduce(0) { $0 + (sumPlace.contains($1.offset) ? 0x20 : Int($1.element)) }
  }

  /// The files by name; nil for bytes that `entry` and `end` did not make.
  static func files(_ archive: [UInt8]) -> [String: [UInt8]]? {
    var files: [String: [UInt8]] = [:]
    var place = 0
    while place + block <= archive.count {
      let header = Array(archive[place..<place + block])
      if header.allSatisfy({ $0 == 0 }) { return files }
      guard let size = Int(text(header[sizePlace]), radix: 8), size >= 0,
        Int(text(header[sumPlace]), radix: 8) == sum(of: header),
        size <= archive.count - place - block
      else { return nil }
      let start = place + block
      files[text(header[0..<nameRoom])] = Array(archive[start..<start + size])
      place = start + (size + block - 1) / block * block
    }
    return nil
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// The content of a gzip file.
enum Gunzip {
  private static let windowBits: Int32 = 15 + 16

  /// Nil for bytes that are no gzip file, are cut off, or hold more than `limit`.
  static func bytes(_ compressed: [UInt8], limit: Int = 1 << 31) -> [UInt8]? {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var (content, room) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    var code = Z_OK
    compressed.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      while code == Z_OK, content.count <= limit {
        let made = room.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          code = inflate(&stream, Z_NO_FLUSH)
          return output.count - Int(stream.avail_out)
        }
        content += room[..<made]
      }
    }
    return code == Z_STREAM_END && content.count <= limit ? content : nil
  }
}
