import Scenarios
import Statistics
import Testing

@testable import Simulation

/// What a run keeps of its results, and what is left of the rest.
@Suite("Of what nobody asks a run keeps no draws")
struct RetentionTests {
  private static let asked = AskedLines([.gemeente: [.result], .contract: [.budget]])
  private let scenario: Scenario
  init() throws { scenario = try CaseFolder.delivered("voorbeeldstad") }

  private func run(
    _ retention: OutcomeRetention, replications: Int = 150, threads: Int = 2, batch: Int = 64
  ) throws -> Outcomes {
    let plan = RunPlan(
      seed: scenario.seed, replications: replications, threads: threads, batch: batch)
    return try SimulationRun(model: scenario.model, plan: plan, retention: retention).run()
      .outcomes
  }

  private func sketched(_ threads: Int = 2, _ batch: Int = 64) throws -> Outcomes {
    try run(
      OutcomeRetention(asked: Self.asked, pairs: true, limit: 149), threads: threads, batch: batch)
  }

  /// Every number that is told of a run.
  private func bits(_ outcomes: Outcomes) -> [UInt64] {
    let (lines, years) = (outcomes.layout.lines.indices, 0..<outcomes.layout.years)
    return lines.flatMap { line in
      years.flatMap { year -> [Double] in
        let summary = outcomes.summary(line: line, year: year)
        let paired = outcomes.difference(line: line, year: year, from: outcomes, line: 0)
        return [
          summary.moments.mean, summary.moments.variance, summary.quantile(0.01),
          summary.quantile(0.5), summary.quantile(0.99), paired.mean, paired.standardError,
        ]
      }
    }.map(\.bitPattern)
  }

  @Test("A run of no more than the limit keeps every draw, to the last bit")
  func below() throws {
    let whole = try run(.everyDraw)
    let below = try run(OutcomeRetention(asked: Self.asked, limit: 150))
    #expect(!below.isSketched && below.bits() == whole.bits())
    #expect(try !run(OutcomeRetention(asked: nil, limit: 10)).isSketched)
  }

  @Test("Beyond it, what is asked for is kept to the last bit, and so are means and deviations")
  func beyond() throws {
    let (whole, part) = (try run(.everyDraw), try sketched())
    #expect(part.isSketched)
    var kept = 0
    for (line, series) in whole.layout.lines.enumerated() {
      #expect(part.keepsDraws(line: line) == Self.asked.contains(series))
      for year in 0..<whole.layout.years {
        #expect(part.moments(line: line, year: year) == whole.moments(line: line, year: year))
        guard part.keepsDraws(line: line) else { continue }
        #expect(part.draws(line: line, year: year) == whole.draws(line: line, year: year))
        #expect(
          part.draw(line: line, year: year, at: 7) == whole.draw(line: line, year: year, at: 7))
        kept += 1
      }
    }
    #expect(kept > 0)
    #expect(part.bytes.draws < whole.bytes.draws / 50)
  }

  @Test("Beyond it, every quantile is within the error of the sketch")
  func quantiles() throws {
    let (whole, part) = (try run(.everyDraw), try sketched())
    for line in whole.layout.lines.indices {
      for year in 0..<whole.layout.years {
        let sorted = whole.draws(line: line, year: year).sorted()
        let summary = part.summary(line: line, year: year)
        for p in [0, 0.01, 0.1, 0.25, 0.5, 0.77, 0.9, 0.99, 1] {
          let below = Int(p * Double(sorted.count - 1))
          let ends = sorted[below...min(below + 1, sorted.count - 1)].map(abs)
          let error = max(
            QuantileSketch.absoluteError, QuantileSketch.relativeError * (ends.max() ?? 0))
          let exact = Quantiles(sorted: sorted).quantile(p)
          #expect(abs(summary.quantile(p) - exact) <= error)
        }
      }
    }
  }

  @Test("Its bits depend neither on batches nor on threads")
  func division() throws {
    let whole = bits(try sketched())
    for (threads, batch) in [(1, 1), (2, 1), (1, 7), (2, 7), (1, 64)] {
      #expect(bits(try sketched(threads, batch)) == whole, "batch \(batch), \(threads) threads")
    }
  }

  @Test("Differences between runs have the same mean from blocks as draw by draw")
  func differences() throws {
    let (whole, part) = (try run(.everyDraw), try sketched())
    for line in whole.layout.lines.indices {
      let exact = whole.difference(line: line, year: 1, from: whole, line: 0)
      let blocks = part.difference(line: line, year: 1, from: part, line: 0)
      #expect(close(blocks.mean, exact.mean, 1e-9) || abs(blocks.mean - exact.mean) < 1e-9)
    }
  }

  #if os(Linux)
    @Test("Asking for the draws of a line that was not named is an error in the program")
    func trap() async throws {
      await #expect(processExitsWith: .failure) {
        let scenario = try CaseFolder.delivered("voorbeeldstad")
        let plan = RunPlan(seed: 1, replications: 2)
        let outcomes = try SimulationRun(
          model: scenario.model, plan: plan,
          retention: OutcomeRetention(asked: AskedLines([:]), limit: 1)
        ).run().outcomes
        _ = outcomes.draws(line: 0, year: 0)
      }
    }
  #endif
}

@Suite("The memory that a run is expected to take")
struct MemoryForecastTests {
  private func peak(
    _ replications: Int, _ retention: OutcomeRetention, copies: Int = 1, threads: Int = 2
  ) throws -> Int {
    let scenario = try CaseFolder.delivered("voorbeeldstad")
    let run = SimulationRun(
      model: scenario.model, plan: RunPlan(seed: 1, replications: replications, threads: threads),
      retention: retention)
    return MemoryForecast(run: run, copies: copies).peak
  }

  /// A thread holds a replication and two blocks of results; threads without a block hold nothing.
  @Test("It grows by as much with every thread that has work")
  func threads() throws {
    let peaks = try (1...4).map { try peak(256, .everyDraw, threads: $0) }
    let each = peaks[1] - peaks[0]
    #expect(each > 500_000)
    #expect(peaks[2] - peaks[1] == each && peaks[3] - peaks[2] == each)
    #expect(try peak(256, .everyDraw, threads: 64) == peaks[3])
  }

  @Test("It grows with draws as far as they are kept")
  func draws() throws {
    let asked = OutcomeRetention(asked: AskedLines([.gemeente: [.result]]))
    #expect(try peak(20_000, asked) == peak(20_000, .everyDraw))
    #expect(try peak(20_001, asked) < peak(20_000, asked) / 2)
    #expect(try peak(1_000_000, .everyDraw) > 5_000_000_000)
    #expect(try peak(1_000_000, asked) < 200_000_000)
    #expect(try peak(20_000, .everyDraw, copies: 2) > peak(20_000, .everyDraw) + 100_000_000)
  }
}
