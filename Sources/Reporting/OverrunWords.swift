import Scenarios

/// What is called an overrun, in words: nothing is said where every euro counts.
extension Words {
  /// The label of a chance of overrun, with what it takes.
  func overrun(_ tolerance: OverrunTolerance) -> String { overrun + moreThan(tolerance) }

  /// ` (meer dan 0,1%)`
  func moreThan(_ tolerance: OverrunTolerance) -> String {
    guard tolerance.share > 0 else { return "" }
    return pick(" (meer dan \(share(tolerance)))", " (more than \(share(tolerance)))")
  }

  /// ` (met meer dan 0,1%)`, behind what is overrun.
  func byMoreThan(_ tolerance: OverrunTolerance) -> String {
    guard tolerance.share > 0 else { return "" }
    return pick(" (met meer dan \(share(tolerance)))", " (by more than \(share(tolerance)))")
  }

  /// ` (op 0,1% na)`, behind what is kept.
  func toWithin(_ tolerance: OverrunTolerance) -> String {
    guard tolerance.share > 0 else { return "" }
    return pick(" (op \(share(tolerance)) na)", " (to within \(share(tolerance)))")
  }

  /// What counts as an overrun, as a sentence.
  func definition(_ tolerance: OverrunTolerance) -> String {
    guard tolerance.share > 0 else {
      return pick(
        "Overschrijding: elke euro boven de begroting, of boven een budget (tolerantie 0).",
        "An overrun: every euro above the begroting, or above a budget (tolerantie 0).")
    }
    return pick(
      "Overschrijding: meer dan \(share(tolerance)) boven de begroting, of boven een budget (tolerantie); dan "
        + "telt het hele bedrag.",
      "An overrun: more than \(share(tolerance)) above the begroting, or above a budget (tolerantie); then "
        + "all of it counts.")
  }

  /// `0,1%`, with as many decimals as it has.
  func share(_ tolerance: OverrunTolerance) -> String {
    let number = ScreenNumber(language)
    let percent = tolerance.share * 100
    var (places, scale) = (0, 1.0)
    while places < 6, abs((percent * scale).rounded() - percent * scale) > 1e-9 * scale {
      places += 1
      scale *= 10
    }
    return number.percent(tolerance.share, places: places)
  }
}
