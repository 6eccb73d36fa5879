import Foundation
import Scenarios

/// Why a folder cannot be made again.
public enum RerunFault: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case foreign(path: String)
  /// The manifest does not say with which options, or from what.
  case earlier(path: String)
  /// The manifest says something that the program does not.
  case unreadable(path: String, why: String)
  /// A question over several runs, which is asked again by its command.
  case question(path: String, command: String)
  case lost(path: String, file: String)
  /// A copy of an input is not as it was read; `input` is what the files call it.
  case changed(path: String, file: String, input: String)

  /// Whether there is nothing to read, rather than something that cannot be.
  public var isMissing: Bool {
    switch self {
    case .missing, .lost: true
    default: false
    }
  }

  public var description: String {
    switch self {
    case .missing(let path):
      "\(path) holds no results: allowed is a folder that 'wijkraming run' or 'wijkraming compare' wrote; "
        + "check the path"
    case .foreign(let path):
      "\(path)/manifest.json is not of wijkraming; allowed is a folder that 'wijkraming run' or 'wijkraming "
        + "compare' wrote"
    case .earlier(let path):
      "\(path) is of an earlier version: its manifest.json has no 'options' and 'inputs', so nobody can tell "
        + "with which --set, --system and tables it was made; run or compare the scenario again"
    case .unreadable(let path, let why):
      "\(path)/manifest.json is not as 'wijkraming' writes it: \(why); put the file back, or run or compare "
        + "the scenario again"
    case .question(let path, let command):
      "\(path) holds the answer of 'wijkraming \(command)', which is not made again by this; allowed is a "
        + "folder of 'wijkraming run' or 'wijkraming compare'; give the 'command' of its manifest.json"
    case .lost(let path, let file):
      "\(path) has no \(file), which its results were made from; put the file back, or run or compare the "
        + "scenario again"
    case .changed(let path, let file, let input):
      "\(path)/\(file), the copy of '\(input)', is not as it was read: its size or SHA-256 is another than in "
        + "manifest.json; put the file back, or run or compare the scenario again"
    }
  }
}

/// A folder of results as it can be made again: the command line, and the files that it read.
public struct RerunRecord {
  /// What every manifest tells that is needed here.
  private struct Content: Decodable {
    let version: String
    let commit: String?
    let kind: String?
    let options: RunChoices?
    let inputs: [ListedInput]?
    let report: [String: String]?
  }

  public let folder: String
  /// Says that another version, or a build of another commit, made it; nil where that is not known.
  public let otherProgram: String?
  public let choices: RunChoices
  /// The arguments behind the name of the program, with files where `copies` are served.
  public let arguments: [String]
  /// The files that were read, by the path they are to be served under.
  public let copies: [String: [UInt8]]
  /// The languages of the report in the folder, each with its forms.
  public let reports: [(language: ScreenNumber.Language, formats: [ReportFormat])]

  /// Reads the manifest of a folder and every copy that it lists, each held against its hash.
  ///
  /// Errors: `missing`, `foreign`, `earlier`, `unreadable`, `lost`, `changed`.
  public init(folder: String) throws(RerunFault) {
    self.folder = folder
    let (content, manifest) = try Self.read(folder)
    if let kind = content.kind, CalibrationManifest.kinds.contains(kind) {
      throw .missing(path: folder)
    }
    guard let choices = content.options, let inputs = content.inputs, !inputs.isEmpty else {
      throw .earlier(path: folder)
    }
    otherProgram = Self.otherProgram(content)
    self.choices = choices
    if [QuestionManifest.stress, QuestionManifest.solve].contains(choices.command) {
      throw .question(path: folder, command: choices.command)
    }
    guard ["run", "compare"].contains(choices.command) else {
      throw .unreadable(path: folder, why: "'\(choices.command)' makes no results")
    }
    let places = ServedPlaces(inputs, in: folder)
    arguments = choices.arguments { places.roots[$0] ?? $0 }
    copies = try Self.copies(inputs, places, folder, manifest)
    reports = try Self.reports(content.report ?? [:], folder)
  }

