import Foundation

@testable import Reporting

/// A folder that is gone when the test is over.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("wijkraming-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, as name: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  func makeFolder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(name), withIntermediateDirectories: true)
    return path(name)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appendingPathComponent(name)))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func content(_ name: String = ".") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
  }
}

extension ScratchFolder {
  /// Lists the files of a folder anew in its manifest, as they stand.
  func relist(_ folder: String) throws {
    let path = folder.hasPrefix("/") ? folder : self.path(folder)
    let manifest = URL(fileURLWithPath: path + "/manifest.json")
    var content =
      try JSONSerialization.jsonObject(with: Data(contentsOf: manifest))
      as? [String: Any] ?? [:]
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    content["files"] = names.filter { $0 != "manifest.json" }.compactMap {
      ListedFile(name: $0, in: path).map {
        ["name": $0.name, "bytes": $0.bytes, "sha256": $0.sha256] as [String: Any]
      }
    }
    try JSONSerialization.data(withJSONObject: content).write(to: manifest)
  }
}

/// A program of the system, for a second opinion.
enum Tool {
  struct Failed: Error {
    let status: Int32
  }

  /// Runs it to its end and gives what it says.
  static func run(_ name: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
