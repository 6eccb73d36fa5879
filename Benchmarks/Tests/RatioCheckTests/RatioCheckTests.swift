import Foundation
import RatioCheck
import Testing

@Suite("Ratios of times")
struct RatioCheckTests {
  @Test("a quarter worse is let through, and no more, whichever way is worse")
  func slack() {
    let lower = CommittedRatio(ratio: 0.4, better: .lower)
    #expect(lower.accepts(0.5) && lower.accepts(0.1) && !lower.accepts(0.501))
    let higher = CommittedRatio(ratio: 2, better: .higher)
    #expect(higher.accepts(1.5) && higher.accepts(9) && !higher.accepts(1.499))
  }

  @Test("what is no number is not let through")
  func noNumber() {
    #expect(!CommittedRatio(ratio: 1, better: .lower).accepts(.nan))
    #expect(!CommittedRatio(ratio: 1, better: .higher).accepts(.nan))
  }

  @Test("a file comes back as it was written, in the order of its names")
  func file() throws {
    let file = RatioFile(ratios: [
      "b": CommittedRatio(ratio: 1.92, better: .higher),
      "a": CommittedRatio(ratio: 0.4, better: .lower),
    ])
    let json = try file.json()
    #expect(try RatioFile(json: json) == file)
    let text = String(decoding: json, as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"a\"") && text.contains("1.92") && text.hasSuffix("}\n"))
    #expect(throws: (any Error).self) {
      try RatioFile(json: Data(#"{"a": {"ratio": 1, "better": "sideways"}}"#.utf8))
    }
  }

  @Test("fails on what is worse, on what is not committed, and on what is no longer measured")
  func failures() {
    let good = CommittedRatio(ratio: 1, better: .lower)
    let committed = RatioFile(ratios: ["same": good, "slow": good, "alone": good, "gone": good])
    let rows = ["same": 1.2, "slow": 1.3, "new": 1].map { name, measured in
      RatioTable.Row(name: name, measured: measured, committed: committed.ratios[name])
    }
    let skipped = RatioTable.Row(name: "alone", measured: nil, committed: good)
    let table = RatioTable(rows + [skipped], committed: committed)
    #expect(table.failures.sorted() == ["gone", "new", "slow"])
    #expect(table.text.contains("WORSE") && table.text.contains("<= 1.25"))
  }
}
