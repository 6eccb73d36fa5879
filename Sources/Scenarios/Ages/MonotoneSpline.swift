/// A curve of cubic pieces through points: where they rise it rises, and it has no corners.
///
/// Slopes are the weighted harmonic means of Fritsch and Butland (1984), at the ends three-point
/// formulas kept to the direction of the first and the last piece (PCHIP).
struct MonotoneSpline {
  private let x: [Double]
  private let y: [Double]
  private let slopes: [Double]

  /// - Precondition: two points or more, with `x` strictly rising.
  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
    let widths: [Double] = zip(x, x.dropFirst()).map { $1 - $0 }
    let rises: [Double] = zip(y, y.dropFirst()).map { $1 - $0 }
    slopes = Self.slopes(widths: widths, secants: zip(rises, widths).map { $0 / $1 })
  }

  /// The values at places in rising order, from the first point to the last.
  func values(at places: [Double]) -> [Double] {
    var piece = 0
    return places.map { place in
      while piece < x.count - 2, place > x[piece + 1] { piece += 1 }
      return value(at: place, in: piece)
    }
  }

  private func value(at place: Double, in piece: Int) -> Double {
    let width = x[piece + 1] - x[piece]
    let t = min(1, max(0, (place - x[piece]) / width))
    let u = 1 - t
    let start: Double = y[piece] * (1 + 2 * t) + slopes[piece] * width * t
    let end: Double = y[piece + 1] * (1 + 2 * u) - slopes[piece + 1] * width * u
    return start * u * u + end * t * t
  }

  // MARK: Slopes

  private static func slopes(widths: [Double], secants: [Double]) -> [Double] {
    let last = secants.count - 1
    guard last > 0 else { return [secants[0], secants[0]] }
    let inner = (1...last).map { index in
      middle(widths[index - 1], widths[index], secants[index - 1], secants[index])
    }
    return [end(widths[0], widths[1], secants[0], secants[1])] + inner
      + [end(widths[last], widths[last - 1], secants[last], secants[last - 1])]
  }

  private static func middle(
    _ before: Double, _ after: Double, _ rise: Double, _ next: Double
  ) -> Double {
    guard rise * next > 0 else { return 0 }
    let (first, second) = (2 * after + before, after + 2 * before)
    return (first + second) / (first / rise + second / next)
  }

  private static func end(
    _ width: Double, _ next: Double, _ rise: Double, _ nextRise: Double
  ) -> Double {
    let slope = ((2 * width + next) * rise - width * nextRise) / (width + next)
    if slope * rise <= 0 { return 0 }
    return rise * nextRise < 0 && abs(slope) > 3 * abs(rise) ? 3 * rise : slope
  }
}
