import Foundation

/// The broken inputs under `Broken`: what is in the files of each, and where it is run.
struct BrokenInput {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Broken")

  /// The cases by folder and name, `numbers/decimal-comma`, sorted.
  static let names: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter {
      $0.contains("/") && $0.hasSuffix(".yaml") && !$0.hasSuffix(".base.yaml")
    }.map { String($0.dropLast(".yaml".count)) }.sorted()
  }()

  let name: String

  /// Where the program runs, so that messages hold no more than the names of files.
  var folder: URL { file("yaml").deletingLastPathComponent() }

  var arguments: [String] {
    let further = (try? text("arguments")) ?? ""
    return ["check", file("yaml").lastPathComponent]
      + further.split(separator: "\n").map(String.init)
  }

  /// The exit status and all of standard error.
  func expected() throws -> String { try text("expected") }

  private func file(_ kind: String) -> URL {
    Self.folder.appendingPathComponent("\(name).\(kind)")
  }

  private func text(_ kind: String) throws -> String {
    try String(contentsOf: file(kind), encoding: .utf8)
  }
}
