import Foundation
import Testing

@testable import Reporting

@Suite("A report in a folder of the user's")
struct ReportPlaceTests {
  let scratch: ScratchFolder
  let folder: String
  init() throws {
    scratch = try ScratchFolder()
    folder = try scratch.makeFolder("disk/out")
    _ = try scratch.write("mine", as: "disk/out/notes.txt")
  }

  private static let names = ["report.html", "report.xlsx"]

  private func write(
    _ text: String, _ names: [String] = ReportPlaceTests.names, in folder: String? = nil,
    force: Bool = false, calls: FolderCalls = .system
  ) throws {
    let place = try ReportPlace(
      in: folder ?? self.folder, isOfRun: false, names, force: force, calls: calls, tell: { _ in })
    let paths = try place.write(names.map { (name: $0, bytes: Array(text.utf8)) })
    #expect(paths == names.map { "\(folder ?? self.folder)/\($0)" })
  }

  private func said(in folder: String) -> [String?] {
    Self.names.map { Results.text("\(folder)/\($0)") }
  }

  @Test("stands there with a list of its files, beside what was there")
  func written() throws {
    try write("a")
    #expect(
      Results.names(in: folder) == ["notes.txt", "report.html", "report.json", "report.xlsx"])
    guard case .ours(let manifest) = FolderManifest.read(in: folder, name: "report.json") else {
      Issue.record("report.json is no manifest")
      return
    }
    #expect(manifest.kind == "report")
    #expect(manifest.files == Self.names.map { ListedFile(name: $0, content: Array("a".utf8)) })
  }

  @Test("takes the place of an earlier one, and one form of it leaves the other")
  func again() throws {
    try write("a")
    try write("b")
    #expect(said(in: folder) == ["b", "b"])
    try write("c", ["report.html"])
    try write("d")
    #expect(said(in: folder) == ["d", "d"])
    #expect(try scratch.text("disk/out/notes.txt") == "mine")
  }

  @Test(
    "never takes the place of a file that the program did not write, unless that is forced",
    arguments: ["report.html", "report.xlsx", "report.json"])
  func notOurs(name: String) throws {
    _ = try scratch.write("mine", as: "disk/out/\(name)")
    let before = Results.names(in: folder)
    #expect(throws: RunFolderError.notOurs(path: "\(folder)/\(name)")) { try write("a") }
    #expect(Results.names(in: folder) == before)
    #expect(try scratch.text("disk/out/\(name)") == "mine")
    try write("a", force: true)
    #expect(said(in: folder) == ["a", "a"])
  }

  @Test("that was changed since is the user's")
  func changed() throws {
    try write("a")
    _ = try scratch.write("mine", as: "disk/out/report.html")
    #expect(throws: RunFolderError.notOurs(path: folder + "/report.html")) { try write("b") }
    #expect(said(in: folder) == ["mine", "a"])
  }

  @Test("never goes into a folder of other results, nor over a folder")
  func elsewhere() throws {
    let results = try Results(scratch)
    try results.write("old")
    #expect(throws: RunFolderError.otherResults(path: results.place)) {
      try write("a", in: results.place, force: true)
    }
    _ = try scratch.makeFolder("disk/out/report.html")
    #expect(throws: RunFolderError.cannotCreate(path: folder + "/report.html", code: EISDIR)) {
      try write("a", force: true)
    }
    #expect(Results.names(in: folder) == ["notes.txt", "report.html"])
  }

  @Test("is written by one at a time")
  func locked() throws {
    let first = try ReportPlace(in: folder, Self.names)
    #expect(throws: RunFolderError.busy(path: folder, holder: getpid())) { try write("a") }
    withExtendedLifetime(first) {}
  }

  @Test(
    "is of one moment after a kill at any call and the next start there", arguments: [false, true])
  func killed(force: Bool) throws {
    try write("old")
    let states = DiskStates(of: scratch.path("disk"), under: try scratch.makeFolder("states"))
    try write("new", force: force, calls: states.calls())
    states.take("end")
    #expect(states.all.count > 12)
    var ends: Set<[String?]> = []
    for state in states.all {
      let out = state.folder + "/out"
      // The next start, which writes nothing itself.
      _ = try ReportPlace(in: out, Self.names)
      let said = said(in: out)
      #expect(said == ["old", "old"] || said == ["new", "new"], "\(state)")
      ends.insert(said)
      #expect(
        Results.names(in: out) == ["notes.txt", "report.html", "report.json", "report.xlsx"],
        "\(state)")
    }
    #expect(ends.count == 2)
  }

  @Test("half put in its place is not finished over what the user wrote since")
  func killedAndChanged() throws {
    try write("old")
    let states = DiskStates(of: scratch.path("disk"), under: try scratch.makeFolder("states"))
    try write("new", calls: states.calls())
    let half = try #require(
      states.all.first { self.said(in: $0.folder + "/out") == ["new", "old"] })
    let out = half.folder + "/out"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: out + "/report.xlsx"))
    var told: [LeftoverNotice] = []
    #expect(throws: RunFolderError.self) {
      try ReportPlace(in: out, Self.names, tell: { told.append($0) })
    }
    #expect(told.count == 1 && "\(told)".contains("report.xlsx"))
    #expect(Results.text(out + "/report.xlsx") == "mine")
  }
}

