import Foundation
import Testing

@testable import Reporting

@Suite("With force")
struct ReplacingTests {
  let scratch: ScratchFolder
  let results: Results
  private var place: String { results.place }

  init() throws {
    scratch = try ScratchFolder()
    results = try Results(scratch)
    try results.write("old")
  }

  private func open(inputs: [String] = [], expecting: [String] = []) throws -> RunFolder {
    try RunFolder(at: place, force: true, inputs: inputs, expecting: expecting)
  }

  /// What stands at the place is as it was, and nothing beside it.
  private func expectUntouched() {
    #expect(Results.saying(place) == "old")
    #expect(Results.names(in: scratch.path("disk")) == ["run"])
  }

  @Test("notes, folders and links of the user's are there afterwards")
  func others() throws {
    try results.addOthers()
    let folder = try open()
    try results.write("new", to: folder)
    try folder.commit()
    #expect(Results.saying(place) == "new" && Results.hasOthers(place))
    #expect(Results.names(in: scratch.path("disk")) == ["run"])
  }

  @Test("a file that was changed since is not replaced, before or during the work")
  func changed() throws {
    let folder = try open()
    try results.write("new", to: folder)
    _ = try scratch.write("mine", as: "disk/run/risk.csv")
    #expect(throws: RunFolderError.changed(path: place, file: "risk.csv")) { try folder.commit() }
    #expect(throws: RunFolderError.changed(path: place, file: "risk.csv")) { try open() }
    #expect(try scratch.text("disk/run/risk.csv") == "mine")
    #expect(try scratch.text("disk/run/summary.csv") == "old")
    #expect(Results.names(in: scratch.path("disk")) == ["run"])
  }

  @Test("a link in the place of a file is the user's")
  func link() throws {
    _ = try scratch.write("old", as: "elsewhere")
    try FileManager.default.removeItem(atPath: place + "/risk.csv")
    try FileManager.default.createSymbolicLink(
      atPath: place + "/risk.csv", withDestinationPath: scratch.path("elsewhere"))
    #expect(throws: RunFolderError.changed(path: place, file: "risk.csv")) { try open() }
  }

  @Test("a file of the user's under the name of a result is refused before the work")
  func collides() throws {
    _ = try scratch.write("mine", as: "disk/run/draws.csv.gz")
    let error = RunFolderError.collides(path: place, file: "draws.csv.gz")
    #expect(throws: error) { try open(expecting: ["draws.csv.gz"]) }
    let folder = try open()
    try folder.write([1], as: "draws.csv.gz")
    #expect(throws: error) { try folder.commit() }
    #expect(try scratch.text("disk/run/draws.csv.gz") == "mine")
    expectUntouched()
  }

  @Test("a folder that holds what is read, or is above it, is refused")
  func inputs() throws {
    let inside = try scratch.write("naam: x", as: "disk/run/dorp.yaml")
    _ = try scratch.makeFolder("disk/run/deep/er")
    let deeper = try scratch.write("a", as: "disk/run/deep/er/tabel.csv")
    let elsewhere = try scratch.write("a", as: "tabel.csv")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("way"), withDestinationPath: place + "/deep")
    for input in [
      inside, deeper, scratch.path("way/er/tabel.csv"), scratch.path("way/../dorp.yaml"),
    ] {
      #expect(throws: RunFolderError.holdsInput(path: place, input: input)) {
        try open(inputs: [elsewhere, input])
      }
    }
    try open(inputs: [elsewhere, scratch.path("gone")]).abandon()
    expectUntouched()
  }

  @Test("results of a version that listed no hashes are left alone")
  func earlier() throws {
    let manifest = #"{ "program": "wijkraming", "version": "0", "files": ["risk.csv"] }"#
    _ = try scratch.write(manifest, as: "disk/run/manifest.json")
    #expect(throws: RunFolderError.earlier(path: place)) { try open() }
    #expect(Results.names(in: place) == ["manifest.json", "risk.csv", "summary.csv"])
  }

  @Test("a manifest that lists a path, itself or a name twice is none of this program")
  func strange() throws {
    for names in [["../mine"], ["manifest.json"], ["a", "a"], [".."]] {
      let files = names.map { ListedFile(name: $0, content: []) }
      let json = String(decoding: RunFolderTests.manifest(files), as: UTF8.self)
      _ = try scratch.write(json, as: "disk/run/manifest.json")
      #expect(throws: RunFolderError.foreign(path: place)) { try open() }
    }
  }

  @Test("results behind a link are replaced where they are, and the link stays")
  func behindLink() throws {
    let link = scratch.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place)
    let folder = try RunFolder(at: link, force: true)
    try results.write("new", to: folder)
    try folder.commit()
    #expect(Results.saying(place) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == place)
  }

  @Test("a folder that was closed to others stays so")
  func permissions() throws {
    chmod(place, 0o700)
    let folder = try open()
    try results.write("new", to: folder)
    try folder.commit()
    #expect(Results.saying(place) == "new")
    #expect(FileFacts(place)?.permissions == 0o700)
  }

  @Test("only what is listed and unchanged is ever removed, whatever comes in between")
  func inBetween() throws {
    let folder = try open()
    try results.write("new", to: folder)
    _ = try scratch.write("mine", as: "disk/run/late.txt")
    try folder.commit()
    #expect(Results.saying(place) == "new")
    #expect(try scratch.text("disk/run/late.txt") == "mine")
  }
}
