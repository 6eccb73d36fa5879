extension LaneMatrix.Row {
  /// Copies another row of the same number of lanes.
  @inlinable public func copy(_ other: LaneMatrix.Row) {
    for lane in indices { self[lane] = other[lane] }
  }

  /// Multiplies by another row, lane by lane.
  @inlinable public func multiply(by other: LaneMatrix.Row) {
    for lane in indices { self[lane] *= other[lane] }
  }

  /// Adds another row, lane by lane.
  @inlinable public func add(_ other: LaneMatrix.Row) {
    for lane in indices { self[lane] += other[lane] }
  }

  /// Adds a multiple of another row, lane by lane.
  @inlinable public func add(_ other: LaneMatrix.Row, times factor: Double) {
    for lane in indices { self[lane] += factor * other[lane] }
  }

  /// Adds the product of two rows, lane by lane.
  @inlinable public func add(_ other: LaneMatrix.Row, times factor: LaneMatrix.Row) {
    for lane in indices { self[lane] += factor[lane] * other[lane] }
  }
}
