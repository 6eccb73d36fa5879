internal import COpenBLAS

/// Dense products by BLAS. Their bits depend on the shapes alone: the program gives every product of a
/// scenario the same shapes, however many replications there are.
public enum MatrixProduct {
  /// C = A B, with B of `a.columns` rows and C of `a.rows` rows of `width` numbers each.
  public static func multiply(_ a: Matrix, _ b: Vector, width: Int, into c: Vector) {
    precondition(a.columns * width <= b.count, "A.columns rows do not fit in B")
    precondition(a.rows * width <= c.count && b !== c, "A.rows rows do not fit in C")
    a.values.withUnsafeBufferPointer {
      multiply($0.baseAddress, b.base, c.base, (a.rows, a.columns, width))
    }
  }

  /// C = A B, with A of `rows` rows of `b.rows` numbers and C of as many rows of `b.columns`.
  public static func multiply(_ a: Vector, rows: Int, _ b: Matrix, into c: Vector) {
    precondition(rows * b.rows <= a.count, "the rows do not fit in A")
    precondition(rows * b.columns <= c.count && a !== c, "the rows do not fit in C")
    b.values.withUnsafeBufferPointer {
      multiply(a.base, $0.baseAddress, c.base, (rows, b.rows, b.columns))
    }
  }

  /// A B for two small matrices; `a.columns == b.rows`.
  public static func multiply(_ a: Matrix, _ b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "a product needs a.columns == b.rows")
    var result = Matrix(rows: a.rows, columns: b.columns)
    result.values.withUnsafeMutableBufferPointer {
      multiply(a.values, b.values, $0.baseAddress, (a.rows, a.columns, b.columns))
    }
    return result
  }

  private static let rowMajor = Int32(OpenBLASRowMajor)
  private static let noTranspose = Int32(OpenBLASNoTranspose)

  /// C = A B, dense and row by row, of m x k and k x n.
  private static func multiply(
    _ a: UnsafePointer<Double>?, _ b: UnsafePointer<Double>?, _ c: UnsafeMutablePointer<Double>?,
    _ shape: (m: Int, k: Int, n: Int)
  ) {
    guard shape.m > 0, shape.n > 0, let c else { return }
    guard shape.k > 0 else { return c.update(repeating: 0, count: shape.m * shape.n) }
    OpenBLAS.functions.dgemm(
      rowMajor, noTranspose, noTranspose, Int32(shape.m), Int32(shape.n), Int32(shape.k),
      1, a, Int32(shape.k), b, Int32(shape.n), 0, c, Int32(shape.n))
  }
}

extension Matrix {
  /// The product of two small matrices; the columns of the left equal the rows of the right.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    MatrixProduct.multiply(a, b)
  }
}
