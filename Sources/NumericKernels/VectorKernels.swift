// Operations on the cells of a replication, four numbers at a time; each beside it is the loop that says
// the same.
extension Vector {
  /// `self[i] = a[i] + b[i] + c[i] + d[i]`, from left to right; all of one count.
  public func setToSum(_ a: Vector, _ b: Vector, _ c: Vector, _ d: Vector) {
    precondition(a.count == count && b.count == count && c.count == count && d.count == count)
    for index in Swift.stride(from: 0, to: count, by: 4) {
      store(a.four(index) + b.four(index) + c.four(index) + d.four(index), at: index)
    }
  }

  /// `self[i] = a[i] + b[i]`; all of one count.
  public func setToSum(_ a: Vector, _ b: Vector) {
    precondition(a.count == count && b.count == count)
    for index in Swift.stride(from: 0, to: count, by: 4) {
      store(a.four(index) + b.four(index), at: index)
    }
  }

  /// `self[i] = a[i] * b[i]`; all of one count.
  public func setToProduct(_ a: Vector, _ b: Vector) {
    precondition(a.count == count && b.count == count)
    for index in Swift.stride(from: 0, to: count, by: 4) {
      store(a.four(index) * b.four(index), at: index)
    }
  }

  /// `self[i] = a[i] / b[i]`; all of one count, and nowhere 0 in `b`.
  public func setToQuotient(_ a: Vector, _ b: Vector) {
    precondition(a.count == count && b.count == count)
    for index in Swift.stride(from: 0, to: count, by: 4) {
      store(a.four(index) / b.four(index), at: index)
    }
  }

  /// `self[i] = (a[i] + b[i]) * factor`; all of one count.
  public func setToSum(_ a: Vector, _ b: Vector, times factor: Double) {
    precondition(a.count == count && b.count == count)
    for index in Swift.stride(from: 0, to: count, by: 4) {
      store(SIMD4(repeating: factor) * (a.four(index) + b.four(index)), at: index)
    }
  }

  /// `self[i] = (a[i] + part * b[i]) * c[offset + i]` for a range; the numbers behind it are undefined
  /// until they are written.
  public func set(
    _ range: Range<Int>, to a: Vector, plus part: Double, times b: Vector, by c: Vector,
    from offset: Int
  ) {
    for index in Swift.stride(from: range.lowerBound, to: range.upperBound, by: 4) {
      let sum = a.four(index) + SIMD4(repeating: part) * b.four(index)
      store(sum * c.four(offset &+ index), at: index)
    }
  }

  /// `self[i] = values[rows[i]]`.
  ///
  /// - Parameter runs: how many elements in turn have one row, where every row is followed by the next.
  public func spread(_ values: Vector, to rows: IndexVector, runs: Int?) {
    precondition(rows.count == count, "the counts differ")
    guard let runs else {
      for index in 0..<count { base[index] = values[rows[index]] }
      return
    }
    precondition(values.count * runs == count, "the runs are not those of the vectors")
    for row in 0..<values.count {
      let value = SIMD4(repeating: values[row])
      // What is written behind the end of a run is written again with the next one, or is slack.
      for index in Swift.stride(from: row &* runs, to: (row &+ 1) &* runs, by: 4) {
        store(value, at: index)
      }
    }
  }

  /// Takes a part of every number away, `min(1, parts[i] * factor)` of it.
  ///
  /// - Returns: what was taken away, in all.
  public func lose(_ parts: Vector, times factor: Double) -> Double {
    precondition(parts.count == count, "the counts differ")
    var lost = SIMD4<Double>()
    let end = count & ~3
    for index in Swift.stride(from: 0, to: end, by: 4) {
      let part = parts.four(index) * SIMD4(repeating: factor)
      let one = SIMD4<Double>(repeating: 1)
      let bounded = VectorMath.choose(part .> one, one, part)
      let gone = four(index) * bounded
      lost += gone
      store(four(index) - gone, at: index)
    }
    var sum = (lost[0] + lost[1]) + (lost[2] + lost[3])
    for index in end..<count {
      let gone = base[index] * min(1, parts.base[index] * factor)
      sum += gone
      base[index] -= gone
    }
    return sum
  }

  /// Adds `changes[i] * factor` to every number, which does not fall below 0.
  ///
  /// - Returns: what was added, in all.
  public func gain(_ changes: Vector, times factor: Double) -> Double {
    precondition(changes.count == count, "the counts differ")
    var gained = SIMD4<Double>()
    let end = count & ~3
    for index in Swift.stride(from: 0, to: end, by: 4) {
      let change = changes.four(index) * SIMD4(repeating: factor)
      let least = SIMD4() - four(index)
      let bounded = VectorMath.choose(change .< least, least, change)
      gained += bounded
      store(four(index) + bounded, at: index)
    }
    var sum = (gained[0] + gained[1]) + (gained[2] + gained[3])
    for index in end..<count {
      let change = max(-base[index], changes.base[index] * factor)
      sum += change
      base[index] += change
    }
    return sum
  }

  /// Moves every number but the last `distance` that many places up; the first keep what they were.
  public func shiftUp(by distance: Int) {
    precondition(distance >= 0 && distance <= count, "the distance is not within the vector")
    (base + distance).update(from: base, count: count &- distance)
  }

  /// `self[i] *= factor` for a range.
  public func multiply(_ range: Range<Int>, by factor: Double) {
    let end = range.lowerBound &+ (range.count & ~3)
    for index in Swift.stride(from: range.lowerBound, to: end, by: 4) {
      store(four(index) * SIMD4(repeating: factor), at: index)
    }
    for index in end..<range.upperBound { base[index] *= factor }
  }

