/// By how much a begroting or a budget may be passed before that is an overrun: a share of it.
///
/// A few euros on millions are no overrun to who plans. Of several years it is a share of their sum.
public struct OverrunTolerance: Sendable, Equatable {
  /// From 0, where every euro counts, to 0.05.
  public let share: Double

  public init(share: Double) { self.share = share }

  /// Where a scenario says nothing: a convention, which nobody measured.
  public static let standard = OverrunTolerance(share: 0.001)

  /// The euros by which an amount may be passed; none of an amount below nothing.
  public func euros(of amount: Double) -> Double { max(0, share * amount) }
}

extension Section {
  /// The tolerance that a scenario chooses.
  public func overrunTolerance() -> OverrunTolerance {
    OverrunTolerance(share: parameter(.tolerantie).value)
  }
}
