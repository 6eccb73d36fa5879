/// The data of a chart as they can be drawn: a value for every label, or none.
struct ChartData {
  struct Series {
    let name: String
    let values: [Double?]
    let stroke: Chart.Line.Stroke

    /// Whether no two values stand next to each other, so that there is no line to draw.
    var isPoints: Bool {
      let runs = ChartData.runs(of: values)
      return !runs.isEmpty && runs.allSatisfy { $0.count == 1 }
    }
  }

  struct Band {
    let name: String
    let ranges: [ClosedRange<Double>?]
  }

  enum Shape {
    case fan
    case bars
    case stackedBars
    case intervals
    case scatter

    /// Whether values stand over slots of the same width, and zero is always in sight.
    var hasSlots: Bool { self != .fan && self != .scatter }
    var hasBars: Bool { self == .bars || self == .stackedBars }
  }

  let labels: [String]
  let shape: Shape
  let bands: [Band]
  let series: [Series]
  /// Values along the horizontal axis, where that measures something.
  let across: [Double?]

  init(_ chart: Chart) {
    let count = chart.labels.count
    labels = chart.labels
    var across: [Double?] = []
    switch chart.shape {
    case .fan(let bands, let lines):
      shape = .fan
      self.bands = bands.map { Self.band($0, count: count) }
      series = lines.map { Self.series($0, count: count) }
    case .bars(let lines):
      shape = .bars
      bands = []
      series = lines.map { Self.series($0, count: count) }
    case .stackedBars(let lines):
      shape = .stackedBars
      bands = []
      series = lines.map { Self.series($0, count: count) }
    case .intervals(let estimate, let interval):
      shape = .intervals
      bands = [Self.band(interval, count: count)]
      series = [Self.series(estimate, count: count)]
    case .scatter(let axis, let up):
      shape = .scatter
      bands = []
      series = [Self.series(up, count: count)]
      across = Self.drawable(axis.values, count: count)
    }
    self.across = across
  }

  /// From the least to the greatest value, or height of a stack; nil without any value.
  var range: ClosedRange<Double>? {
    var all = bands.flatMap { $0.ranges.compactMap { $0 } }
    if shape == .stackedBars {
      all += labels.indices.compactMap { stack(at: $0) }
    } else {
      all += series.flatMap { $0.values.compactMap { $0.map { $0...$0 } } }
    }
    guard let first = all.first else { return nil }
    return all.dropFirst().reduce(first) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
  }

  /// The sum of what is below zero up to the sum of what is above it.
  private func stack(at label: Int) -> ClosedRange<Double>? {
    let values = series.compactMap { $0.values[label] }
    guard !values.isEmpty else { return nil }
    return values.reduce(0) { $0 + min($1, 0) }...values.reduce(0) { $0 + max($1, 0) }
  }

  private static func series(_ line: Chart.Line, count: Int) -> Series {
    Series(name: line.name, values: drawable(line.values, count: count), stroke: line.stroke)
  }

  private static func band(_ band: Chart.Band, count: Int) -> Band {
    let lower = drawable(band.lower, count: count)
    let upper = drawable(band.upper, count: count)
    let ranges = zip(lower, upper).map { lower, upper -> ClosedRange<Double>? in
      guard let lower, let upper else { return nil }
      return min(lower, upper)...max(lower, upper)
    }
    return Band(name: band.name, ranges: ranges)
  }

  /// `count` values; what is no number, or beyond all measure, counts as missing.
  private static func drawable(_ values: [Double?], count: Int) -> [Double?] {
    (0..<count).map { index in
      guard index < values.count, let value = values[index] else { return nil }
      guard value.magnitude < 1e100 else { return nil }
      return value.magnitude < 1e-100 ? 0 : value
    }
  }

  /// Stretches of labels next to each other of which none misses.
  static func runs<Value>(of values: [Value?]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, value) in values.enumerated() {
      switch (start, value) {
      case (nil, .some): start = index
      case (let begin?, nil):
        runs.append(begin..<index)
        start = nil
      default: break
      }
    }
    if let start { runs.append(start..<values.count) }
    return runs
  }
}
