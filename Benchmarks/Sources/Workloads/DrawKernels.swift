import Foundation
import NumericKernels

/// Random numbers and elementary functions, a million numbers in a run.
public enum DrawKernels {
  public static func uniforms() -> Kernel {
    let row = LaneMatrix(rows: 1, lanes: Rows.lanes)
    return Kernel("uniforms") { index in
      Rows.stream.fillUniforms(row[0], firstReplication: 1, at: Rows.address(index))
      return row[0]
    }
  }

  public static func uniformPairs() -> Kernel {
    let pair = LaneMatrix(rows: 2, lanes: Rows.lanes)
    return Kernel("uniform-pairs", rows: Kernel.million / 2) { index in
      Rows.stream.fillUniformPairs(
        pair[0], pair[1], firstReplication: 1, at: Rows.address(index))
      return Rows.whole(pair)
    }
  }

  public static func normalQuantiles() -> Kernel {
    let row = LaneMatrix(rows: 1, lanes: Rows.lanes)
    return Kernel("normals-by-quantile") { index in
      Rows.stream.fillNormals(row[0], firstReplication: 1, at: Rows.address(index))
      return row[0]
    }
  }

  public static func normalPairs() -> Kernel {
    let pair = LaneMatrix(rows: 2, lanes: Rows.lanes)
    return Kernel("normal-pairs", rows: Kernel.million / 2) { index in
      Rows.stream.fillNormalPairs(
        pair[0], pair[1], firstReplication: 1, at: Rows.address(index))
      return Rows.whole(pair)
    }
  }

  public static func expVectors() -> Kernel {
    elementary("exp-vectors", arguments(from: -5, to: 5)) { source, target in
      for lane in stride(from: 0, to: source.count, by: 4) {
        target.store(VectorMath.exp(source.load(at: lane)), at: lane)
      }
    }
  }

  public static func expFoundation() -> Kernel {
    elementary("exp-foundation", arguments(from: -5, to: 5)) { source, target in
      for lane in source.indices { target[lane] = Foundation.exp(source[lane]) }
    }
  }

  public static func logVectors() -> Kernel {
    elementary("log-vectors", arguments(from: 0, to: 100)) { source, target in
      for lane in stride(from: 0, to: source.count, by: 4) {
        target.store(VectorMath.log(source.load(at: lane)), at: lane)
      }
    }
  }

  public static func logFoundation() -> Kernel {
    elementary("log-foundation", arguments(from: 0, to: 100)) { source, target in
      for lane in source.indices { target[lane] = Foundation.log(source[lane]) }
    }
  }

  private static func arguments(from least: Double, to most: Double) -> LaneMatrix {
    let result = Rows.uniforms()
    for index in 0..<result.rows {
      let row = result[index]
      for lane in row.indices { row[lane] = least + (most - least) * row[lane] }
    }
    return result
  }

  private static func elementary(
    _ name: String, _ arguments: LaneMatrix,
    apply: @escaping (_ source: LaneMatrix.Row, _ target: LaneMatrix.Row) -> Void
  ) -> Kernel {
    let target = LaneMatrix(rows: 1, lanes: Rows.lanes)
    return Kernel(name) { index in
      apply(arguments[index % Rows.count], target[0])
      return target[0]
    }
  }
}
