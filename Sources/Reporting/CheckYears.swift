import FundingModel
import Scenarios
import Simulation
import SociaalDomein

/// What `check` shows by year: the numbers that were read, and the euros and people they come to.
struct CheckYears {
  let scenario: Scenario
  /// Of a few draws; nil where there are none.
  let outcomes: Outcomes?
  let words: Words
  let number: ScreenNumber

  /// Years side by side on one line.
  private static let width = 10

  private var grid: TimeGrid { scenario.model.setting.grid }
  private var funding: FundingSpecification { scenario.model.funding }
  private var years: [Int] { (0..<grid.years).map { grid.startYear + $0 } }

  func lines() -> [String] {
    residents() + series() + euros() + overrun()
  }

  // MARK: Residents

  /// Residents, and those of 65+ and 75+, of every wijk on the first day.
  private func residents() -> [String] {
    let opening = scenario.model.demand.population.opening
    let wijken = scenario.model.setting.wijken
    guard opening.contains(where: { $0 > 0 }) else { return [] }
    let from = [0, 65, 75]
    let counts = wijken.indices.map { wijk in
      from.map { age in
        stride(from: 2 * age * wijken.count + wijk, to: opening.count, by: wijken.count)
          .reduce(0) { $0 + opening[$1] }
      }
    }
    var table = TextTable()
    table.add([
      words.pick("Inwoners, 1 januari \(grid.startYear)", "Residents, 1 January \(grid.startYear)"),
      words.pick("inwoners", "residents"), "65+", "75+",
    ])
    for (wijk, ages) in zip(wijken, counts) {
      table.add(["  " + wijk.name] + ages.map { number.text($0) })
    }
    if wijken.count > 1 {
      let total = from.indices.map { age in counts.reduce(0) { $0 + $1[age] } }
      table.add(["  " + words.pick("samen", "together")] + total.map { number.text($0) })
    }
    return table.lines() + [""]
  }

  // MARK: Numbers by year

  /// Every number by year, for every year of the run.
  private func series() -> [String] {
    guard !scenario.series.isEmpty else { return [] }
    let heading = words.pick(
      "Getallen per jaar (~ onzeker: het gemiddelde)", "Numbers by year (~ uncertain: the mean)")
    return blocks(heading, [words.pick("eenheid", "unit")], left: [0, 1]) { years in
      scenario.series.map { read in
        ["  " + read.key, read.unit.rawValue] + years.map { value(read.series, $0) }
      }
    }
  }

  /// Nothing in a year before the first that is given, in which nobody asks for it.
  private func value(_ series: ParameterSeries, _ year: Int) -> String {
    guard let first = series.steps.first, first.year <= year else { return "" }
    let parameter = series.value(year)
    let text = number.text(parameter.value, places: parameter.value.magnitude < 100 ? 3 : 0)
    return text + (parameter.distribution == nil ? " " : "~")
  }

  // MARK: Euros

  /// Cost, begroting and the budgets of contracts, nominal, with how they are given.
  private func euros() -> [String] {
    let tooLarge = words.pick(
      "Bedragen per jaar volgen uit de run; deze is te groot om hier te doen.",
      "Euros by year follow from the run, which is too large to do here.")
    guard let outcomes else { return [tooLarge, ""] }
    let draws = words.draws(outcomes.replications, number)
    let heading = words.pick(
      "Nominaal, x EUR 1.000 (gemiddelde van \(draws))",
      "Nominal, x EUR 1.000 (mean of \(draws))")
    let rows = rows(outcomes)
    return blocks(heading, [words.pick("gegeven", "given")], left: [0, 1]) { years in
      rows.map { row in
        ["  " + row.name, row.given]
          + years.map {
            row.values[$0 - grid.startYear].map { number.thousands(ofEuros: $0) } ?? ""
          }
      }
    } + comparison(rows)
  }

  private struct Row {
    let name: String
    var given = ""
    let values: [Double?]
  }

