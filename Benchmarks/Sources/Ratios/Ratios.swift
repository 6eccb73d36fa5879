import Foundation
import RatioCheck

/// Measures ratios of times and holds them against those that were committed.
///
/// Only ratios are held against each other: seconds depend on the machine. `--write` writes what is
/// measured to the file instead; names choose some of the ratios.
@main
struct Ratios {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("ratios.json")

  static func main() throws {
    var names = Array(CommandLine.arguments.dropFirst())
    let writes = names.first == "--write"
    if writes { names.removeFirst() }
    let known = Measurement.all.map(\.name)
    guard names.allSatisfy(known.contains) else {
      tell("usage: Ratios [--write] [NAME...], of \(known.joined(separator: ", "))")
      exit(64)
    }
    let chosen = Measurement.all.filter { names.isEmpty || names.contains($0.name) }
    if writes { try write(chosen) } else { try check(chosen, all: names.isEmpty) }
  }

  private static func check(_ measurements: [Measurement], all: Bool) throws {
    var committed = try RatioFile(json: Data(contentsOf: file))
    let rows = try measurements.map { try measured($0, committed.ratios[$0.name]) }
    if !all { committed.ratios = [:] }
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

  /// Writes what is measured; of what is skipped the committed ratio stays.
  private static func write(_ measurements: [Measurement]) throws {
    let before = try? RatioFile(json: Data(contentsOf: file))
    var written = RatioFile()
    for measurement in Measurement.all {
      written.ratios[measurement.name] = before?.ratios[measurement.name]
    }
    for measurement in measurements {
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
