#if os(Linux)
  import Foundation
  import Testing

  /// The built program under limits of the shell.
  @Suite("Under a limit of memory", .serialized)
  struct MemoryRefusalTests {
    private static let patience = 30.0
    private let folder: ScratchFolder
    init() throws { folder = try ScratchFolder() }

    /// Limits in thousands of bytes, from too little to load the program to enough for all of it.
    static let limits = [150_000, 200_000, 300_000, 450_000, 700_000, 2_000_000]

    static let commands = [
      ["schema"], ["systems"], ["systems", "taakgericht"], ["parameters"], ["init", "stad"],
      ["--help"],
      ["check", "@voorbeeldstad"], ["show", "@voorbeeldstad"], ["parameters", "@voorbeeldstad"],
      ["check", "@utrecht-2016"],
      [
        "run", "@voorbeeldstad", "--replications", "4", "--batch", "1", "--threads", "2",
        "--output", "run",
      ],
      ["compare", "@voorbeeldstad", "lumpsum", "--replications", "2", "--output", "both"],
    ]

    /// Runs the program under a limit of the shell, killed when patience is over.
    private func run(_ arguments: [String], _ limit: String) throws -> Program.Outcome {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments =
        ["-c", "ulimit \(limit); exec \"$0\" \"$@\"", Program.executable.path]
        + arguments.map { $0.hasPrefix("@") ? Program.scenario(String($0.dropFirst())) : $0 }
      process.currentDirectoryURL = folder.url
      let (output, errors) = (folder.path("output.txt"), folder.path("errors.txt"))
      for name in ["output.txt", "errors.txt"] { _ = try folder.write("", as: name) }
      process.standardOutput = FileHandle(forWritingAtPath: output)
      process.standardError = FileHandle(forWritingAtPath: errors)
      try process.run()
      let end = Date(timeIntervalSinceNow: Self.patience)
      while process.isRunning && Date() < end { Thread.sleep(forTimeInterval: 0.01) }
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      return Program.Outcome(
        status: process.terminationReason == .exit ? process.terminationStatus : -1,
        output: try folder.text("output.txt"), errors: try folder.text("errors.txt"))
    }

    @Test("every command ends with its result or with the figures", arguments: commands, limits)
    func addressSpace(command: [String], limit: Int) throws {
      let outcome = try run(command, "-v \(limit)")
      let told = Comment(rawValue: "\(command) \(limit): \(outcome.status) \(outcome.errors)")
      switch outcome.status {
      case 0: break
      case 64:
        #expect(outcome.errors.contains("MB of address space, more than the"), told)
        #expect(outcome.errors.contains("raise 'ulimit -v'"), told)
        #expect(limit < 1_000_000, told)
      case 127:
        // The system's loader could not even map the libraries.
        #expect(limit < 200_000, told)
        #expect(outcome.errors.contains("error while loading shared libraries"), told)
      default: Issue.record(told)
      }
    }

    @Test("a report of tables that do not fit is refused, and one that fits is made")
    func report() throws {
      let town = Program.scenario("voorbeeldstad")
      let made = try Program.run(
        ["compare", town, "lumpsum", "--replications", "2", "--output", "both"], in: folder.url)
      #expect(made.status == 0)
      for limit in Self.limits {
        let outcome = try run(["report", "both"], "-v \(limit)")
        let told = Comment(rawValue: "\(limit): \(outcome.status) \(outcome.errors)")
        #expect(outcome.status == 0 ? limit > 200_000 : limit < 450_000, told)
        #expect(outcome.status == 0 || outcome.errors.contains("raise 'ulimit -v'"), told)
      }
    }

    @Test("a design and a region are refused before they read a scenario")
    func manyScenarios() throws {
      let town = Program.scenario("voorbeeldstad")
      _ = try folder.write("naam: streek\ngemeenten: { a: \(town) }\n", as: "region.yaml")
      _ = try folder.write(
        "naam: proef\nscenario: \(town)\nsystems: { lumpsum: , subsidie: }\n", as: "design.yaml")
      for arguments in [
        ["check", "region.yaml"], ["run", "region.yaml", "--output", "all"],
        ["compare", "--design", "design.yaml", "--output", "table"],
      ] {
        let outcome = try run(arguments, "-v 320000")
        #expect(outcome.status == 64, "\(arguments) \(outcome.errors)")
        #expect(outcome.errors.hasPrefix("wijkraming: reading a scenario needs about"))
      }
    }

    @Test("a limit of data counts too")
    func data() throws {
      let outcome = try run(["check", "@voorbeeldstad"], "-d 100000")
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("'ulimit -d' allows; raise 'ulimit -d'"))
      #expect(try run(["check", "@voorbeeldstad"], "-d 1000000").status == 0)
    }

    @Test("a run that does not fit says how many replications do")
    func replications() throws {
      let outcome = try run(
        ["run", "@voorbeeldstad", "--replications", "1000000", "--draws", "--output", "run"],
        "-v 2000000")
      #expect(outcome.status == 64)
      let pattern = /use at most --replications (\d+), or fewer threads/
      let most = try #require(outcome.errors.firstMatch(of: pattern).flatMap { Int($0.1) })
      #expect((1000..<1_000_000).contains(most))
    }
  }
#endif
