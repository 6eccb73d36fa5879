import SociaalDomein

/// Dates and lengths in months must fall where a step starts: what falls within one would move to the
/// next, months later with long steps.
extension ScenarioDecoder {
  /// The step that starts in a month.
  ///
  /// Reports a month in which none does. Those after the run matter to nothing and pass.
  func step(_ month: CalendarMonth, _ section: Section, _ key: String) -> Int {
    let months = monthsFromStart(month)
    if hasSoundTime, months < grid.years * 12, !isStart(months) {
      hasSoundTerms = false
      section.report(
        key,
        "no step starts in \(month) with \(stepText), so it would count from "
          + "\(startMonth(atOrAfter: months)) on; allowed: months in which a step starts; write "
          + "\(holdingStep(months)), or another month")
    }
    return grid.step(atMonth: months)
  }

  /// The step that starts behind a last month.
  func step(after last: CalendarMonth, _ section: Section, _ key: String) -> Int {
    let next = last.advanced(by: 1)
    let months = monthsFromStart(next)
    if hasSoundTime, months < grid.years * 12, !isStart(months) {
      hasSoundTerms = false
      section.report(
        key,
        "no step ends with \(last) and \(stepText), so it would last until \(startMonth(atOrAfter: months)); "
          + "allowed: months with which a step ends; write \(holdingStep(months)), or another month"
      )
    }
    return grid.step(atMonth: months)
  }

  /// A number of months as whole steps, at least one; reports one that is none.
  func steps(ofMonths months: Double, _ section: Section, _ key: String) -> Int {
    let steps = months / grid.monthsPerStep
    if hasSoundTime, steps != steps.rounded() {
      let whole = Int(exactly: months).map { holdingStep($0) }
      section.report(
        key,
        "\(numberText(months)) months are no whole number of steps with \(stepText); allowed: whole steps; "
          + "\(whole.map { "write \($0), or another number" } ?? "write whole months")")
    }
    return Int(steps.rounded(.up))
  }

  /// Whether a step starts so many months after the run does.
  func isStart(_ months: Int) -> Bool { isStart(months, grid.stepsPerYear) }

  private func isStart(_ months: Int, _ stepsPerYear: Int) -> Bool {
    months * stepsPerYear % 12 == 0
  }

  /// The longest step of those with a name that starts there, as it is written.
  func holdingStep(_ months: Int) -> String {
    let lengths: [ScenarioFormat.StepLength] = [.year, .quarter, .month]
    let found = lengths.first { isStart(months, $0.perYear) } ?? .month
    return "step: \(found.rawValue)"
  }

  /// The length of a step as the scenario gives it.
  var stepText: String {
    if root.has("steps_per_year") { return "steps_per_year: \(grid.stepsPerYear)" }
    let word = ScenarioFormat.StepLength.allCases.first { $0.perYear == grid.stepsPerYear }
    return "step: \(word?.rawValue ?? "")"
  }

  /// The first month from one on in which a step starts; with steps shorter than a month, the month
  /// in which the next of them starts.
  private func startMonth(atOrAfter months: Int) -> CalendarMonth {
    let start = Double(grid.step(atMonth: months)) * grid.monthsPerStep
    return CalendarMonth(year: grid.startYear).advanced(by: Int(start.rounded(.down)))
  }
}
