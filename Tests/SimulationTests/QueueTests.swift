import Testing

/// Waiting under a ceiling in places against the closed forms of queueing theory, which hold for
/// steps of length 0.
///
/// A result is simulated at steps of 0.02, 0.01 and 0.005 of the mean stay, and the line through the
/// three taken to 0: f(.005) + (f(.01) - f(.02)) / 2. The bias of a step is nearly linear in its
/// length (2.5% at 0.02 for the chance to wait under Erlang C), and what the line leaves is below
/// 0.15%, from the exact chain of the same steps. The draws of different steps are independent, so
/// the standard error is sqrt(1 + 1/4 + 1/4) times that of one; the number of replications makes it
/// about 0.5%, so that 2% is four of them, and a rule that is off by 3% is found.
@Suite("A waiting list in the steady state") struct QueueTests {
  private static func extrapolate(_ queue: ServedQueue) throws -> [ServedQueue.Estimate] {
    // Where the work of a step length times its part in the variance is least.
    let found = try [(50, queue.batches), (100, queue.batches * 7 / 10), (200, queue.batches)].map {
      try queue.estimates(stepsPerYear: $0.0, batches: $0.1)
    }
    return ServedQueue.Result.allCases.map { result in
      let f = found.map { $0[result.rawValue] }
      let squares = zip([0.5, 0.5, 1], f).reduce(0) { sum, term in
        sum + term.0 * term.0 * term.1.standardError * term.1.standardError
      }
      return ServedQueue.Estimate(
        mean: f[2].mean + (f[1].mean - f[0].mean) / 2, standardError: squares.squareRoot())
    }
  }

  private func expect(_ found: ServedQueue.Estimate, is value: Double, _ what: String) {
    #expect(close(found.mean, value, 0.02), "\(what): \(found), not \(value)")
    #expect(found.standardError < 0.006 * value, "\(what): \(found)")
  }

  @Test("Erlang C: with ten places and a load of 8 four in ten have to wait")
  func nobodyGivesUp() throws {
    let found = try Self.extrapolate(ServedQueue(arrivals: 8, opening: 13, batches: 20))
    expect(found[0], is: 0.409_180_150_8, "chance to wait")
    #expect(found[2].mean == 0)
  }

  @Test("Erlang B: who finds all places taken and gives up at once is one in eight")
  func everyoneGivesUp() throws {
    let found = try Self.extrapolate(ServedQueue(arrivals: 8, patience: 1e6))
    expect(found[0], is: 0.121_661_064_3, "chance to be blocked")
    expect(found[2], is: 0.121_661_064_3, "abandonment")
  }

  @Test("Erlang A: a load of 12 on ten places is held by those who give up")
  func someGiveUp() throws {
    let found = try Self.extrapolate(ServedQueue(arrivals: 12, patience: 0.5, opening: 10))
    expect(found[0], is: 0.850_384_9, "chance to wait")
    expect(found[1], is: 4.695_742_7, "queue")
    expect(found[2], is: 0.195_655_9, "abandonment")
  }
}
