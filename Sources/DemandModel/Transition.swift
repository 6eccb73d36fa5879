import SociaalDomein

/// How fast a transition goes; each number by year, on which the opening balance takes the start year.
public enum TransitionRate: Sendable {
  /// Intensity per year, one of competing risks.
  case intensity(ParameterSeries)
  /// Share of all who leave the state at the opening: the branching probability at exit.
  case shareOfExit(ParameterSeries)
  /// What remains of the state's outflow after its other transitions; solved by the opening balance.
  case remainder
  /// Probability per step, taken as it is.
  case probability(ParameterSeries)

  /// Its number by year; nil for what remains.
  public var series: ParameterSeries? {
    switch self {
    case .intensity(let series), .shareOfExit(let series), .probability(let series): series
    case .remainder: nil
    }
  }

  /// The rate in a year before band factors; nil for what remains.
  ///
  /// - Parameter outflow: of the state a year at the opening, of which a share is taken.
  func value(_ year: Int, outflow: Double, _ draw: (Parameter) -> Double) -> Double? {
    switch self {
    case .intensity(let series), .probability(let series): draw(series.value(year))
    case .shareOfExit(let series): draw(series.value(year)) * outflow
    case .remainder: nil
    }
  }
}

/// One way out of a state, to another state of the track or out of care (`to` is nil).
public struct Transition: Sendable {
  public let from: Int
  public let to: Int?
  public let kind: TransitionClass
  public let rate: TransitionRate
  /// Factor per client age band; nil for the same in all.
  public let bandFactors: [Double]?
  /// Euros that everyone who takes it costs once, by year; nil for none.
  public let oneOff: ParameterSeries?

  public init(
    from: Int, to: Int?, kind: TransitionClass, rate: TransitionRate,
    bandFactors: [Double]? = nil, oneOff: ParameterSeries? = nil
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.rate = rate
    self.bandFactors = bandFactors
    self.oneOff = oneOff
  }

  func factor(band: Int) -> Double { bandFactors?[band] ?? 1 }
}
