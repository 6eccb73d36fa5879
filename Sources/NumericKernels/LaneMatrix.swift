/// A matrix whose columns are replications ("lanes"), the innermost dimension in memory.
///
/// Shape: `rows` x `lanes`, row-major, each row padded to `stride` elements and 64-byte aligned.
/// New storage is zero, padding included. Copies share storage; sending a matrix to another thread
/// hands over the duty of not writing a row from two threads at once.
public final class LaneMatrix: @unchecked Sendable {
  /// Width to which rows are padded, and the number of columns of every product over lanes.
  public static let panel = 64
  static let alignment = 64

  public typealias Row = UnsafeMutableBufferPointer<Double>

  public let rows: Int
  public let lanes: Int
  /// Elements between the starts of two consecutive rows: `lanes` rounded up to the panel.
  public let stride: Int
  /// The first element of row 0; `rows * stride` elements are valid.
  public let base: UnsafeMutablePointer<Double>

  /// A zero matrix. Both counts are at least 0.
  public init(rows: Int, lanes: Int) {
    precondition(rows >= 0 && lanes >= 0, "a LaneMatrix has no negative dimensions")
    let panels = (lanes + Self.panel - 1) / Self.panel
    self.rows = rows
    self.lanes = lanes
    stride = panels * Self.panel
    let bytes = max(1, rows * stride) * MemoryLayout<Double>.stride
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
    base = raw.bindMemory(to: Double.self, capacity: rows * stride)
    base.initialize(repeating: 0, count: rows * stride)
  }

  deinit {
    base.deallocate()
  }

  /// The `lanes` elements of one row, without its padding; valid while the matrix lives.
  @inlinable
  public subscript(row: Int) -> Row {
    precondition(row >= 0 && row < rows, "row outside the LaneMatrix")
    return Row(start: base + row * stride, count: lanes)
  }

  /// Sets every lane of every row; the padding becomes the same value.
  public func fill(_ value: Double) {
    base.update(repeating: value, count: rows * stride)
  }

  /// Takes over all elements, padding included, of a matrix of the same shape.
  public func copy(from other: LaneMatrix) {
    precondition(rows == other.rows && lanes == other.lanes, "shapes differ")
    base.update(from: other.base, count: rows * stride)
  }
}
