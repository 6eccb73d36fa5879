import Foundation
import Scenarios

/// A file that results were made from, as their manifest lists it.
public struct ListedInput: Codable, Sendable, Equatable {
  /// The file from whose folder the path counts, by its name among the options: the scenario, region or
  /// design, or the file of a funding system.
  public let of: String
  /// As the files write it; absolute only where they do.
  public let path: String
  /// The copy: a file of the folder, or of the archive in the folder of a region.
  public let file: String
  /// Size and hash of the copy.
  public let bytes: Int
  public let sha256: String
}

/// Copies of all files that results are made from, each under a name of its own in one folder.
///
/// Names hold no folder, so that a scenario beside the copies can call them, and no more than Latin
/// letters, digits, `.`, `-` and `_`.
struct InputCopies {
  static let prefix = "input."

  /// A copy and the name it has.
  private struct Copy {
    let name: String
    let bytes: [UInt8]
  }

  private struct Call: Hashable {
    let of: String
    let path: String
  }

  /// By the path that a file was opened by.
  private var copies: [String: Copy] = [:]
  private var order: [String] = []
  private var calls: [(call: Call, opened: String)] = []
  private var known: [Call: String] = [:]
  /// By the plain name of a file: those of one name and content share a copy, wherever they stand.
  private var named: [String: [Copy]] = [:]
  private var taken: Set<String> = []
  private var roots: [String: String] = [:]
  /// A file that was read twice and was another the second time.
  private var unsteady: String?

  /// Names that stand for something else than a file among options.
  private static let words = Set(
    SystemFile.presets.map(\.name) + SystemFile.groups.map(\.name) + [SystemFile.own])

  /// What a file is called among the options, by the path that it was opened by: its name, with a number
  /// before it where another has that.
  mutating func root(_ opened: String) -> String {
    let opened = ReadInput.path(opened, besideFile: "")
    if let label = roots[opened] { return label }
    let name = InertText.line(ReadInput.name(opened))
    let used = Self.words.union(roots.values)
    let label = (1...).lazy.map { $0 == 1 ? name : "\($0).\(name)" }.first { !used.contains($0) }
    roots[opened] = label
    return label ?? name
  }

  /// Takes in a file, called by a path from the folder of a root.
  mutating func add(_ input: ReadInput, of root: String, path: String? = nil) {
    let call = Call(of: root, path: path ?? input.path)
    if let copy = copies[input.opened] {
      if !Self.isSame(copy.bytes, input.bytes) { unsteady = input.opened }
    } else {
      copies[input.opened] = copy(of: input)
    }
    if let other = known[call] {
      if other != input.opened, let copy = copies[other], !Self.isSame(copy.bytes, input.bytes) {
        unsteady = input.opened
      }
      return
    }
    known[call] = input.opened
    calls.append((call, input.opened))
  }

  private mutating func copy(of input: ReadInput) -> Copy {
    let base = Self.plain(input.opened)
    if let same = named[base]?.first(where: { Self.isSame($0.bytes, input.bytes) }) { return same }
    let copy = Copy(name: free(base), bytes: input.bytes)
    named[base, default: []].append(copy)
    order.append(input.opened)
    return copy
  }

  private static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && (a.isEmpty || memcmp(a, b, a.count) == 0)
  }

  /// A name that no other copy has, on a disk that tells no case apart either.
  private mutating func free(_ base: String) -> String {
    let cut = base.lastIndex(of: ".") ?? base.endIndex
    var name = Self.prefix + base
    var number = 1
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      name = Self.prefix + base[..<cut] + "-\(number)" + base[cut...]
    }
    return name
  }

  private static let longest = 80

  /// The name of a file without what not every disk or shell takes as it is.
  private static func plain(_ path: String) -> String {
    var name = ReadInput.name(path)
    while name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
    let safe = name.map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        ? character : "_"
    }
    return safe.count <= longest ? String(safe) : String(safe.prefix(60)) + String(safe.suffix(20))
  }

  /// What files are called beside each other, by the path that they were opened by.
  var names: [String: String] { copies.mapValues(\.name) }

  /// The copies in the order of reading.
  var files: [(name: String, bytes: [UInt8])] {
    order.compactMap { copies[$0].map { (name: $0.name, bytes: $0.bytes) } }
  }

  /// The list for a manifest; hashes are taken from the files that are listed already.
  func listed(_ written: [ListedFile] = []) -> [ListedInput] {
    var hashes = Dictionary(written.map { ($0.name, $0.sha256) }, uniquingKeysWith: { $1 })
    return calls.compactMap { call, opened -> ListedInput? in
      guard let copy = copies[opened] else { return nil }
      let hash = hashes[copy.name] ?? SHA256.hex(of: copy.bytes)
      hashes[copy.name] = hash
      return ListedInput(
        of: call.of, path: call.path, file: copy.name, bytes: copy.bytes.count, sha256: hash)
    }
  }

  /// Refuses copies of what changed while it was read.
  func check() throws(RunFolderError) {
    if let unsteady { throw .unsteady(path: unsteady) }
  }
}

extension InputCopies {
  /// The files of a scenario, and of the funding system in place of its own.
  mutating func add(_ scenario: Scenario, system: String?) {
    guard let main = scenario.inputs.first else { return }
    let label = root(main.opened)
    let other = system.map { root($0) } ?? label
    for input in scenario.inputs { add(input, of: input.root == .system ? other : label) }
  }

  /// The files of a gemeente in a region.
  mutating func add(
    _ inputs: [ReadInput], of gemeente: Region.Gemeente, _ region: String, system: String?
  ) {
    for input in inputs {
      if input.root == .system, let system {
        add(input, of: system)
      } else {
        add(input, of: region, path: ReadInput.path(input.path, besideFile: gemeente.path))
      }
    }
  }

  /// The files of a design and of its cells, in their order; gives what the design is called.
  mutating func add(_ design: ComparisonDesign, _ cells: [Scenario]) -> String {
    let label = design.inputs.first.map { root($0.opened) } ?? design.name
    for input in design.inputs { add(input, of: label) }
    for (cell, scenario) in zip(design.cells, cells) {
      add(scenario.inputs, of: design, label, system: cell.system.path)
    }
    return label
  }

  private mutating func add(
    _ inputs: [ReadInput], of design: ComparisonDesign, _ label: String, system: String?
  ) {
    for input in inputs {
      switch input.root {
      case .scenario:
        add(
          input, of: label, path: ReadInput.path(input.path, besideFile: design.scenarioPath))
      case .system:
        add(input, of: label, path: ReadInput.path(input.path, besideFile: system ?? ""))
      case .outside: add(input, of: label)
      }
    }
  }
}
