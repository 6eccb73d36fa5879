/// A number that changes from year to year: a step function, each step holding from its year on.
///
/// Steps are sorted by year and there is at least one. What holds before the first given year is a step
/// from the year `always`; without one the first step stands in for it.
public struct ParameterSeries: Sendable, Equatable {
  /// One step: the parameter that holds from `year` on.
  public struct Step: Sendable, Equatable {
    public let year: Int
    public let parameter: Parameter

    public init(year: Int, parameter: Parameter) {
      self.year = year
      self.parameter = parameter
    }
  }

  /// The year of a step that holds from the beginning.
  public static let always = 0

  public let steps: [Step]

  /// - Precondition: at least one step, and no year twice.
  public init(steps: [Step]) {
    precondition(!steps.isEmpty, "a series has at least one step")
    self.steps = steps.sorted { $0.year < $1.year }
    precondition(
      zip(self.steps, self.steps.dropFirst()).allSatisfy { $0.year < $1.year },
      "a series has one step a year")
  }

  /// A number that never changes.
  public init(_ parameter: Parameter) {
    self.init(steps: [Step(year: Self.always, parameter: parameter)])
  }

  /// The parameter that holds in a year.
  public func value(_ year: Int) -> Parameter {
    steps.last { $0.year <= year }?.parameter ?? steps[0].parameter
  }

  /// The same with what holds before its first year taken from another.
  public func preceded(by other: ParameterSeries) -> ParameterSeries {
    ParameterSeries(steps: other.steps.filter { $0.year < steps[0].year } + steps)
  }

  /// The means of the steps times a factor, as fixed numbers.
  public func meanTimes(_ factor: Double) -> ParameterSeries {
    ParameterSeries(
      steps: steps.map { step in
        let parameter = step.parameter
        return Step(
          year: step.year, parameter: .fixed(parameter.value * factor, unit: parameter.unit))
      })
  }
}
