import Foundation
import RatioCheck

/// Measures ratios of times and holds them against those that were committed.
///
/// Only ratios are held against each other: seconds depend on the machine. `--write` commits what is
/// measured instead.
@main
struct Ratios {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("ratios.json")

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.allSatisfy({ $0 == "--write" }) else {
      tell("usage: Ratios [--write]")
      exit(64)
    }
    if arguments.isEmpty { try check() } else { try write() }
  }

  private static func check() throws {
    let committed = try RatioFile(json: Data(contentsOf: file))
    let rows = try Measurement.all.map { try measured($0, committed.ratios[$0.name]) }
    let table = RatioTable(rows, committed: committed)
    tell(table.text)
    let failures = table.failures
    guard failures.isEmpty else {
      tell("beyond the limit: \(failures.joined(separator: ", "))")
      exit(1)
    }
  }

  /// Measures a ratio, and once more if it fails: other work on the machine may have been in the way.
  private static func measured(
    _ measurement: Measurement, _ committed: CommittedRatio?
  ) throws -> RatioTable.Row {
    func row() throws -> RatioTable.Row {
      RatioTable.Row(
        name: measurement.name, measured: try reading(measurement), committed: committed)
    }
    let first = try row()
    guard first.verdict == .worse, let measured = first.measured else { return first }
    tell("\(measurement.name): \(RatioTable.rounded(measured)), measured once more")
    return try row()
  }

  /// Commits what is measured; of what is skipped the committed ratio stays.
  private static func write() throws {
    let before = try? RatioFile(json: Data(contentsOf: file))
    var written = RatioFile()
    for measurement in Measurement.all {
      written.ratios[measurement.name] = before?.ratios[measurement.name]
      guard let ratio = try reading(measurement).map(RatioTable.rounded) else { continue }
      tell("\(measurement.name): \(ratio)")
      written.ratios[measurement.name] = CommittedRatio(ratio: ratio, better: measurement.better)
    }
    try written.json().write(to: file)
  }

  /// Nil for what is skipped, which it says.
  private static func reading(_ measurement: Measurement) throws -> Double? {
    switch try measurement.measure() {
    case .ratio(let ratio): return ratio
    case .skipped(let reason):
      tell("\(measurement.name): skipped, \(reason)")
      return nil
    }
  }

  /// Prints a line at once, even where output is not a terminal.
  private static func tell(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
