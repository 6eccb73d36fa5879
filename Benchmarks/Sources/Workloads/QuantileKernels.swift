import NumericKernels
import Statistics

/// Nine quantiles of each of a hundred columns of 10,000 numbers, a million numbers in a run.
public enum QuantileKernels {
  public static func sorted() -> Kernel {
    let columns = columns()
    let result = LaneMatrix(rows: 1, lanes: probabilities.count)
    return Kernel("quantiles-by-sorting", rows: columns.rows) { index in
      var values = Array(columns[index])
      let quantiles = Quantiles(sorting: &values)
      for (place, p) in probabilities.enumerated() { result[0][place] = quantiles.quantile(p) }
      return result[0]
    }
  }

  public static func sketched() -> Kernel {
    let columns = columns()
    let result = LaneMatrix(rows: 1, lanes: probabilities.count)
    return Kernel("quantiles-by-sketch", rows: columns.rows) { index in
      var sketch = QuantileSketch()
      let values = columns[index]
      for start in stride(from: 0, to: values.count, by: Rows.lanes) {
        let end = min(values.count, start + Rows.lanes)
        sketch.add(LaneMatrix.Row(rebasing: values[start..<end]))
      }
      for (place, p) in probabilities.enumerated() { result[0][place] = sketch.quantile(p) }
      return result[0]
    }
  }

  private static let probabilities = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]

  /// Amounts that spread about a third to both sides.
  private static func columns() -> LaneMatrix {
    let result = LaneMatrix(rows: 100, lanes: 10_000)
    for index in 0..<result.rows {
      let row = result[index]
      Rows.stream.fillNormals(row, firstReplication: 1, at: Rows.address(index))
      for lane in row.indices { row[lane] = 1e6 * VectorMath.exp(0.3 * row[lane]) }
    }
    return result
  }
}