  private func rows(_ outcomes: Outcomes) -> [Row] {
    let cost = Row(
      name: words.pick("lasten, saldo", "net cost"), values: course(outcomes, .netCost) ?? [])
    let begroting = course(outcomes, .begroting).map { values in
      Row(name: "begroting", given: given(funding.begroting?.index, .given), values: values)
    }
    let budgets = funding.contracts.compactMap { contract -> Row? in
      guard contract.hasBudget, let values = course(outcomes, .budget, contract) else { return nil }
      return Row(
        name: "budget \(contract.name)",
        given: given(contract.budget.index, basis(contract)), values: values)
    }
    return [cost] + (begroting.map { [$0] } ?? []) + budgets
  }

  /// Means by year; nil where the run has no such result, and no value in years without the contract.
  private func course(
    _ outcomes: Outcomes, _ metric: Metric, _ contract: Contract? = nil
  ) -> [Double?]? {
    let line = outcomes.layout.lines.firstIndex {
      $0.metric == metric && $0.voorziening == nil
        && (contract.map { $0.key } == nil ? $0.level == .gemeente : $0.level == .contract)
        && (contract == nil || $0.name == contract?.key)
    }
    guard let line else { return nil }
    return (0..<grid.years).map { year in
      let mean = outcomes.moments(line: line, year: year).mean
      return contract != nil && mean == 0 ? nil : mean
    }
  }

  private enum Basis { case given, volume, residents }

  private func basis(_ contract: Contract) -> Basis {
    switch contract.system.budget {
    case .openEnd, .fixed: .given
    case .historic: .volume
    case .capitation: .residents
    }
  }

  /// `prijzen van 2026, index lonen`, or `nominaal`.
  private func given(_ index: Int?, _ basis: Basis) -> String {
    let from =
      switch basis {
      case .given: ""
      case .volume: "volume, "
      case .residents: words.pick("per inwoner, ", "per resident, ")
      }
    guard let index, funding.pricesMove else { return from + words.pick("nominaal", "nominal") }
    return from
      + words.pick("prijzen van \(grid.startYear), index ", "prices of \(grid.startYear), index ")
      + funding.indices[index].key
  }

  /// The first year's cost beside the first year's begroting.
  private func comparison(_ rows: [Row]) -> [String] {
    guard rows.count > 1, rows[1].name == "begroting", let cost = rows[0].values[0],
      let begroting = rows[1].values[0], begroting != 0
    else { return [] }
    let share = number.percent(abs(cost / begroting - 1))
    let amounts = [cost, begroting, abs(cost - begroting)].map { number.thousands(ofEuros: $0) }
    let isMore = cost > begroting
    return [
      words.pick(
        "In \(grid.startYear) rekent het model op \(amounts[0]), en de begroting op \(amounts[1]): \(amounts[2]) "
          + "(\(share)) \(isMore ? "meer dan begroot" : "minder dan begroot").",
        "In \(grid.startYear) the model comes to \(amounts[0]), and the begroting to \(amounts[1]): "
          + "\(amounts[2]) (\(share)) \(isMore ? "more" : "less") than begroot."), "",
    ]
  }

  /// What counts as an overrun, where there is something to overrun.
  private func overrun() -> [String] {
    guard funding.begroting != nil || funding.contracts.contains(where: \.hasBudget) else {
      return []
    }
    return [words.definition(scenario.tolerance), ""]
  }

  // MARK: Years

  /// A table with the years side by side, and the next under it where they are many.
  private func blocks(
    _ heading: String, _ columns: [String], left: Set<Int>, _ rows: ([Int]) -> [[String]]
  ) -> [String] {
    stride(from: 0, to: years.count, by: Self.width).flatMap { start -> [String] in
      let part = Array(years[start..<min(start + Self.width, years.count)])
      var table = TextTable(leftColumns: left)
      table.add([heading] + columns + part.map { "\($0) " })
      for row in rows(part) { table.add(row) }
      return table.lines() + [""]
    }
  }
}
