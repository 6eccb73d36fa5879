import Foundation

/// The built program, run as its users run it.
enum Program {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Folder of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Built next to the test program.
  static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("wijkraming")
  }

  static func scenario(_ name: String) -> String {
    root.appendingPathComponent("Scenarios/\(name).yaml").path
  }

  /// - Parameter environment: what stands in it beside the test's own; nil takes a name away.
  static func start(
    _ arguments: [String], in folder: URL, environment: [String: String?] = [:]
  ) throws -> (Process, Pipe, Pipe) {
    let process = Process()
    var own = ProcessInfo.processInfo.environment
    for (name, value) in environment { own[name] = value }
    process.environment = own
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return (process, output, errors)
  }

  /// Runs the program to its end.
  static func run(_ arguments: String..., in folder: URL = Program.root) throws -> Outcome {
    try run(arguments, in: folder)
  }

  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String?] = [:]
  ) throws -> Outcome {
    let (process, output, errors) = try start(arguments, in: folder, environment: environment)
    let shown = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: shown, as: UTF8.self),
      errors: String(decoding: said, as: UTF8.self))
  }
}

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

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// The manifest of a folder without what it lists of `timings.json`, which is never the same.
  func manifest(_ folder: String) throws -> NSDictionary {
    let json = Data(try text("\(folder)/manifest.json").utf8)
    var manifest = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
    let files = (manifest["files"] as? [NSDictionary] ?? [])
    manifest["files"] = files.filter { $0["name"] as? String != "timings.json" }
    return manifest as NSDictionary
  }

  var content: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
