import Analysis
import Foundation
import Scenarios
import Simulation
import Statistics

/// The made-up Netherlands, or its first gemeenten, written by its script.
public enum Country {
  /// The script did not write a region.
  public struct ScriptFailed: Error {}

  /// Runs gemeente after gemeente, and adds up the mean cost of all years.
  public static func checksum(gemeenten: Int, replications: Int) throws -> Double {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wijkraming-netherlands-\(gemeenten)-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(gemeenten: gemeenten, to: folder)
    let region = try Region.load(file: folder.appendingPathComponent("nederland.yaml").path)
    let plan = RunPlan(seed: 1, replications: replications)
    let survey = try RegionSurvey(of: region, options: .init(), plan: plan)
    let (totals, _) = try RegionRun(survey: survey, options: .init(), plan: plan).run()
    return (0..<totals.years).reduce(0) { sum, year in
      sum + (totals.draws(.cost, year: year).map { Moments($0).mean } ?? 0)
    }
  }

  private static func write(gemeenten: Int, to folder: URL) throws {
    let script = Process()
    script.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    script.arguments = [
      "python3", Town.root.appendingPathComponent("notebooks-data/scripts/maak_nederland.py").path,
      folder.path, "--gemeenten", "\(gemeenten)",
    ]
    script.standardOutput = FileHandle.nullDevice
    try script.run()
    script.waitUntilExit()
    guard script.terminationStatus == 0 else { throw ScriptFailed() }
  }
}