  /// The forms of a report by their language.
  private static func reports(
    _ written: [String: String], _ folder: String
  ) throws(RerunFault) -> [(language: ScreenNumber.Language, formats: [ReportFormat])] {
    var reports: [(language: ScreenNumber.Language, formats: [ReportFormat])] = []
    for (word, pairs) in Dictionary(grouping: written, by: \.value).sorted(by: {
      $0.key < $1.key
    }) {
      let formats = ReportFormat.allCases.filter { form in
        pairs.contains { $0.key == form.rawValue }
      }
      guard let language = ScreenNumber.Language(rawValue: word), formats.count == pairs.count
      else {
        throw .unreadable(path: folder, why: "'report' names a form or language that is none")
      }
      reports.append((language, formats))
    }
    return reports
  }

  private static func otherProgram(_ content: Content) -> String? {
    let commits = [content.commit, Version.commit]
    let isOther = commits.allSatisfy { $0 != nil } && commits[0] != commits[1]
    guard content.version != Version.current || isOther else { return nil }
    let names = zip([content.version, Version.current], commits).map { version, commit in
      version + (commit.map { " (\($0.prefix(12)))" } ?? "")
    }
    return "was made by version \(names[0]), and this is \(names[1]): bytes may differ"
  }

  private static func read(_ folder: String) throws(RerunFault) -> (Content, FolderManifest) {
    let path = "\(folder)/\(RunFolder.manifestName)"
    guard let json = FileManager.default.contents(atPath: path) else {
      throw .missing(path: folder)
    }
    let manifest: FolderManifest
    switch FolderManifest.read(json) {
    case .ours(let read): manifest = read
    case .earlier: throw .earlier(path: folder)
    case .none, .foreign: throw .foreign(path: folder)
    }
    guard let content = try? JSONDecoder().decode(Content.self, from: json) else {
      throw .unreadable(path: folder, why: "'options' or 'inputs' cannot be read")
    }
    return (content, manifest)
  }

  private static func copies(
    _ inputs: [ListedInput], _ places: ServedPlaces, _ folder: String, _ manifest: FolderManifest
  ) throws(RerunFault) -> [String: [UInt8]] {
    let isPacked = manifest[InputArchive.name] != nil
    let packed = isPacked ? try unpacked(folder) : [:]
    var (copies, read) = ([String: [UInt8]](), [String: [UInt8]]())
    for input in inputs {
      // Only what the manifest lists stands in the folder.
      guard isPacked || manifest[input.file] != nil else {
        throw .unreadable(path: folder, why: "'\(input.file)' is no file of the folder")
      }
      let place = isPacked ? "\(InputArchive.name)/\(input.file)" : input.file
      let found =
        read[input.file] ?? packed[input.file]
        ?? (isPacked
          ? nil
          : FileManager.default.contents(atPath: "\(folder)/\(input.file)").map { [UInt8]($0) })
      guard let bytes = found else { throw .lost(path: folder, file: place) }
      let isKnown = read[input.file] != nil
      guard isKnown || bytes.count == input.bytes && SHA256.hex(of: bytes) == input.sha256 else {
        throw .changed(path: folder, file: place, input: input.path)
      }
      read[input.file] = bytes
      copies[places.path(of: input)] = bytes
    }
    return copies
  }

  private static func unpacked(_ folder: String) throws(RerunFault) -> [String: [UInt8]] {
    guard let packed = FileManager.default.contents(atPath: "\(folder)/\(InputArchive.name)") else {
      throw .lost(path: folder, file: InputArchive.name)
    }
    guard let bytes = Gunzip.bytes([UInt8](packed)), let files = InputArchive.files(bytes) else {
      throw .changed(path: folder, file: InputArchive.name, input: "all inputs")
    }
    return files
  }
}

/// The paths under which copies are served, so that files call each other as they did: the first root is
/// in the folder of the results, every other so deep in one of its own that no path leads from one to the
/// other.
private struct ServedPlaces {
  /// By the name of the root.
  private(set) var roots: [String: String] = [:]
  private var folders: [String: String] = [:]

  init(_ inputs: [ListedInput], in folder: String) {
    let above = inputs.map { $0.path.split(separator: "/").prefix { $0 == ".." }.count }.max() ?? 0
    let base = folder.hasPrefix("/") || folder.hasPrefix(".") ? folder : "./" + folder
    for input in inputs where folders[input.of] == nil {
      let own = String(repeating: "/:\(folders.count)", count: folders.isEmpty ? 0 : above + 1)
      folders[input.of] = base + own + "/"
      roots[input.of] = base + own + "/" + ReadInput.name(input.path)
    }
  }

  func path(of input: ListedInput) -> String {
    input.path.hasPrefix("/") ? input.path : (folders[input.of] ?? "") + input.path
  }
}
