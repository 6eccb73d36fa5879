import Foundation
import NumericKernels
import Scenarios

@testable import Simulation

/// People who come at a steady rate to ten places, stay an exponential time of mean 1 and may give
/// up: a queue with a closed form, simulated person by person in short steps.
///
/// What a step leaves behind depends on chance in known ways: arrivals less their rate, and departures
/// and people who give up less their chance times those who may, are 0 on average, whatever the rule
/// by which people start. The part of a result that a regression on those sums explains is noise, and
/// is taken off (control variates): a fourth of the standard error is left.
struct ServedQueue: Sendable {
  static let places = 10
  static let years = 20
  /// The queue has forgotten its opening by then, see `opening`.
  static let warmUp = 5
  /// Replications of a batch; there are more batches for the longest step.
  static let replications = 64

  let arrivals: Double
  /// Rate at which those who wait give up.
  var patience: Double?
  /// People in care at the opening. Without people who give up the queue forgets slowly (a factor
  /// 0.57 in five years); 13 in ten places is where its slowest mode is absent, so that what is left
  /// over years 5 to 20 is -0.2% of the chance to wait.
  var opening = 10
  var batches = 10

  /// Per replication: share of arrivals who do not start in the step in which they come, mean number
  /// who wait, share who give up.
  enum Result: Int, CaseIterable {
    case waits, queue, abandons
  }

  struct Estimate {
    let mean: Double
    let standardError: Double
  }

  private func text(stepsPerYear: Int) -> String {
    """
    naam: rij
    source: "estimate: a queue with a closed form"
    start: 2001
    horizon: \(ServedQueue.years)
    steps_per_year: \(stepsPerYear)
    entrants: end
    wijken: { oost: }
    leeftijdsgroepen: { volwassen: { van: 18 } }
    sporen: { ondersteuning: }
    toegang: { onderzoek: 0, besluit: 0 }
    voorzieningen: { hulp: { eenheden_per_maand: 1, kostprijs: 0 } }
    toestanden:
      hulp:
        gegeven: ja
        stand: \(opening)
        instroom: \(arrivals)
        stromen: { uit: { soort: uitstroom, per_jaar: 1 } }
    contracten:
      hulp:
        vorm: inspanningsgericht
        toegang: plaatsen
        plaatsen: \(ServedQueue.places)
        tarieven: { hulp: 0 }
        \(patience.map { "wachten: { afhaken: \($0) }" } ?? "")
    """
  }

  /// The results at a step length.
  func estimates(stepsPerYear: Int, batches: Int) throws -> [Estimate] {
    let model = try CaseFolder.scenario(text: text(stepsPerYear: stepsPerYear)).model
    let run = SingleRuns(model, engine: .individual, seed: 1917)
    let people = run.replication.demand.people
    // Before a month the one before stands in its counts; the last of a run is not seen.
    let records = try (1...batches * ServedQueue.replications).map { number in
      var watch = QueueWatch(self, stepsPerYear: stepsPerYear)
      try run(number) { watch.observe(people) }
      return watch.record
    }
    return Result.allCases.map { result in
      regress(
        records.map { $0.results[result.rawValue] },
        on: records.map(\.controls))
    }
  }

  /// Mean of y where the controls are 0, by least squares. Controls that are 0 throughout say nothing.
  private func regress(_ y: [Double], on controls: [[Double]]) -> Estimate {
    let used = controls[0].indices.filter { column in controls.contains { $0[column] != 0 } }
    let rows = controls.map { row in [1] + used.map { row[$0] } }
    let size = used.count + 1
    var normal = Matrix(rows: size, columns: size)
    var target = [Double](repeating: 0, count: size)
    for (row, value) in zip(rows, y) {
      for i in 0..<size {
        target[i] += row[i] * value
        for j in 0..<size { normal[i, j] += row[i] * row[j] }
      }
    }
    var first = [Double](repeating: 0, count: size)
    first[0] = 1
    guard let fit = try? LinearSystem.solve(normal, target),
      let inverse = try? LinearSystem.solve(normal, first)
    else { return Estimate(mean: .nan, standardError: .nan) }
    let squares = zip(rows, y).reduce(0) { sum, pair in
      let rest = pair.1 - zip(pair.0, fit).reduce(0) { $0 + $1.0 * $1.1 }
      return sum + rest * rest
    }
    let variance = squares / Double(y.count - size)
    return Estimate(mean: fit[0], standardError: (variance * inverse[0]).squareRoot())
  }
}

/// What one replication of a queue shows.
struct QueueRecord {
  var results = [Double](repeating: 0, count: ServedQueue.Result.allCases.count)
  /// Sums of noise: arrivals, departures and people who give up, by period and by how full it is.
  var controls = [Double](repeating: 0, count: 4 * 3 * 3)
}
