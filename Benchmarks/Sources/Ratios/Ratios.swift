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
        name: measurement.name, measured: try measurement.measure(), committed: committed)
    }
    let first = try row()
    if first.verdict == .skipped { tellSkipped(measurement) }
    guard first.verdict == .worse else { return first }
    tell("\(measurement.name): \(first.measured ?? .nan), measured once more")
    return try row()
  }

  private static func write() throws {
    var written = RatioFile()
    let before = try? RatioFile(json: Data(contentsOf: file))
    for measurement in Measurement.all {
      if let ratio = try measurement.measure() {
        let rounded = RatioTable.rounded(ratio)
        tell("\(measurement.name): \(rounded)")
        written.ratios[measurement.name] = CommittedRatio(
          ratio: rounded, better: measurement.better)
      } else {
        tellSkipped(measurement)
        written.ratios[measurement.name] = before?.ratios[measurement.name]
      }
    }
    try written.json().write(to: file)
  }

  private static func tellSkipped(_ measurement: Measurement) {
    tell("\(measurement.name): skipped, this machine has one processor")
  }

  /// Prints a line at once, even where output is not a terminal.
  private static func tell(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
