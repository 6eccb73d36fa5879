import NumericKernels
import Statistics

/// Nine quantiles of each of a hundred columns of 10,000 numbers, a million numbers in a run.
public enum QuantileKernels {
  public static func sorted() -> Kernel {
    let columns = columns()
    let result = Vector(probabilities.count)
    return Kernel("quantiles-by-sorting", rows: columns.count) { index in
      var values = columns[index].values
      let quantiles = Quantiles(sorting: &values)
      for (place, p) in probabilities.enumerated() { result[place] = quantiles.quantile(p) }
      return result
    }
  }

  public static func sketched() -> Kernel {
    let columns = columns()
    let result = Vector(probabilities.count)
    return Kernel("quantiles-by-sketch", rows: columns.count) { index in
      var sketch = QuantileSketch()
      let values = columns[index]
      for start in stride(from: 0, to: values.count, by: 64) {
        sketch.add(values, start..<min(values.count, start + 64))
      }
      for (place, p) in probabilities.enumerated() { result[place] = sketch.quantile(p) }
      return result
    }
  }

  private static let probabilities = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]

  /// Amounts that spread about a third to both sides.
  private static func columns() -> [Vector] {
    let rows = Rows.uniforms(count: 100, cells: 10_000)
    for row in rows {
      for place in row.indices { row[place] = 0.3 * NormalDistribution.quantile(row[place]) }
      VectorMath.exponentiate(row)
      row.multiply(by: 1e6)
    }
    return rows
  }
}
