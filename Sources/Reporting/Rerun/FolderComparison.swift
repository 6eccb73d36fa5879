import Foundation

/// A folder of results beside the same made again, file by file.
public struct FolderComparison {
  /// What became of a file.
  enum Finding: Equatable {
    case equal
    /// It tells how long the run took, which is never the same.
    case times
    /// The lines, or the byte, where the two part; counted from 1.
    case line(Int, String, String)
    case byte(Int)
    /// It stands in one of the two only.
    case gone
    case new
  }

  let findings: [(name: String, finding: Finding)]

  private static let times = "timings.json"

  /// - Parameters:
  ///   - folder: the results, of which the files count that its manifest lists.
  ///   - again: the same made again.
  public init(_ folder: String, _ again: String) {
    let names = [folder, again].map(Self.names)
    findings = Set(names[0] + names[1]).sorted().map { name in
      if name == Self.times { return (name, .times) }
      let files = [folder, again].map { path in
        try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"), options: .mappedIfSafe)
      }
      guard let old = files[0] else { return (name, .gone) }
      guard let new = files[1] else { return (name, .new) }
      return (name, Self.finding(name, old, new))
    }
  }

  /// Whether every file is as it was.
  public var isEqual: Bool { findings.allSatisfy { [.equal, .times].contains($0.finding) } }

  private static func names(_ folder: String) -> [String] {
    guard case .ours(let manifest) = FolderManifest.read(in: folder) else { return [] }
    return manifest.files.map(\.name) + [RunFolder.manifestName]
  }

  private static func finding(_ name: String, _ old: Data, _ new: Data) -> Finding {
    guard name == RunFolder.manifestName else { return finding(name, of: old, new) }
    if let content = content(old), content == self.content(new), libraries(old) == libraries(new) {
      return .equal
    }
    return finding(name, of: lasting(old), lasting(new))
  }

  private static func finding(_ name: String, of old: Data, _ new: Data) -> Finding {
    if old == new { return .equal }
    let place =
      zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(old.count, new.count)
    let isText = ["csv", "yaml", "json", "html"].contains { name.hasSuffix("." + $0) }
    guard isText else { return .byte(place + 1) }
    let line = old.prefix(place).count { $0 == 0x0A } + 1
    return .line(line, excerpt(old, place), excerpt(new, place))
  }

  /// A manifest without what differs from one moment, build or machine to the next: hash and size of the
  /// times, version, and the C library, on which no number depends. Lines stay where they are.
  private static func lasting(_ manifest: Data) -> Data {
    var lines = String(decoding: manifest, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices {
      let line = lines[index].drop { $0 == " " }
      if line.hasPrefix("\"name\" : \"\(times)\""), index > 0, index + 1 < lines.count {
        lines[index - 1] = ""
        lines[index + 1] = ""
      }
      if ["version", "commit", "c_library"].contains(where: { line.hasPrefix("\"\($0)\" : ") }) {
        lines[index] = ""
      }
    }
    return Data(lines.joined(separator: "\n").utf8)
  }

  /// What numbers came from, but for the C library, on which none depends.
  private static func libraries(_ manifest: Data) -> [String?] {
    let json = try? JSONSerialization.jsonObject(with: manifest) as? [String: Any]
    let libraries = json?["numerics"] as? [String: Any]
    return ["openblas", "kernel"].map { libraries?[$0] as? String }
  }

  /// What of a manifest lasts, without the ways that led to copies: a file that a scenario and the file of
  /// a funding system both extend is reached in two ways where both stand beside it, and in one from here.
  private static func content(_ manifest: Data) -> NSDictionary? {
    let json = try? JSONSerialization.jsonObject(with: manifest) as? [String: Any]
    guard var content = json, let inputs = content["inputs"] as? [[String: Any]],
      let files = content["files"] as? [[String: Any]]
    else { return nil }
    for key in ["version", "commit", "numerics"] { content[key] = nil }
    content["files"] = files.filter { $0["name"] as? String != times }
    content["inputs"] = Set(inputs.map { "\($0["file"] ?? "") \($0["sha256"] ?? "")" })
    return content as NSDictionary
  }

  private static let (before, after) = (20, 40)

  /// The part of a line around a place.
  private static func excerpt(_ text: Data, _ place: Int) -> String {
    let start = text.prefix(place).lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let rest = text.dropFirst(start)
    let end = rest.firstIndex(of: 0x0A) ?? text.endIndex
    let from = place - start > before + 3 ? place - before : start
    let to = end - place > after + 3 ? place + after : end
    let part = String(decoding: text[min(from, to)..<to], as: UTF8.self)
    return (from > start ? "..." : "") + part + (to < end ? "..." : "")
  }

  /// What the screen says: a line for each file, then the answer.
  public func lines(_ language: ScreenNumber.Language) -> [String] {
    let words = Words(language: language)
    let told = findings.map { "\($0.name): \(Self.text($0.finding, words))" }
    let others = findings.count { ![.equal, .times].contains($0.finding) }
    let answer =
      others == 0
      ? words.pick("Alles is gelijk.", "Everything is equal.")
      : words.pick(
        "Van \(findings.count) bestanden verschillen er \(others).",
        "Of \(findings.count) files \(others) differ.")
    return told + [answer]
  }

  private static func text(_ finding: Finding, _ words: Words) -> String {
    switch finding {
    case .equal: words.pick("gelijk", "equal")
    case .times: words.pick("niet vergeleken: tijden", "not compared: times")
    case .line(let line, let old, let new):
      words.pick("verschilt op regel", "differs at line") + " \(line): \(old) | \(new)"
    case .byte(let place): words.pick("verschilt op byte", "differs at byte") + " \(place)"
    case .gone: words.pick("staat niet in de map", "is not in the folder")
    case .new: words.pick("wordt niet meer gemaakt", "is not made again")
    }
  }
}
