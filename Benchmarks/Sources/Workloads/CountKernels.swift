import NumericKernels

/// Binomial and Poisson counts, row by row and number by number, a million in a run.
public enum CountKernels {
  public static func binomialRows(mean: Double) -> Kernel {
    let (u, people) = (Rows.uniforms(), People(mean: mean))
    let result = LaneMatrix(rows: 1, lanes: Rows.lanes)
    let list = LaneList(lanes: Rows.lanes)
    return Kernel("binomial-rows-\(mean)") { index in
      BinomialDraw.counts(
        u: u[index % Rows.count], n: people.number, p: people.chance, into: result[0], among: list)
      return result[0]
    }
  }

  public static func binomialScalars(mean: Double) -> Kernel {
    let (uniforms, people) = (Rows.uniforms(), People(mean: mean))
    let result = LaneMatrix(rows: 1, lanes: Rows.lanes)
    return Kernel("binomial-scalar-\(mean)") { index in
      let (u, n, p) = (uniforms[index % Rows.count], people.number, people.chance)
      let target = result[0]
      for lane in target.indices {
        target[lane] = BinomialDraw.count(u: u[lane], n: n[lane], p: p[lane])
      }
      return target
    }
  }

  public static func poissonRows(mean: Double) -> Kernel {
    let (u, means) = (Rows.uniforms(), People(mean: mean))
    let result = LaneMatrix(rows: 1, lanes: Rows.lanes)
    let list = LaneList(lanes: Rows.lanes)
    return Kernel("poisson-rows-\(mean)") { index in
      PoissonDraw.counts(
        u: u[index % Rows.count], mean: means.mean, into: result[0], among: list)
      return result[0]
    }
  }

  public static func poissonScalars(mean: Double) -> Kernel {
    let (uniforms, means) = (Rows.uniforms(), People(mean: mean))
    let result = LaneMatrix(rows: 1, lanes: Rows.lanes)
    return Kernel("poisson-scalar-\(mean)") { index in
      let (u, mean) = (uniforms[index % Rows.count], means.mean)
      let target = result[0]
      for lane in target.indices {
        target[lane] = PoissonDraw.count(u: u[lane], mean: mean[lane])
      }
      return target
    }
  }

  /// As many people in each lane, whose chance lies up to a fifth beside the mean.
  private struct People {
    private let rows = LaneMatrix(rows: 3, lanes: Rows.lanes)

    init(mean: Double) {
      let number = max(1, (mean / 0.05).rounded())
      for lane in 0..<Rows.lanes {
        let factor = 0.8 + 0.4 * Double(lane) / Double(Rows.lanes - 1)
        rows[0][lane] = number
        rows[1][lane] = mean / number * factor
        rows[2][lane] = mean * factor
      }
    }

    var number: LaneMatrix.Row { rows[0] }
    var chance: LaneMatrix.Row { rows[1] }
    var mean: LaneMatrix.Row { rows[2] }
  }
}
