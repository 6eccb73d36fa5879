/// Looks for the value at which conditions begin or cease to be met.
///
/// The range is looked at in some places first, so that a course that is not monotone shows; the first
/// change from the low end is then closed in on by the Illinois form of regula falsi (Dowell and Jarratt,
/// 1971), with bisection where that is slow. Every value is asked for once. The same draws at every value
/// make the figures move with it and nothing else.
public struct RootSearch: Sendable {
  /// Places in which the range is looked at first, its ends included.
  public static let places = 5

  public let range: ClosedRange<Double>
  /// The width to which the change is closed in on, as a share of the range.
  public let precision: Double

  /// A range of more than nothing.
  public init(_ range: ClosedRange<Double>, precision: Double = 0.0005) {
    precondition(range.lowerBound < range.upperBound, "a range has a width")
    self.range = range
    self.precision = precision
  }

  /// What was found.
  public struct Finding: Sendable {
    public enum Status: String, Sendable {
      case found
      /// Met in every place that was looked at, and in none.
      case metEverywhere = "met_everywhere"
      case metNowhere = "met_nowhere"
    }

    public let status: Status
    /// Where conditions are just met; the end of the range that fits where it is met everywhere or nowhere.
    public let best: SolvePoint
    /// The values at which these draws cannot tell whether conditions are met, with 95% certainty; nil
    /// where an end lies beyond the range, or nothing was found.
    public let lower: Double?
    public let upper: Double?
    /// Whether conditions are met above `best`, and not below.
    public let isMetAbove: Bool
    /// How often conditions change from met to not met, or back, in the places that were looked at.
    public let changes: Int
    /// Every value that was looked at, in ascending order.
    public let points: [SolvePoint]

    public var isMonotone: Bool { changes <= 1 }
  }

  /// - Parameter evaluate: what conditions come to at a value.
  public func run<Failure: Error>(
    _ evaluate: (Double) throws(Failure) -> SolvePoint
  ) throws(Failure) -> Finding {
    var known: [SolvePoint] = []
    for place in 0..<Self.places {
      let share = Double(place) / Double(Self.places - 1)
      known.append(try evaluate(range.lowerBound + share * width))
    }
    let met = known.map(\.isMet)
    let changes = zip(met, met.dropFirst()).count { $0 != $1 }
    guard let first = met.indices.dropLast().first(where: { met[$0] != met[$0 + 1] }) else {
      return Finding(
        status: met[0] ? .metEverywhere : .metNowhere, best: closest(known), lower: nil, upper: nil,
        isMetAbove: false, changes: 0, points: known)
    }
    let (low, high) = try closedIn(
      known[first], known[first + 1], .own, precision * width, &known, evaluate)
    let isMetAbove = high.isMet
    let root = isMetAbove ? high : low
    // On the side where conditions are met the worst end of the interval meets them later.
    let worst = try end(of: .worst, from: root, goingUp: isMetAbove, &known, evaluate)
    let best = try end(
      of: .best, from: isMetAbove ? low : high, goingUp: !isMetAbove, &known, evaluate)
    return Finding(
      status: .found, best: root, lower: isMetAbove ? best : worst,
      upper: isMetAbove ? worst : best, isMetAbove: isMetAbove,
      changes: changes, points: known.sorted { $0.x < $1.x })
  }

  private var width: Double { range.upperBound - range.lowerBound }

  /// The end of the range that comes nearest to the conditions.
  private func closest(_ points: [SolvePoint]) -> SolvePoint {
    let (low, high) = (points[0], points[points.count - 1])
    return abs(low.excess(.own)) <= abs(high.excess(.own)) ? low : high
  }

  /// Where an end of the interval changes, going up or down from the root; nil beyond the range.
  private func end<Failure: Error>(
    of view: SolvePoint.View, from root: SolvePoint, goingUp: Bool, _ known: inout [SolvePoint],
    _ evaluate: (Double) throws(Failure) -> SolvePoint
  ) throws(Failure) -> Double? {
    let isMetThere = view == .worst
    if root.isMet(view) == isMetThere { return root.x }
    let ahead = known.filter { goingUp ? $0.x > root.x : $0.x < root.x }
      .sorted { goingUp ? $0.x < $1.x : $0.x > $1.x }
    var last = root
    for point in ahead {
      if point.isMet(view) == isMetThere {
        let (a, b) = last.x < point.x ? (last, point) : (point, last)
        let (low, high) = try closedIn(a, b, view, 4 * precision * width, &known, evaluate)
        return goingUp ? high.x : low.x
      }
      last = point
    }
    return nil
  }

  /// Two values so close together, of which one meets and the other does not.
  private func closedIn<Failure: Error>(
    _ from: SolvePoint, _ to: SolvePoint, _ view: SolvePoint.View, _ limit: Double,
    _ known: inout [SolvePoint], _ evaluate: (Double) throws(Failure) -> SolvePoint
  ) throws(Failure) -> (low: SolvePoint, high: SolvePoint) {
    var (low, high) = (from, to)
    let isMetLow = low.isMet(view)
    var (a, b) = (low.excess(view), high.excess(view))
    var lastSide = 0
    var isSlow = false
    while high.x - low.x > limit {
      let before = high.x - low.x
      let x = Self.next(low.x, high.x, a, b, limit: limit, bisects: isSlow)
      let point = try evaluate(x)
      known.append(point)
      if point.isMet(view) == isMetLow {
        low = point
        a = point.excess(view)
        if lastSide == -1 { b /= 2 }
        lastSide = -1
      } else {
        high = point
        b = point.excess(view)
        if lastSide == 1 { a /= 2 }
        lastSide = 1
      }
      isSlow = high.x - low.x > 0.5 * before
    }
    return (low, high)
  }

  /// Where a line through both ends meets 0, inside by at least half the limit; the middle where there is
  /// no such line.
  private static func next(
    _ low: Double, _ high: Double, _ a: Double, _ b: Double, limit: Double, bisects: Bool
  ) -> Double {
    let middle = low + (high - low) / 2
    guard !bisects, a.isFinite, b.isFinite, (a < 0) != (b < 0), a != b else { return middle }
    let x = low + (high - low) * a / (a - b)
    let margin = min(0.45 * limit, 0.1 * (high - low))
    return min(max(x, low + margin), high - margin)
  }
}
