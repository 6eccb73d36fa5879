import NumericKernels

/// Numbers of members of an ensemble: a row per quantity, a column per member, no row without members.
struct Ensemble {
  let members: Int
  /// Deviations from the mean, quantity by member.
  let anomalies: Matrix
  let means: [Double]
  let variances: [Double]

  /// - Parameter rows: per quantity the value of every member, at least two.
  init(_ rows: [[Double]]) {
    members = rows.first?.count ?? 2
    var centred = Matrix(rows: rows.count, columns: members)
    var means: [Double] = []
    var variances: [Double] = []
    for (index, row) in rows.enumerated() {
      let mean = row.reduce(0, +) / Double(members)
      var squares = 0.0
      for (member, value) in row.enumerated() {
        centred[index, member] = value - mean
        squares += (value - mean) * (value - mean)
      }
      means.append(mean)
      variances.append(squares / Double(members - 1))
    }
    anomalies = centred
    self.means = means
    self.variances = variances
  }

  var count: Int { means.count }

  /// Covariances of its quantities with those of another over the same members.
  func covariance(_ other: Ensemble) -> Matrix {
    (anomalies * other.anomalies.transposed).scaled(by: 1 / Double(members - 1))
  }

  /// The share of a sample covariance that is kept: 1 / (1 + (1 + 1 / r^2) / N), and nothing of a correlation
  /// below 2 / sqrt(N), which members that have nothing in common show one time in twenty.
  ///
  /// It makes the expected square of the error least where the true correlation is r. Source: Furrer and
  /// Bengtsson (2007), Journal of Multivariate Analysis 98, equation 16.
  static func taper(_ covariance: Double, _ first: Double, _ second: Double, members: Int) -> Double
  {
    let product = first * second
    guard product > 0, covariance != 0 else { return 0 }
    let square = min(1, covariance * covariance / product)
    guard square * Double(members) > 4 else { return 0 }
    return 1 / (1 + (1 + 1 / square) / Double(members))
  }

  /// The same covariances, each tapered by what so many members can tell of it.
  func tapered(_ covariance: Matrix, with other: Ensemble) -> Matrix {
    var result = covariance
    for row in 0..<covariance.rows {
      for column in 0..<covariance.columns {
        result[row, column] *= Self.taper(
          covariance[row, column], variances[row], other.variances[column], members: members)
      }
    }
    return result
  }
}

extension Matrix {
  func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, values: values.map { $0 * factor })
  }

  /// The sum with another of the same shape, of which the other counts `factor` times.
  func adding(_ other: Matrix, times factor: Double = 1) -> Matrix {
    Matrix(
      rows: rows, columns: columns, values: zip(values, other.values).map { $0 + factor * $1 })
  }

  /// The same with numbers added to its diagonal.
  func addingDiagonal(_ numbers: [Double]) -> Matrix {
    var result = self
    for (index, number) in numbers.enumerated() { result[index, index] += number }
    return result
  }

  var diagonal: [Double] { (0..<Swift.min(rows, columns)).map { self[$0, $0] } }
}
