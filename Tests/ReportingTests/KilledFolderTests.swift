import Foundation
import Synchronization
import Testing

@testable import Reporting

@Suite("Killed before any call of the system, a process")
struct KilledFolderTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func states() throws -> DiskStates {
    DiskStates(of: scratch.path("disk"), under: try scratch.makeFolder("states"))
  }

  private func open(
    _ path: String, _ manner: RunFolderPlace.Manner = .replacing, _ calls: FolderCalls = .system,
    tell: @escaping (LeftoverNotice) -> Void = { _ in }
  ) throws -> RunFolder {
    try RunFolder(at: path, manner, inputs: [], expecting: [], calls: calls, tell: tell)
  }

  @Test(
    "that replaces results leaves the old or the new whole, and all that is the user's",
    arguments: [(true, true), (true, false), (false, true), (false, false)])
  func replacing(canExchange: Bool, canLink: Bool) throws {
    let results = try Results(scratch)
    try results.write("old")
    try results.addOthers()
    let states = try states()
    let folder = try open(
      results.place, .replacing, states.calls(canExchange: canExchange, canLink: canLink))
    try results.write("new", to: folder)
    try folder.commit()
    states.take("end")
    #expect(Results.saying(results.place) == "new" && Results.hasOthers(results.place))
    #expect(states.all.count > 15)
    var seen: Set<String?> = []
    for state in states.all {
      let place = state.folder + "/run"
      // Where names cannot change places there is one moment without, which the next start ends.
      let isAside = !canExchange && FileFacts(place) == nil
      let said = Results.saying(place)
      #expect(isAside || said == "old" || said == "new", "\(state)")
      #expect(try Results.count(of: "mine", under: state.folder) > 0, "\(state)")
      #expect(try Results.count(of: "mine too", under: state.folder) == 1, "\(state)")
      if canLink && !isAside { #expect(Results.text(place + "/notes.txt") == "mine", "\(state)") }
      seen.insert(isAside ? "none" : said)
      try open(place).abandon()
      #expect(Results.names(in: state.folder) == ["run"], "\(state)")
      #expect(Results.saying(place) == (isAside ? "old" : said), "\(state)")
      #expect(Results.hasOthers(place), "\(state)")
      #expect(
        Results.names(in: place)
          == ["deeper", "link", "manifest.json", "notes.txt", "risk.csv", "summary.csv"])
    }
    #expect(seen == (canExchange ? ["old", "new"] : ["old", "new", "none"]))
  }

  @Test("that writes results where none stood leaves them whole or not at all")
  func fresh() throws {
    let results = try Results(scratch)
    let states = try states()
    let folder = try open(results.place, .fresh, states.calls())
    try results.write("new", to: folder)
    try folder.commit()
    states.take("end")
    for state in states.all {
      let place = state.folder + "/run"
      let isThere = FileFacts(place) != nil
      #expect(!isThere || Results.saying(place) == "new")
      try open(place).abandon()
      #expect(Results.names(in: state.folder) == (isThere ? ["run"] : []), "\(state)")
    }
  }

  @Test("that writes a folder without a manifest leaves it whole or not at all")
  func withoutManifest() throws {
    let results = try Results(scratch)
    let states = try states()
    let folder = try open(results.place, .fresh, states.calls())
    try folder.write(Array("a".utf8), as: "a.yaml")
    try folder.commit()
    states.take("end")
    for state in states.all {
      let place = state.folder + "/run"
      let isThere = FileFacts(place) != nil
      #expect(!isThere || Results.text(place + "/a.yaml") == "a")
      if isThere {
        #expect(throws: RunFolderError.exists(path: place)) { try open(place, .fresh) }
      } else {
        try open(place, .fresh).abandon()
      }
      #expect(Results.names(in: state.folder) == (isThere ? ["run"] : []), "\(state)")
      #expect(!isThere || Results.names(in: place) == ["a.yaml"], "\(state)")
    }
  }

  @Test("says what it did about each hidden folder that was left")
  func told() throws {
    let results = try Results(scratch)
    try results.write("old")
    let states = try states()
    let folder = try open(results.place, .replacing, states.calls(canExchange: false))
    try results.write("new", to: folder)
    try folder.commit()
    var told: Set<String> = []
    for state in states.all {
      try open(state.folder + "/run", tell: { told.insert("\($0)".prefix(5).description) })
        .abandon()
    }
    #expect(told == ["remov", "moved"])
  }

  @Test("leaves a hidden folder with files that were changed since, which stay")
  func changed() throws {
    let results = try Results(scratch)
    try results.write("old")
    let states = try states()
    let folder = try open(results.place, .replacing, states.calls())
    try results.write("new", to: folder)
    try folder.commit()
    let state = try #require(states.all.first { Results.saying($0.folder + "/run") == "new" })
    let hidden = try #require(Results.names(in: state.folder).first { $0.contains(".partial-") })
    let file = "\(state.folder)/\(hidden)/risk.csv"
    try Data("own".utf8).write(to: URL(fileURLWithPath: file))
    try open(state.folder + "/run").abandon()
    #expect(Results.text(file) == "own")
    #expect(Results.names(in: "\(state.folder)/\(hidden)") == ["manifest.json", "risk.csv"])
    #expect(Results.saying(state.folder + "/run") == "new")
  }

  @Test("leaves what is not the program's in a hidden folder, which is named and stays")
  func foreign() throws {
    let results = try Results(scratch)
    try results.write("old")
    _ = try scratch.makeFolder("disk/.run.partial-1-0")
    _ = try scratch.write("other", as: "disk/.run.partial-1-0/summary.csv")
    _ = try scratch.makeFolder("disk/.run.partial-1-x")
    let told = Mutex<[LeftoverNotice]>([])
    try open(results.place, tell: { notice in told.withLock { $0.append(notice) } }).abandon()
    let kept = try #require(told.withLock { $0 }.first)
    #expect(
      "\(kept)".contains(".run.partial-1-0 was left by a killed process and holds summary.csv"))
    #expect(try scratch.text("disk/.run.partial-1-0/summary.csv") == "other")
    #expect(Results.saying(results.place) == "old")
    #expect(Results.names(in: scratch.path("disk")).contains(".run.partial-1-x"))
  }
}
