#if Excel
  import CZip
  import Foundation

  /// The parts of a zip file, to look at, change and pack again.
  public struct ZipParts {
    public enum Fault: Error {
      case noZip
      case notWritten
      case noSuchSheet(String)
    }

    public var parts: [(name: String, data: Data)]

    public init(_ texts: [(String, String)]) {
      parts = texts.map { ($0.0, Data($0.1.utf8)) }
    }

    public init(_ bytes: [UInt8]) throws {
      let path = Self.scratch()
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      guard let archive = zip_open(path, Int32(ZIP_RDONLY), nil) else { throw Fault.noZip }
      defer { zip_discard(archive) }
      parts = []
      for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
        var facts = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &facts) == 0,
          let file = zip_fopen_index(archive, index, 0)
        else { throw Fault.noZip }
        var data = [UInt8](repeating: 0, count: Int(facts.size))
        guard zip_fread(file, &data, UInt64(data.count)) == Int64(data.count) else {
          throw Fault.noZip
        }
        zip_fclose(file)
        parts.append((String(cString: facts.name), Data(data)))
      }
    }

    private static func scratch() -> String {
      FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip").path
    }

    /// Packed as Excel packs them.
    public func bytes() throws -> [UInt8] {
      let path = Self.scratch()
      defer { try? FileManager.default.removeItem(atPath: path) }
      guard let archive = zip_open(path, Int32(ZIP_CREATE), nil) else { throw Fault.notWritten }
      let held = parts.map { part in
        let memory = UnsafeMutableRawBufferPointer.allocate(
          byteCount: max(part.data.count, 1), alignment: 1)
        part.data.copyBytes(to: memory)
        return memory
      }
      defer { for memory in held { memory.deallocate() } }
      for (part, memory) in zip(parts, held) {
        let source = zip_source_buffer(archive, memory.baseAddress, UInt64(part.data.count), 0)
        guard zip_file_add(archive, part.name, source, 0) >= 0 else { throw Fault.notWritten }
      }
      guard zip_close(archive) == 0 else { throw Fault.notWritten }
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    public func text(_ name: String) -> String {
      String(decoding: parts.first { $0.name == name }?.data ?? Data(), as: UTF8.self)
    }

    public mutating func set(_ name: String, _ text: String) {
      parts.removeAll { $0.name == name }
      parts.append((name, Data(text.utf8)))
    }
  }
#endif
