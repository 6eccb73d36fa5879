import NumericKernels
import Simulation

/// Where observations stand in the results of a run.
struct ObservedLines {
  /// By observation: the lines it is made of with their weights, and the year.
  private let parts: [(lines: [(line: Int, weight: Double)], year: Int)]

  /// - Parameter observations: whole years within the run, which has their lines.
  init(_ observations: [Observation], layout: OutcomeLayout, startYear: Int) {
    let index = Dictionary(
      layout.lines.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    parts = observations.map { observation in
      let lines = observation.quantity.parts.map { part -> (line: Int, weight: Double) in
        let series = Series(
          level: observation.level, name: observation.name, voorziening: observation.voorziening,
          metric: part.metric)
        guard let line = index[series] else {
          preconditionFailure("a run has no result of \(observation.label)")
        }
        return (line, part.weight)
      }
      return (lines, observation.period.year - startYear)
    }
  }

  /// Of every observation what each replication predicts, in the unit of the results.
  func predictions(_ outcomes: Outcomes) -> [[Double]] {
    parts.map { part in
      var sum = [Double](repeating: 0, count: outcomes.replications)
      for (line, weight) in part.lines {
        for (place, value) in outcomes.draws(line: line, year: part.year).enumerated() {
          sum[place] += weight * value
        }
      }
      return sum
    }
  }
}

/// The scale on which an observation is held against predictions: logarithms where all are positive, so that
/// deviations are shares.
struct ObservationScale {
  let isLogarithmic: Bool

  /// - Parameter predictions: of the observation, before anything is learned.
  init(_ observation: Observation, predictions: [Double]) {
    isLogarithmic = observation.value > 0 && (predictions.min() ?? 0) > 0
  }

  func forward(_ value: Double) -> Double {
    isLogarithmic ? Elementary.log(max(value, 1e-9)) : value
  }

  func backward(_ value: Double) -> Double {
    isLogarithmic ? Elementary.exp(value) : value
  }

  func error(_ observation: Observation) -> ObservationError {
    guard isLogarithmic else { return observation.error }
    return ObservationError(
      scale: observation.error.scale / observation.value, freedom: observation.error.freedom)
  }
}
