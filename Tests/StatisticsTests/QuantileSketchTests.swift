import NumericKernels
import Testing

@testable import Statistics

/// Columns of every shape that results take.
enum SketchCase: String, CaseIterable {
  case normal, lognormal, bimodal, heavyTailed, signCrossing, constant, wholeWithZeros
  case allZero, tiny, negative, wide

  static let size = 20_011

  var values: [Double] {
    let normals = Self.normals(subject: 1)
    let others = Self.normals(subject: 2)
    switch self {
    case .normal: return normals.map { 1e6 + 2e5 * $0 }
    case .lognormal: return normals.map { Elementary.exp(3 + 1.5 * $0) }
    case .bimodal: return zip(normals, others).map { ($1 > 0.3 ? 900 : 20) + 4 * $0 }
    case .heavyTailed: return zip(normals, others).map { $0 / max(1e-9, abs($1)) * 1e4 }
    case .signCrossing: return normals.map { 3e5 * $0 - 1e5 }
    case .constant: return normals.map { _ in 1234.5678 }
    case .wholeWithZeros: return normals.map { max(0, (3 * $0).rounded(.down)) }
    case .allZero: return normals.map { _ in 0 }
    case .tiny: return normals.map { 2e-3 * $0 }
    case .negative: return normals.map { -Elementary.exp($0) }
    case .wide: return normals.map { $0 < 0 ? -Elementary.exp(60 * $0) : Elementary.exp(90 * $0) }
    }
  }

  private static func normals(subject: UInt32) -> [Double] {
    let uniforms = Vector(size)
    RandomStream(seed: 11).fillUniforms(
      uniforms, count: size, firstReplication: 1,
      at: DrawAddress(decision: 1, subject: subject, month: 0))
    return uniforms.values.map { NormalDistribution.quantile($0) }
  }
}

extension QuantileSketch {
  init(_ values: some Sequence<Double>) {
    self.init()
    let vector = Vector(Array(values))
    add(vector, vector.indices)
  }
}

@Suite("A quantile sketch")
struct QuantileSketchTests {
  static let probabilities = (0...1000).map { Double($0) / 1000 }

  @Test(
    "Every quantile is within its error of the order statistics it lies between",
    arguments: SketchCase.allCases)
  func bound(_ shape: SketchCase) {
    let values = shape.values
    let exact = Quantiles(sorted: values.sorted())
    let sketch = QuantileSketch(values)
    #expect(sketch.count == exact.count)
    for p in Self.probabilities {
      let below = Int(p * Double(exact.count - 1))
      let ends = exact.sorted[below...min(below + 1, exact.count - 1)].map(abs)
      let error = max(
        QuantileSketch.absoluteError, QuantileSketch.relativeError * (ends.max() ?? 0))
      #expect(abs(sketch.quantile(p) - exact.quantile(p)) <= error, "\(shape) at \(p)")
    }
  }

  @Test("Minimum, maximum and constants are exact", arguments: SketchCase.allCases)
  func ends(_ shape: SketchCase) {
    let values = shape.values
    let sketch = QuantileSketch(values)
    #expect(sketch.minimum == values.min() && sketch.quantile(0) == values.min())
    #expect(sketch.maximum == values.max() && sketch.quantile(1) == values.max())
    #expect(QuantileSketch([1234.5678, 1234.5678, 1234.5678]).quantile(0.4) == 1234.5678)
    #expect(QuantileSketch([-7]).quantile(0.4) == -7)
  }

  @Test("Parts that are merged are the whole, in any order", arguments: SketchCase.allCases)
  func merging(_ shape: SketchCase) {
    let values = shape.values
    let whole = QuantileSketch(values)
    var merged = QuantileSketch()
    for start in [7000, 0, 13, 15_000] {
      let end = [0: 13, 13: 7000, 7000: 15_000][start] ?? values.count
      merged.merge(QuantileSketch(values[start..<end]))
    }
    merged.merge(QuantileSketch())
    #expect(merged == whole)
  }

  @Test("Values come in any order, alone or many at once", arguments: SketchCase.allCases)
  func order(_ shape: SketchCase) {
    let values = shape.values
    let whole = QuantileSketch(values)
    #expect(QuantileSketch(values.reversed()) == whole)
    #expect(QuantileSketch(values.sorted()) == whole)
    var alone = QuantileSketch()
    for value in values {
      alone.add(Vector([value]), 0..<1)
    }
    #expect(alone == whole)
  }

  @Test("It takes room for the range of the values, not for their number")
  func room() {
    let values = SketchCase.normal.values
    let once = QuantileSketch(values)
    var often = once
    for _ in 0..<9 { often.merge(once) }
    #expect(often.bytes == once.bytes && often.count == 10 * once.count)
    // A sixteenfold range is ln(16) / 0.002 buckets of four bytes, in whole pages.
    #expect(QuantileSketch([1, 16]).bytes <= 4 * (1387 + 2 * 64))
  }

  @Test("Quantiles never fall when their probability rises", arguments: SketchCase.allCases)
  func monotone(_ shape: SketchCase) {
    let sketch = QuantileSketch(shape.values)
    let quantiles = Self.probabilities.map { sketch.quantile($0) }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("The largest numbers and what is no number do no harm")
  func extremes() {
    let sketch = QuantileSketch([
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, .leastNonzeroMagnitude,
      -0.0, .nan,
    ])
    #expect(sketch.count == 6)
    #expect(sketch.maximum == .infinity && sketch.minimum == -.greatestFiniteMagnitude)
    #expect(abs(sketch.quantile(0.5)) <= QuantileSketch.absoluteError)
  }
}

@Suite("The summary of a column")
struct ColumnSummaryTests {
  @Test("It has the same moments from a sketch, to the last bit", arguments: SketchCase.allCases)
  func moments(_ shape: SketchCase) {
    let values = shape.values
    var running = RunningMoments()
    running.add(values)
    let sketched = ColumnSummary(running, QuantileSketch(values))
    let exact = ColumnSummary(values)
    #expect(sketched.moments == exact.moments)
    #expect(exact.quantile(0.3) == Quantiles(sorted: values.sorted()).quantile(0.3))
    let difference = abs(sketched.quantile(0.3) - exact.quantile(0.3))
    #expect(difference <= max(0.001, 0.001 * abs(exact.quantile(0.3)) * 1.01))
  }
}
