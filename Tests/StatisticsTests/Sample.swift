import Statistics

enum Sample {
  static let x = [3.1, -1.2, 7.7, 0.4, 2.2, 9.8, -4.5, 6.0, 1.1, 5.3]
  static let y = [3.6, -0.2, 7.9, 1.4, 2.9, 10.1, -4.9, 7.0, 1.8, 6.6]

  static var quantiles: Quantiles {
    var values = x
    return Quantiles(sorting: &values)
  }
}

// Constants are NumPy's and SciPy's; 1e-14 leaves each side some units in the last place.
func close(_ a: Double, _ b: Double, _ tolerance: Double = 1e-14) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(b))
}
