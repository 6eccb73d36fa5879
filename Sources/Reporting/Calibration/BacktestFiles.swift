import Calibration
import Simulation

/// The folder of a backtest: forecasts beside what happened, and what they come to.
public struct BacktestFiles {
  private let result: BacktestResult
  private let origin: CalibrationOrigin

  public static let names = ["backtest.csv", "scores.csv"]
  static let quantiles = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  public init(_ result: BacktestResult, origin: CalibrationOrigin) {
    self.result = result
    self.origin = origin
  }

  /// Writes every file; the folder appears when the caller commits it.
  public func write(to folder: RunFolder) throws(RunFolderError) {
    try origin.write(
      [("backtest.csv", forecasts()), ("scores.csv", scores())],
      kind: CalibrationManifest.backtest, until: result.origins, test: Array(result.test),
      to: folder)
  }

  private func forecasts() -> [UInt8] {
    let plain = PlainForecast.allCases
    var text = CSVText(
      columns: ["train_until", "level", "name", "voorziening", "metric", "period", "unit"]
        + ["observed"] + Self.quantiles.map { "p\(Int(($0 * 100).rounded()))" } + ["pit", "crps"]
        + plain.map(\.rawValue) + ["source"])
    for row in result.rows {
      text.append(row.origin)
      text.append(row.observation)
      text.append(row.observation.value)
      for p in Self.quantiles { text.append(row.score.quantile(p)) }
      text.append(row.score.pit)
      text.append(row.score.crps)
      for forecast in plain {
        if let value = row.plain[forecast] { text.append(value) } else { text.appendEmpty() }
      }
      text.append(row.observation.source)
      text.endRow()
    }
    return text.bytes
  }

  private func scores() -> [UInt8] {
    var text = CSVText(columns: ["measure", "forecast", "count", "value"])
    let count = result.rows.count
    let add = {
      (measure: String, forecast: String, count: Int, value: Double, text: inout CSVText) in
      text.append(measure)
      text.append(forecast)
      text.append(count)
      if value.isFinite { text.append(value) } else { text.appendEmpty() }
      text.endRow()
    }
    for probability in BacktestResult.intervals {
      let name = "coverage_\(Int((probability * 100).rounded()))"
      add(name, "model", count, result.coverage(probability), &text)
    }
    for (bin, figures) in result.pitHistogram.enumerated() {
      add("pit_\(bin * 10)_\(bin * 10 + 10)", "model", count, Double(figures), &text)
    }
    add("mape", "model", count, result.mape, &text)
    add("relative_crps", "model", count, result.relativeCRPS, &text)
    for plain in PlainForecast.allCases.compactMap(result.plain) {
      let name = plain.forecast.rawValue
      add("mape", name, plain.count, plain.mape, &text)
      add("skill", name, plain.count, plain.skill, &text)
      add("crps_skill", name, plain.count, plain.crpsSkill, &text)
    }
    return text.bytes
  }
}