  /// `self[i] *= factors[i - first]` for a range that begins at `first`.
  public func multiply(_ range: Range<Int>, by factors: Vector) {
    precondition(factors.count >= range.count && range.upperBound <= count)
    let first = range.lowerBound
    let end = first &+ (range.count & ~3)
    for index in Swift.stride(from: first, to: end, by: 4) {
      store(four(index) * factors.four(index &- first), at: index)
    }
    for index in end..<range.upperBound { base[index] *= factors.base[index &- first] }
  }

  /// `self[i] = self[i] * factors[i - first] + b[i] * c[i - first]` for a range that begins at `first`.
  public func multiply(_ range: Range<Int>, by factors: Vector, adding b: Vector, times c: Vector) {
    precondition(
      factors.count >= range.count && c.count >= range.count && b.count >= range.upperBound)
    let first = range.lowerBound
    let end = first &+ (range.count & ~3)
    for index in Swift.stride(from: first, to: end, by: 4) {
      let place = index &- first
      store(four(index) * factors.four(place) + b.four(index) * c.four(place), at: index)
    }
    for index in end..<range.upperBound {
      base[index] =
        base[index] * factors.base[index &- first] + b.base[index] * c.base[index &- first]
    }
  }

  /// `self[offset + i] += a[i]` for a range.
  public func add(_ a: Vector, _ range: Range<Int>, at offset: Int) {
    for index in range { base[offset &+ index] += a.base[index] }
  }

  /// [outer][middle][inner] set to `a` times one factor for all of the middle, [outer][inner].
  public func setToProduct(_ a: Vector, middle: Int, inner: Int, by factors: Vector) {
    let outer = factors.count / max(1, inner)
    precondition(count == outer * middle * inner && a.count == count && a !== self)
    for block in 0..<outer {
      for row in 0..<middle {
        let first = (block &* middle &+ row) &* inner
        // What is written behind the end of a row is written again with the next one, or is slack.
        for index in Swift.stride(from: 0, to: inner, by: 4) {
          let factor = factors.four(block &* inner &+ index)
          store(a.four(first &+ index) * factor, at: first &+ index)
        }
      }
    }
  }

  /// How many of the eight numbers from `first` on are at most a value.
  @inlinable @inline(__always)
  public func countAtMost(_ value: Double, eight first: Int) -> Int {
    let value = SIMD4(repeating: value)
    let ones =
      unsafeBitCast(four(first) .<= value, to: SIMD4<Int64>.self)
      &+ unsafeBitCast(four(first &+ 4) .<= value, to: SIMD4<Int64>.self)
    return -Int((ones[0] &+ ones[1]) &+ (ones[2] &+ ones[3]))
  }

  /// Whether every number is 0 or more and finite.
  public var isSound: Bool {
    typealias Bits = SIMD4<UInt64>
    // The sign bit of a number is set below 0, and with the least exponent added beyond what is finite.
    var signs = Bits()
    let whole = count & ~3
    var index = 0
    while index < whole {
      let bits = unsafeBitCast(four(index), to: Bits.self)
      signs |= bits | (bits &+ Bits(repeating: 0x0010_0000_0000_0000))
      index &+= 4
    }
    let isPlain = ((signs[0] | signs[1]) | (signs[2] | signs[3])) >> 63 == 0
    // A zero may have a sign.
    return (isPlain ? whole..<count : 0..<count).allSatisfy {
      base[$0] >= 0 && base[$0] < .infinity
    }
  }

  /// Whether `incoming[i] - outgoing[i]` is the change from `before[i]` to this everywhere, within a
  /// tolerance relative to all of these (or to 1); not where one is no number.
  public func balances(
    from before: Vector, incoming: Vector, outgoing: Vector, tolerance: Double
  ) -> Bool {
    typealias Lanes = SIMD4<Double>
    precondition(before.count == count && incoming.count == count && outgoing.count == count)
    // What differs by less than the least that is allowed need not be held against its size.
    if differs(from: before, incoming, outgoing, atMost: tolerance) { return true }
    var holds = SIMDMask<SIMD4<Int64>>(repeating: true)
    let whole = count - count % 4
    for index in Swift.stride(from: 0, to: count, by: 4) {
      let (a, b) = (incoming.four(index), outgoing.four(index))
      let (now, then) = (four(index), before.four(index))
      let change = now - then
      let size =
        VectorMath.magnitude(a) + VectorMath.magnitude(b) + VectorMath.magnitude(change)
        + (VectorMath.magnitude(now) + VectorMath.magnitude(then))
      let scale = size.replacing(with: Lanes(repeating: 1), where: size .< Lanes(repeating: 1))
      let allowed = scale * Lanes(repeating: tolerance)
      let difference = VectorMath.magnitude(a - b - change)
      let isWithin = (difference .<= allowed) .& (allowed .< Lanes(repeating: .infinity))
      if index < whole {
        holds .&= isWithin
      } else {
        for lane in 0..<count - whole where !isWithin[lane] { return false }
      }
    }
    return all(holds)
  }

  /// Whether `incoming[i] - outgoing[i]` is the change from `before[i]` to this, but for a number.
  private func differs(
    from before: Vector, _ incoming: Vector, _ outgoing: Vector, atMost most: Double
  ) -> Bool {
    var holds = SIMDMask<SIMD4<Int64>>(repeating: true)
    let whole = count & ~3
    var index = 0
    while index < whole {
      let change = four(index) - before.four(index)
      let difference = incoming.four(index) - outgoing.four(index) - change
      // No number is neither.
      holds .&= (difference .<= SIMD4(repeating: most)) .& (difference .>= SIMD4(repeating: -most))
      index &+= 4
    }
    return all(holds)
      && (whole..<count).allSatisfy {
        abs(incoming.base[$0] - outgoing.base[$0] - (base[$0] - before.base[$0])) <= most
      }
  }
}
