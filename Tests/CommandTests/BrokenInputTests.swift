import Foundation
import Testing

@Suite("Broken input")
struct BrokenInputTests {
  @Test("is refused with its whole message", arguments: BrokenInput.names)
  func refusal(name: String) throws {
    let input = BrokenInput(name: name)
    let outcome = try Program.run(input.arguments, in: input.folder)
    #expect(outcome.status != 0)
    #expect(outcome.output.isEmpty)
    #expect("\(outcome.status)\n\(outcome.errors)" == (try input.expected()))
  }

  @Test("is there in at least sixty kinds")
  func catalogue() {
    #expect(BrokenInput.names.count >= 60)
  }

  @Test("stands beside a scenario that is right in everything")
  func base() throws {
    let outcome = try Program.run("check", "dorp.yaml", in: BrokenInput.folder)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
  }

  @Test("does not include a byte order mark")
  func byteOrderMark() throws {
    let folder = try ScratchFolder()
    let base = BrokenInput.folder.appendingPathComponent("dorp.yaml").path
    let path = try folder.write("\u{FEFF}extends: \(base)\r\nhorizon: 1\r\n", as: "bom.yaml")
    let outcome = try Program.run("check", path)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
  }
}

@Suite("Files that hold no scenario or table")
struct BrokenFileTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func expectRefusal(_ file: String, _ status: Int32, _ message: String) throws {
    let outcome = try Program.run("check", file, in: folder.url)
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == message + "\n")
  }

  /// A file of that many bytes, all 0, that takes no room on the disk.
  private func makeHole(_ name: String, bytes: UInt64) throws {
    _ = try folder.write("", as: name)
    let handle = try FileHandle(forWritingTo: folder.url.appendingPathComponent(name))
    try handle.truncate(atOffset: bytes)
    try handle.close()
  }

  /// A scenario that reads its need from a table.
  private func scenario(table: String) throws {
    let base = BrokenInput.folder.appendingPathComponent("dorp.yaml").path
    _ = try folder.write("extends: \(base)\nbehoefte: { tabel: \(table) }\n", as: "dorp.yaml")
  }

  @Test("a scenario of 100 MB is not read")
  func largeScenario() throws {
    try makeHole("groot.yaml", bytes: 100_000_000)
    try expectRefusal(
      "groot.yaml", 65, "groot.yaml: the file is too large (100 MB); at most 5 MB can be read")
  }

  @Test("a table above the limit is not read")
  func largeTable() throws {
    try makeHole("groot.csv", bytes: 1_200_000_000)
    try scenario(table: "groot.csv")
    try expectRefusal(
      "dorp.yaml", 65,
      "dorp.yaml:2:20: the table 'groot.csv' of 'behoefte.tabel' cannot be read: the file is too "
        + "large (1200 MB); at most 1000 MB can be read (looked for groot.csv)")
  }

  @Test("a table of 100 MB without text is refused at its first byte")
  func emptyTable() throws {
    try makeHole("leeg.csv", bytes: 100_000_000)
    try scenario(table: "leeg.csv")
    try expectRefusal(
      "dorp.yaml", 65,
      "leeg.csv:1:1: the table holds a null byte; save it as CSV in UTF-8")
  }

  @Test("a folder is no scenario")
  func folderAsScenario() throws {
    try expectRefusal(".", 66, ".: this is a folder, not a file; name a file in it")
  }

  @Test("a file that may not be read is refused", .enabled(if: getuid() != 0))
  func permission() throws {
    let path = try folder.write("naam: dorp\n", as: "dicht.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    try expectRefusal(
      "dicht.yaml", 66, "dicht.yaml: the file cannot be read; check its permissions")
  }

  @Test("a pipe that nobody writes to does not hang the program")
  func pipe() throws {
    #expect(mkfifo(folder.path("pijp.yaml"), 0o600) == 0)
    try expectRefusal(
      "pijp.yaml", 66, "pijp.yaml: this is a device, not a file; name an ordinary file")
  }

  @Test("a device without end is not read")
  func device() throws {
    try expectRefusal(
      "/dev/zero", 66, "/dev/zero: this is a device, not a file; name an ordinary file")
    try scenario(table: "/dev/zero")
    try expectRefusal(
      "dorp.yaml", 66,
      "dorp.yaml:2:20: the table '/dev/zero' of 'behoefte.tabel' cannot be read: this is a device, "
        + "not a file; name an ordinary file (looked for /dev/zero)")
  }

  @Test("a circle of extends through a link is seen")
  func link() throws {
    let path = try folder.write("extends: omweg.yaml\n", as: "dorp.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("omweg.yaml"), withDestinationPath: path)
    try expectRefusal(
      "dorp.yaml", 65,
      "dorp.yaml:1:10: 'extends' goes in a circle: dorp.yaml -> omweg.yaml; allowed: a row of "
        + "files that ends; remove one of the extends")
  }

  @Test("a link that leads nowhere is no file")
  func brokenLink() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("weg.yaml"), withDestinationPath: folder.path("nergens.yaml"))
    try expectRefusal("weg.yaml", 66, "weg.yaml: there is no such file; check the path")
  }
}
