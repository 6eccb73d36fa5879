/// Forecasts beside what happened, and what they come to together.
public struct BacktestResult: Sendable {
  public let rows: [Backtest.Row]
  public let origins: [Int]
  public let test: ClosedRange<Int>

  /// Figures that look like thousands, or the other way round, with what they are of their forecast.
  public var factorsOfThousand: [(observation: Observation, factor: Double)] {
    rows.compactMap { row in
      Realisatie.factorOfThousand(row.observation.value, beside: row.score.median).map {
        (row.observation, $0)
      }
    }
  }

  public static let intervals = [0.5, 0.8, 0.9]
  public static let pitBins = 10

  /// Share of the figures within the central interval of a probability.
  public func coverage(_ probability: Double) -> Double {
    Self.mean(rows.map { $0.score.covers(probability) ? 1 : 0 }) ?? .nan
  }

  /// Figures by the tenth of their forecast that they fell in.
  public var pitHistogram: [Int] {
    var bins = [Int](repeating: 0, count: Self.pitBins)
    for row in rows {
      bins[min(Self.pitBins - 1, Int(row.score.pit * Double(Self.pitBins)))] += 1
    }
    return bins
  }

  /// Mean absolute deviation of the median as a share of what happened; figures of 0 are left out.
  public var mape: Double { mape(rows) ?? .nan }

  /// Mean CRPS, each as a share of what happened.
  public var relativeCRPS: Double { crps(rows) ?? .nan }

  /// A plain forecast beside ours, over the figures that it can be made of.
  public struct Plain: Sendable {
    public let forecast: PlainForecast
    public let count: Int
    /// Mean absolute deviation as a share of what happened, which is also the CRPS of a single number.
    public let mape: Double
    /// 1 less our deviation, and our CRPS, over its own; above 0 ours is better.
    public let skill: Double
    public let crpsSkill: Double
  }

  public func plain(_ forecast: PlainForecast) -> Plain? {
    let mine = rows.filter { $0.plain[forecast] != nil && $0.observation.value != 0 }
    let missed = mine.compactMap { row in
      row.plain[forecast].map { abs($0 / row.observation.value - 1) }
    }
    guard let mape = Self.mean(missed), let ours = self.mape(mine), let crps = crps(mine) else {
      return nil
    }
    return Plain(
      forecast: forecast, count: mine.count, mape: mape, skill: 1 - ours / mape,
      crpsSkill: 1 - crps / mape)
  }

  private func mape(_ rows: [Backtest.Row]) -> Double? {
    Self.mean(
      rows.filter { $0.observation.value != 0 }
        .map { abs($0.score.median / $0.observation.value - 1) })
  }

  private func crps(_ rows: [Backtest.Row]) -> Double? {
    Self.mean(
      rows.filter { $0.observation.value != 0 }
        .map { $0.score.crps / abs($0.observation.value) })
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
