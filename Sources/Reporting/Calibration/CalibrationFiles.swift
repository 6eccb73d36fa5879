import Calibration
import Simulation
import Statistics

/// The folder of a calibration: rows of values for a run, and what they were learned from.
public struct CalibrationFiles {
  private let result: CalibrationResult
  private let origin: CalibrationOrigin

  public static let sampleName = "aannames.csv"
  public static let names = [sampleName, "observations.csv", "parameters.csv"]

  public init(_ result: CalibrationResult, origin: CalibrationOrigin) {
    self.result = result
    self.origin = origin
  }

  /// Writes every file; the folder appears when the caller commits it.
  public func write(to folder: RunFolder) throws(RunFolderError) {
    let years = result.calibration.observations.map(\.period.year)
    try origin.write(
      [
        (Self.sampleName, sample()), ("observations.csv", observations()),
        ("parameters.csv", parameters()),
      ], kind: CalibrationManifest.calibration, until: years.max().map { [$0] } ?? [], test: nil,
      to: folder)
  }

  private func sample() -> [UInt8] {
    let sample = result.sample
    var text = CSVText(columns: ["replicatie"] + sample.keys)
    for row in 0..<sample.rows {
      text.append(row + 1)
      for key in sample.keys.indices { text.append(sample.value(key, replication: row + 1)) }
      text.endRow()
    }
    return text.bytes
  }

  private static let spread = ["mean", "sd", "p5", "p50", "p95"]

  private static func append(_ summary: ColumnSummary, to text: inout CSVText) {
    text.append(summary.moments.mean)
    text.append(summary.moments.standardDeviation)
    for p in [0.05, 0.5, 0.95] { text.append(summary.quantile(p)) }
  }

  private static func columns(_ word: String) -> [String] { spread.map { "\(word)_\($0)" } }

  private func observations() -> [UInt8] {
    var text = CSVText(
      columns: ["level", "name", "voorziening", "metric", "period", "unit", "observed", "error"]
        + ["error_source"] + Self.columns("prior") + Self.columns("posterior")
        + ["residual", "prior_p", "source"])
    for held in result.held {
      text.append(held.observation)
      text.append(held.observation.value)
      text.append(held.observation.error.scale)
      text.append(held.observation.statesError ? "table" : "assumption")
      Self.append(held.prior, to: &text)
      Self.append(held.posterior, to: &text)
      text.append(held.residual)
      text.append(held.priorP)
      text.append(held.observation.source)
      text.endRow()
    }
    return text.bytes
  }

  private func parameters() -> [UInt8] {
    var text = CSVText(
      columns: ["parameter", "unit"] + Self.columns("prior") + Self.columns("posterior")
        + ["remaining_sd", "learned_from", "learned_period", "learned_share"])
    for learned in result.parameters {
      text.append(learned.parameter.key)
      text.append(learned.parameter.unit.rawValue)
      Self.append(learned.prior, to: &text)
      Self.append(learned.posterior, to: &text)
      text.append(learned.remaining)
      if let teacher = learned.teacher {
        let observation = result.calibration.observations[teacher.observation]
        text.append(observation.label)
        text.append(observation.period.text)
        text.append(teacher.share)
      } else {
        for _ in 0..<3 { text.appendEmpty() }
      }
      text.endRow()
    }
    return text.bytes
  }
}

extension CSVText {
  /// What an observation is of: its level, name, voorziening, metric, period and unit.
  mutating func append(_ observation: Observation) {
    append(observation.level.rawValue)
    append(observation.name)
    append(observation.voorziening ?? "totaal")
    append(observation.quantity.name)
    append(observation.period.text)
    append(observation.quantity.unit)
  }
}