@Suite("A report in the folder of its run")
struct RunReportPlaceTests {
  let scratch: ScratchFolder
  let path: String

  init() throws {
    scratch = try ScratchFolder()
    path = try scratch.makeFolder("disk") + "/run"
    let town = try TinyTown()
    let run = try RunFolder(at: path)
    try RunFiles(
      scenario: town.scenario, plan: TinyTown.plan(), options: .init(), outcomes: town.outcomes,
      timings: town.timings
    ).write(to: run, draws: false)
    try run.commit()
  }

  private func files(_ text: String) -> [(name: String, bytes: [UInt8])] {
    ["report.html", "report.xlsx"].map { (name: $0, bytes: Array(text.utf8)) }
  }

  private func update(_ text: String, calls: FolderCalls = .system) throws {
    let files = files(text)
    let folder = try RunFolder(
      at: path, .updating(files.map(\.name), force: false), inputs: [], expecting: [], calls: calls,
      tell: { _ in })
    for file in files { try folder.write(file.bytes, as: file.name) }
    let record = try ReportRecord(folder: path)
    let manifest = record.manifest(adding: try folder.listing(), in: .nl)
    try folder.write(manifest, as: RunFolder.manifestName)
    try folder.commit()
  }

  private func write(_ text: String, calls: FolderCalls = .system) throws {
    let files = files(text)
    let place = try ReportPlace(
      in: path, isOfRun: true, files.map(\.name), force: false, calls: calls, tell: { _ in })
    _ = try place.write(files, of: try ReportRecord(folder: path))
  }

  private func said(_ folder: String) -> [String?] {
    files("").map { Results.text("\(folder)/\($0.name)") }
  }

  private func isWhole(_ folder: String) -> Bool {
    guard case .ours(let manifest) = FolderManifest.read(in: folder) else { return false }
    return manifest.files.allSatisfy { $0.stands(in: folder) }
      && (manifest.files.map(\.name) + ["manifest.json"]).sorted() == Results.names(in: folder)
  }

