#if arch(x86_64)
  import Foundation
  import Testing

  /// utrecht-2016 has people who wait and start in parts, and kept sums of parts next to whole numbers
  /// in which a last bit once decided about a person.
  @Suite("The kernel of OpenBLAS")
  struct KernelTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// Runs a scenario under a kernel, or with none named.
    private func run(
      _ scenario: String, _ kernel: String?, replications: Int, quiet: Bool = true
    ) throws -> Program.Outcome {
      try Program.run(
        [
          "run", Program.scenario(scenario), "--replications", "\(replications)", "--language",
          "en", "--output", kernel ?? "none",
        ] + (quiet ? ["--quiet"] : []),
        in: folder.url, environment: ["OPENBLAS_CORETYPE": kernel])
    }

    @Test("is the same where none is named and on the processors of AMD, byte for byte")
    func pinned() throws {
      for kernel in [nil, "Haswell", "Zen"] {
        #expect(try run("utrecht-2016", kernel, replications: 5).status == 0)
      }
      for file in ["summary.csv", "monthly.csv", "risk.csv", "opening.csv"] {
        let text = try folder.text("none/\(file)")
        #expect(try folder.text("Haswell/\(file)") == text)
        #expect(try folder.text("Zen/\(file)") == text)
      }
    }

    @Test("that the environment names is kept, and told on the screen and in the manifest")
    func chosen() throws {
      let own = try run("voorbeeldstad", nil, replications: 2, quiet: false)
      #expect(!own.output.contains("kernel"))
      #expect(try folder.text("none/manifest.json").contains("\"kernel\" : \"Haswell\""))
      let chosen = try run("voorbeeldstad", "Sandybridge", replications: 2, quiet: false)
      #expect(chosen.output.contains("Computed with the OpenBLAS kernel Sandybridge, chosen by"))
      #expect(
        try folder.text("Sandybridge/manifest.json").contains("\"kernel\" : \"Sandybridge\""))
    }

    @Test("moves last bits and nobody, where people start in parts")
    func lastBits() throws {
      let kernels = ["Haswell", "Sandybridge"]
      for kernel in kernels {
        #expect(try run("utrecht-2016", kernel, replications: 100).status == 0)
      }
      let texts = try kernels.map { try folder.text("\($0)/summary.csv") }
      // Last bits do differ, or the comparison says nothing.
      #expect(texts[0] != texts[1])
      let lines = texts.map { $0.split(separator: "\n") }
      try #require(lines[0].count == lines[1].count)
      for (line, other) in zip(lines[0], lines[1]) where line != other {
        for (cell, wanted) in zip(line.split(separator: ","), other.split(separator: ",")) {
          guard let a = Double(cell), let b = Double(wanted) else { continue }
          #expect(abs(a - b) <= 1e-7 * max(1, abs(b)), "\(line)")
        }
      }
    }
  }
#endif
