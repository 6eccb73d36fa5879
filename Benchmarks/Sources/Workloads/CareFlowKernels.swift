import NumericKernels

/// One step of the expected flow of twelve care states over sixty cells of each, with one matrix for all
/// of them: a transition at a time, or as a dense product. A thousand steps in a run.
public enum CareFlowKernels {
  /// Numbers of ways out of each state that are measured; the last is all there are.
  public static let fills = [1, 2, 3, 4, 6, 8, 12]

  public static func sparse(exits: Int) -> Kernel {
    let (step, stock, next) = (Step(exits: exits), stock(), next())
    return Kernel("care-flow-sparse-\(exits)", rows: 1_000) { _ in
      step.flow(stock, into: next)
      return next
    }
  }

  public static func dense(exits: Int) -> Kernel {
    let (matrix, stock, next) = (Step(exits: exits).matrix, stock(), next())
    return Kernel("care-flow-dense-\(exits)", rows: 1_000) { _ in
      MatrixProduct.multiply(matrix, stock, width: cells, into: next)
      return next
    }
  }

  /// Seconds for one step at every fill, the least of interleaved rounds.
  public static func crossover(rounds: Int = 15) -> [(exits: Int, sparse: Double, dense: Double)] {
    fills.map { exits in
      let (sparse, dense) = (sparse(exits: exits), dense(exits: exits))
      let seconds = Stopwatch.processor.minima(rounds: rounds, sparse.run, dense.run)
      return (exits, seconds.first / Double(sparse.rows), seconds.second / Double(dense.rows))
    }
  }

  private static let states = 12
  private static let cells = 60

  private static func stock() -> Vector { Rows.uniforms(count: 1, cells: states * cells)[0] }

  /// Behind the states stand those who left care.
  private static func next() -> Vector { Vector((states + 1) * cells) }

  /// The ways out of every state: first out of care, then to the states that follow it.
  private struct Step {
    let ways: [[(to: Int, share: Double)]]
    private let leave = 0.05

    init(exits: Int) {
      ways = (0..<states).map { state in
        (0..<exits).map { way in
          let to = way == 0 ? states : (state + way) % states
          return (to, Double(way + 1) * 2 / Double(exits * (exits + 1)))
        }
      }
    }

    var matrix: Matrix {
      var result = Matrix(rows: states + 1, columns: states)
      for (state, ways) in ways.enumerated() {
        result[state, state] = 1 - leave
        for way in ways { result[way.to, state] = leave * way.share }
      }
      return result
    }

    func flow(_ stock: Vector, into next: Vector) {
      next.fill(0)
      for (state, ways) in ways.enumerated() {
        for cell in state * cells..<(state + 1) * cells { next[cell] += (1 - leave) * stock[cell] }
        for way in ways {
          let distance = (way.to - state) * cells
          for cell in state * cells..<(state + 1) * cells {
            next[cell + distance] += leave * way.share * stock[cell]
          }
        }
      }
    }
  }
}

extension CareFlowKernels {
  /// The times of a step at every fill, and from which one on the dense product is faster.
  public static func crossoverTable() -> String {
    let times = crossover()
    let microseconds = { (seconds: Double) in (seconds * 1e8).rounded() / 100 }
    let lines = times.map {
      "\($0.exits) exits per state: sparse \(microseconds($0.sparse)) us, "
        + "dense \(microseconds($0.dense)) us"
    }
    let last = times.lastIndex { $0.sparse <= $0.dense } ?? -1
    let answer =
      last + 1 < times.count
      ? "dense is faster from \(times[last + 1].exits) exits per state on"
      : "sparse is faster at every fill"
    return (lines + [answer]).joined(separator: "\n")
  }
}
