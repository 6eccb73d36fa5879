import NumericKernels

/// Binomial and Poisson counts, all cells at once and cell by cell, a million in a run.
public enum CountKernels {
  public static func binomialCells(mean: Double) -> Kernel {
    let (u, people, result) = (Rows.uniforms(), People(mean: mean), Result())
    return Kernel("binomial-cells-\(mean)") { index in
      result.events.draw(u: u[index % Rows.count], n: people.number, people.chances)
      return result.counts
    }
  }

  public static func binomialScalars(mean: Double) -> Kernel {
    let (uniforms, people, target) = (Rows.uniforms(), People(mean: mean), Vector(Rows.cells))
    return Kernel("binomial-scalar-\(mean)") { index in
      let u = uniforms[index % Rows.count]
      for cell in target.indices {
        target[cell] = BinomialDraw.count(u: u[cell], n: people.number[cell], people.chance[cell])
      }
      return target
    }
  }

  public static func poissonCells(mean: Double) -> Kernel {
    let (u, people, result) = (Rows.uniforms(), People(mean: mean), Result())
    return Kernel("poisson-cells-\(mean)") { index in
      result.events.draw(u: u[index % Rows.count], mean: people.mean)
      return result.counts
    }
  }

  public static func poissonScalars(mean: Double) -> Kernel {
    let (uniforms, people, target) = (Rows.uniforms(), People(mean: mean), Vector(Rows.cells))
    return Kernel("poisson-scalar-\(mean)") { index in
      let u = uniforms[index % Rows.count]
      for cell in target.indices {
        target[cell] = PoissonDraw.count(u: u[cell], mean: people.mean[cell])
      }
      return target
    }
  }

  /// As many people in each cell, whose chance lies up to a fifth beside the mean.
  private struct People {
    let number = Vector(Rows.cells)
    let mean = Vector(Rows.cells)
    let chances = MoveChances(Rows.cells)
    let chance: [MoveChance]

    init(mean: Double) {
      let people = max(1, (mean / 0.05).rounded())
      chance = (0..<Rows.cells).map { cell in
        MoveChance(mean / people * (0.8 + 0.4 * Double(cell) / Double(Rows.cells - 1)))
      }
      for cell in 0..<Rows.cells {
        number[cell] = people
        self.mean[cell] = people * chance[cell].chance
        chances.set(cell, chance[cell])
      }
    }
  }

  /// The counts of the cells in which something happened.
  private struct Result {
    let events = CellEvents(capacity: Rows.cells)
    private let all = Vector(Rows.cells)

    var counts: Vector {
      all.fill(0)
      for event in 0..<events.count { all[events[event]] = events.people(event) }
      return all
    }
  }
}
