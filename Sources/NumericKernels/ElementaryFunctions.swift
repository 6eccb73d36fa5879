#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Elementary functions of one number, from the C library.
///
/// The layers above see C for numbers only through here. On one machine the bits are the same for
/// any batch and number of threads.
public enum Elementary {
  @inlinable public static func exp(_ x: Double) -> Double { _exp(x) }
  @inlinable public static func log(_ x: Double) -> Double { _log(x) }
  /// `base` to a real power.
  @inlinable public static func power(_ base: Double, _ exponent: Double) -> Double {
    _pow(base, exponent)
  }
  /// 1 - exp(-x), accurate near 0.
  @inlinable public static func oneMinusExp(minus x: Double) -> Double { -_expm1(-x) }
}

@usableFromInline func _exp(_ x: Double) -> Double { exp(x) }
@usableFromInline func _log(_ x: Double) -> Double { log(x) }
@usableFromInline func _pow(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
@usableFromInline func _expm1(_ x: Double) -> Double { expm1(x) }
