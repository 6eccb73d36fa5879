import Foundation
import NumericKernels

/// Random numbers and elementary functions, a million numbers in a run.
public enum DrawKernels {
  /// Blocks of all cells, of which each gives three uniforms.
  public static func blocks() -> Kernel {
    let draws = Rows.draws()
    return Kernel("cell-blocks", rows: Kernel.million / 3) { index in
      Rows.draw(index, into: draws)
      return draws.third
    }
  }

  public static func normalQuantiles() -> Kernel {
    let target = Vector(Rows.cells)
    return Kernel("normals-by-quantile") { index in
      Rows.stream.fillUniforms(
        target, count: Rows.cells, firstReplication: 1,
        at: DrawAddress(decision: 1, subject: UInt32(index), time: 0))
      for cell in target.indices { target[cell] = NormalDistribution.quantile(target[cell]) }
      return target
    }
  }

  public static func normalPairs() -> Kernel {
    let target = Vector(Rows.cells)
    return Kernel("normal-pairs") { index in
      Rows.stream.fillNormalPairs(
        target, rows: (0, Rows.cells / 2), moments: Rows.cells / 2, replication: 1, decision: 1,
        subject: UInt32(index))
      return target
    }
  }

  public static func expVectors() -> Kernel {
    let arguments = arguments()
    let target = Vector(Rows.cells)
    return Kernel("exp-vectors") { index in
      target.copy(arguments[index % Rows.count])
      VectorMath.exponentiate(target)
      return target
    }
  }

  public static func expFoundation() -> Kernel {
    let arguments = arguments()
    let target = Vector(Rows.cells)
    return Kernel("exp-foundation") { index in
      let source = arguments[index % Rows.count]
      for cell in target.indices { target[cell] = Foundation.exp(source[cell]) }
      return target
    }
  }

  /// Numbers from -5 to 5.
  private static func arguments() -> [Vector] {
    let rows = Rows.uniforms()
    for row in rows { for cell in row.indices { row[cell] = 10 * row[cell] - 5 } }
    return rows
  }
}
