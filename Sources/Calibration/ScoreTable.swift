import NumericKernels
import SociaalDomein

/// The drawn parameters of a scenario on the scale of their normal scores, on which they are moved: whatever the
/// score, the value lies within the bounds of its distribution.
struct ScoreTable {
  let table: ParameterTable
  /// By parameter and member, as the scenario draws them.
  let prior: [[Double]]

  init(_ table: ParameterTable, seed: UInt64, members: Int) {
    self.table = table
    prior = ParameterDraws(table: table).scores(
      from: RandomStream(seed: seed), firstReplication: 1, count: members)
  }

  /// Rows that move by themselves: all but the one whose score follows from those of others.
  var free: [Int] { prior.indices.filter { $0 != table.follower?.row } }

  /// All scores, where those of the free rows are given.
  func completed(_ scores: [[Double]]) -> [[Double]] {
    var all = prior
    for (place, row) in free.enumerated() { all[row] = scores[place] }
    guard let follower = table.follower else { return all }
    for member in all[follower.row].indices {
      all[follower.row][member] = follower.leaders.reduce(0) {
        $0 + $1.weight * all[$1.row][member]
      }
    }
    return all
  }

  /// The values of scores of all parameters, by parameter and member.
  func values(_ scores: [[Double]]) -> [[Double]] {
    zip(table.drawn, scores).map { parameter, row in
      guard let distribution = parameter.distribution else { return row }
      return row.map { distribution.quantile(min(1 - 0x1p-53, NormalDistribution.cdf($0))) }
    }
  }

  /// The sample of values by parameter and member.
  func sample(_ values: [[Double]]) -> ParameterSample {
    let members = values.first?.count ?? 0
    return ParameterSample(
      keys: table.drawn.map(\.key),
      values: (0..<members).flatMap { member in values.map { $0[member] } })
  }
}
