#if os(Linux)
  import Foundation
  import Testing

  @testable import wijkraming

  @Suite("Output that cannot be written")
  struct OutputTests {
    private let folder: ScratchFolder
    private let town = Program.scenario("voorbeeldstad")
    init() throws { folder = try ScratchFolder() }

    /// What only shows something, and the words that ask for it.
    static let showing: [[String]] = [
      ["schema"], ["show", Program.scenario("voorbeeldstad")],
      ["show", Program.scenario("voorbeeldstad"), "--format", "json"], ["systems"],
      ["systems", "lumpsum"], ["systems", "vormen", "--format", "csv"], ["parameters"],
      ["parameters", Program.scenario("voorbeeldstad"), "--format", "csv"],
      ["check", Program.scenario("voorbeeldstad")], ["--help"], ["run", "--help"], ["help", "run"],
      ["--version"], ["--generate-completion-script", "bash"],
      ["--generate-completion-script", "zsh"], ["--generate-completion-script", "fish"],
      ["--experimental-dump-help"],
    ]

    @Test("on a full disk it is exit 74, and one line says why", arguments: showing)
    func fullDisk(arguments: [String]) throws {
      let outcome = try run(arguments, redirected: ">/dev/full")
      #expect(outcome.status == 74)
      #expect(
        outcome.errors
          == "wijkraming: cannot write to standard output: No space left on device: free some space, "
          + "or send it elsewhere\n")
    }

    @Test("a closed output is exit 74", arguments: [["schema"], ["--help"], ["systems"]])
    func closed(arguments: [String]) throws {
      let outcome = try run(arguments, redirected: ">&-")
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("cannot write to standard output: Bad file descriptor: "))
    }

    @Test("a file that may not grow is exit 74 and not a crash")
    func limited() throws {
      let outcome = try run(["schema"], redirected: ">schema.json", before: "ulimit -f 4;")
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("ulimit -f"))
    }

    @Test("a reader that has gone is exit 141 without a word", arguments: showing)
    func closedPipe(arguments: [String]) throws {
      let outcome = try runIntoClosedPipe(arguments)
      #expect(outcome.status == 141)
      #expect(outcome.errors.isEmpty)
    }

    @Test("a reader that goes in the middle is exit 141 without a word")
    func cutPipe() throws {
      // More than a pipe holds, so that it is not over before the reader goes.
      try #require(Program.run("schema").output.utf8.count > 1 << 16)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = [
        "-c", "{ \"$0\" schema; echo $? >&2; } | head -c 1 >/dev/null", Program.executable.path,
      ]
      #expect(try outcome(of: process).errors == "141\n")
    }

    @Test(
      "the results of a run stand whole before the screen is written",
      arguments: [(">/dev/full", Int32(74)), (">&-", 74)])
    func runOnFullDisk(redirection: String, status: Int32) throws {
      let whole = try run(["--output", "whole", "--quiet"], of: "run", redirected: "")
      #expect(whole.status == 0)
      let outcome = try run(["--output", "here"], of: "run", redirected: redirection)
      #expect(outcome.status == status)
      #expect(outcome.errors.hasSuffix("; the results stand in here\n"))
      try expectSameTables("here", "whole")
      #expect(folder.content == ["here", "whole"])
    }

    @Test("a run whose screen is cut off by the reader keeps its results")
    func runIntoClosedPipe() throws {
      let whole = try run(["--output", "whole", "--quiet"], of: "run", redirected: "")
      #expect(whole.status == 0)
      let outcome = try runIntoClosedPipe(
        ["run", town, "--replications", "20", "--output", "here"])
      #expect(outcome.status == 141)
      #expect(!outcome.errors.contains("wijkraming: "))
      try expectSameTables("here", "whole")
      #expect(folder.content == ["here", "whole"])
    }

    @Test("what init, report and compare made stands too, and they say so")
    func others() throws {
      let started = try run(["init", "stad"], redirected: ">/dev/full")
      #expect(started.status == 74)
      #expect(started.errors.hasSuffix("; the results stand in stad\n"))
      #expect(try Program.run(["check", "stad/stad.yaml"], in: folder.url).status == 0)
      let compared = try run(
        ["lumpsum", "--output", "lump"], of: "compare", redirected: ">/dev/full")
      #expect(compared.status == 74)
      #expect(compared.errors.hasSuffix("; the results stand in lump\n"))
      let report = try run(["report", "lump"], redirected: ">/dev/full")
      #expect(report.status == 74)
      #expect(report.errors.contains("; the results stand in lump/report.html"))
      #expect(try folder.text("lump/report.html").hasSuffix("</html>\n"))
    }

    @Test(
      "messages that cannot be written stop no run",
      arguments: ["2>/dev/full", "2>&-", "2>&- >&- --quiet", "2> >(exec true)"])
    func messages(redirection: String) throws {
      let outcome = try run(["--output", "here"], of: "run", redirected: redirection)
      #expect(outcome.status == 0)
      #expect(folder.content == ["here"])
      #expect(try folder.text("here/manifest.json").contains("wijkraming"))
    }

    @Test("a slow reader gets every byte, also where the pipe does not wait")
    func nonBlocking() throws {
      // Three times what a pipe holds: the program finds it full.
      let whole = try Program.run("schema").output
      try #require(whole.utf8.count > 2 << 16)
      let pipe = Pipe()
      let entry = pipe.fileHandleForWriting.fileDescriptor
      _ = fcntl(entry, F_SETFL, fcntl(entry, F_GETFL) | O_NONBLOCK)
      let process = try start(["schema"], output: pipe.fileHandleForWriting)
      try pipe.fileHandleForWriting.close()
      process.waitUntilStill()
      #expect(process.isRunning)
      let shown = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(String(decoding: shown, as: UTF8.self) == whole)
    }

    @Test("what a command found gives way to output that is cut off")
    func strict() throws {
      let growing = try folder.write(CheckCommandTests.GrowingTown.text, as: "groei.yaml")
      #expect(try Program.run("check", growing, "--strict").status == 65)
      #expect(try run(["check", growing, "--strict"], redirected: ">/dev/full").status == 74)
    }

    private func expectSameTables(_ one: String, _ other: String) throws {
      for table in ["summary.csv", "monthly.csv", "risk.csv", "parameters.csv", "opening.csv"] {
        #expect(try folder.text("\(one)/\(table)") == folder.text("\(other)/\(table)"))
      }
    }

    /// A small run or comparison, its streams sent elsewhere by a shell.
    private func run(
      _ arguments: [String], of command: String, redirected: String
    ) throws -> Program.Outcome {
      try run([command, town, "--replications", "20"] + arguments, redirected: redirected)
    }

    private func run(
      _ arguments: [String], redirected: String, before: String = ""
    ) throws -> Program.Outcome {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", "\(before) exec \"$0\" \"$@\" \(redirected)"]
      process.arguments? += [Program.executable.path] + arguments
      return try outcome(of: process)
    }

    private func runIntoClosedPipe(_ arguments: [String]) throws -> Program.Outcome {
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      let process = Process()
      process.executableURL = Program.executable
      process.arguments = arguments
      process.standardOutput = pipe.fileHandleForWriting
      return try outcome(of: process)
    }

    private func outcome(of process: Process) throws -> Program.Outcome {
      process.currentDirectoryURL = folder.url
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      let said = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return Program.Outcome(
        status: process.terminationStatus, output: "", errors: String(decoding: said, as: UTF8.self)
      )
    }

    private func start(_ arguments: [String], output: FileHandle) throws -> Process {
      let process = Process()
      process.executableURL = Program.executable
      process.arguments = arguments
      process.standardOutput = output
      try process.run()
      return process
    }
  }
#endif
