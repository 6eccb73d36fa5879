import NumericKernels

/// Incidence times population of one replication, a thousand products in a run: eleven profiles in six
/// age bands, 101 ages of two sexes, six wijken.
public enum IncidenceKernels {
  public static func banded() -> Kernel {
    let (weights, population, need) = (BandedMatrix(weights()), population(), need())
    return Kernel("incidence-banded", rows: 1_000) { _ in
      weights.multiply(population, width: wijken, into: need)
      return need
    }
  }

  public static func dense() -> Kernel {
    let (weights, population, need) = (weights(), population(), need())
    return Kernel("incidence-dense", rows: 1_000) { _ in
      MatrixProduct.multiply(weights, population, width: wijken, into: need)
      return need
    }
  }

  private static let wijken = 6
  private static let profiles = 11
  private static let bands = [0..<18, 18..<45, 45..<65, 65..<75, 75..<85, 85..<101]
  private static let columns = 202

  private static func weights() -> Matrix {
    var result = Matrix(rows: profiles * bands.count, columns: columns)
    for profile in 0..<profiles {
      for (band, ages) in bands.enumerated() {
        for column in 0..<columns where ages.contains(column / 2) {
          result[profile * bands.count + band, column] = Double(profile + 1) * 1e-4
        }
      }
    }
    return result
  }

  private static func population() -> Vector {
    Rows.uniforms(count: 1, cells: columns * wijken)[0]
  }

  private static func need() -> Vector { Vector(profiles * bands.count * wijken) }
}