  @Test("is of one moment and listed, whenever its process is killed", arguments: [true, false])
  func killed(canExchange: Bool) throws {
    try update("old")
    let states = DiskStates(of: scratch.path("disk"), under: try scratch.makeFolder("states"))
    try update("new", calls: states.calls(canExchange: canExchange))
    states.take("end")
    for state in states.all {
      let place = state.folder + "/run"
      if canExchange { #expect(isWhole(place), "\(state)") }
      try RunFolder(at: place, force: true).abandon()
      #expect(isWhole(place), "\(state)")
      #expect([["old", "old"], ["new", "new"]].contains(said(place)), "\(state)")
      #expect(Results.names(in: state.folder) == ["run"], "\(state)")
    }
    #expect(isWhole(path) && said(path) == ["new", "new"])
  }

  @Test("where the folder cannot be replaced it is of one moment after the next start")
  func inPlace() throws {
    try write("old")
    #expect(isWhole(path) && said(path) == ["old", "old"])
    let states = DiskStates(of: scratch.path("disk"), under: try scratch.makeFolder("states"))
    try write("new", calls: states.calls())
    states.take("end")
    for state in states.all {
      let place = state.folder + "/run"
      try RunFolder(at: place, force: true).abandon()
      #expect(isWhole(place), "\(state)")
      #expect([["old", "old"], ["new", "new"]].contains(said(place)), "\(state)")
    }
  }

  @Test("is not written while the results may be replaced, nor they while it is written")
  func locked() throws {
    let run = try RunFolder(at: path, force: true)
    #expect(throws: RunFolderError.busy(path: path, holder: getpid())) { try write("a") }
    run.abandon()
    let place = try ReportPlace(in: path, isOfRun: true, ["report.html"])
    #expect(throws: RunFolderError.busy(path: path, holder: getpid())) {
      try RunFolder(at: path, force: true)
    }
    withExtendedLifetime(place) {}
  }

  @Test("half written is given up where other results came in its place")
  func otherResults() throws {
    try write("old")
    let states = DiskStates(of: scratch.path("disk"), under: try scratch.makeFolder("states"))
    try write("new", calls: states.calls())
    let half = try #require(states.all.first { said($0.folder + "/run") == ["new", "old"] })
    let place = half.folder + "/run"
    let manifest = URL(fileURLWithPath: place + "/manifest.json")
    try FileManager.default.removeItem(atPath: place + "/report.html")
    try Data(try Data(contentsOf: manifest) + Data(" ".utf8)).write(to: manifest)
    var told: [LeftoverNotice] = []
    try RunFolder(at: place, force: true, tell: { told.append($0) }).abandon()
    #expect(told.count == 1 && "\(told)".contains("removed"))
    #expect(said(place) == [nil, "old"])
    #expect(!Results.names(in: place).contains { $0.hasPrefix(".") })
  }

  @Test("takes the place of a page that was changed only by force, and leaves nothing of it")
  func forced() throws {
    try update("old")
    _ = try scratch.write("mine", as: "disk/run/report.html")
    let names = ["report.html", "report.xlsx"]
    #expect(throws: RunFolderError.notOurs(path: path + "/report.html")) {
      try RunFolder(updating: path, names)
    }
    #expect(said(path) == ["mine", "old"])
    let writing = ReportWriting([.html], language: .nl, force: true)
    #expect(try writing.write(in: path) == [path + "/report.html"])
    #expect(isWhole(path) && said(path)[1] == "old")
    #expect(Results.names(in: scratch.path("disk")) == ["run"])
  }

  @Test("of a folder that somebody works in leaves the folder itself")
  func workedIn() throws {
    let inode = try #require(FileFacts(path)?.inode)
    let link = scratch.path("disk/way")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let writing = ReportWriting([.html], language: .nl)
    #expect(try writing.write(of: path, into: link) == [link + "/report.html"])
    #expect(FileFacts(path)?.inode == inode)
    #expect(isWhole(path))
    _ = try writing.write(in: path)
    #expect(FileFacts(path)?.inode != inode)
    #expect(isWhole(path))
  }

  @Test("a table that was changed is not read", arguments: ["risk.csv", "summary.csv"])
  func tampered(name: String) throws {
    _ = try scratch.write("1", as: "disk/run/\(name)")
    #expect(throws: RecordFault.changed(path: path, file: name)) {
      try ReportWriting([.html], language: .nl).write(in: path)
    }
    #expect(!Results.names(in: path).contains("report.html"))
    #expect(Results.names(in: scratch.path("disk")) == ["run"])
  }
}
