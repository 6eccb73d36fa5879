/// How fast one thread of this machine does what a run is made of, each the best of several tries.
///
/// The limits that a run is held against: nothing that needs these operations can take less time.
public struct MachineRates: Sendable {
  /// Nanoseconds per block of the generator, which makes two uniforms.
  public let nanosecondsPerBlock: Double
  /// Floating-point operations a nanosecond of fused multiply-adds in vectors.
  public let operationsPerNanosecond: Double
  /// Bytes a nanosecond to and from the first-level cache, where the state of a replication is: two
  /// arrays read and one written.
  public let bytesPerNanosecond: Double
  /// Floating-point operations a nanosecond of a dense product.
  public let productOperationsPerNanosecond: Double

  private static let tries = 15

  /// Measures all rates, in about a tenth of a second.
  public static func measure() -> MachineRates {
    MachineRates(
      nanosecondsPerBlock: timeOfBlocks(), operationsPerNanosecond: rateOfMultiplyAdds(),
      bytesPerNanosecond: rateOfMemory(), productOperationsPerNanosecond: rateOfProducts())
  }

  /// The shortest of several tries, in nanoseconds.
  private static func shortest(_ body: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<tries {
      let start = ContinuousClock.now
      body()
      let passed = start.duration(to: .now).components
      best = min(best, Double(passed.seconds) * 1e9 + Double(passed.attoseconds) * 1e-9)
    }
    return best
  }

  private static func timeOfBlocks() -> Double {
    let draws = SubjectDraws(subjects: (0..<64).map { $0 })
    let stream = RandomStream(seed: 1)
    let count = 2_000
    let time = shortest {
      for moment in 0..<UInt32(count) {
        draws.draw(from: stream, replication: 0, decision: 1, time: moment)
      }
    }
    return time / Double(count * draws.count)
  }

  /// Ten sums at once: as many as a processor with two units of four cycles can keep busy.
  private static func rateOfMultiplyAdds() -> Double {
    typealias Lanes = SIMD4<Double>
    let count = 100_000
    var result = Lanes()
    let time = shortest {
      var (a, b, c, d, e) = (Lanes(), Lanes(), Lanes(), Lanes(), Lanes())
      var (f, g, h, i, j) = (Lanes(), Lanes(), Lanes(), Lanes(), Lanes())
      let x = Lanes(repeating: 0.999)
      let y = Lanes(repeating: 1e-3) + result
      for _ in 0..<count {
        a = y.addingProduct(a, x)
        b = y.addingProduct(b, x)
        c = y.addingProduct(c, x)
        d = y.addingProduct(d, x)
        e = y.addingProduct(e, x)
        f = y.addingProduct(f, x)
        g = y.addingProduct(g, x)
        h = y.addingProduct(h, x)
        i = y.addingProduct(i, x)
        j = y.addingProduct(j, x)
      }
      result = ((a + b) + (c + d) + (e + f) + (g + h) + (i + j)) * Lanes(repeating: 1e-12)
    }
    return Double(count * 10 * 8) / time
  }

  private static func rateOfMemory() -> Double {
    // Three arrays of 6 KB stay in the first-level cache.
    let arrays = (0..<3).map { _ in Vector(768) }
    let passes = 2_000
    let time = shortest {
      for _ in 0..<passes { add(arrays[1], arrays[2], into: arrays[0]) }
    }
    return Double(passes * arrays[0].count * 3 * MemoryLayout<Double>.stride) / time
  }

  @inline(never)
  private static func add(_ a: Vector, _ b: Vector, into target: Vector) {
    for index in target.indices { target[index] = a[index] + 0.5 * b[index] }
  }

  private static func rateOfProducts() -> Double {
    let size = 128
    let width = 64
    let a = Matrix(rows: size, columns: size, repeating: 0.5)
    let (b, c) = (Vector(size * width, repeating: 1), Vector(size * width))
    let time = shortest { MatrixProduct.multiply(a, b, width: width, into: c) }
    return Double(2 * size * size * width) / time
  }
}
