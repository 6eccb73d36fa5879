import Analysis
import Simulation

/// What a comparison shows on the screen: every system beside the first, and what that rests on.
public struct ComparisonScreen {
  private let results: ComparisonResults
  private let plan: RunPlan
  private let words: Words
  private let number: ScreenNumber

  public init(results: ComparisonResults, plan: RunPlan, language: ScreenNumber.Language) {
    self.results = results
    self.plan = plan
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  private var period: String { results.planning.label }

  private func pick(_ dutch: String, _ english: String) -> String { words.pick(dutch, english) }

  public func lines() -> [String] {
    let scenario = results.systems[0].scenario
    let count = words.draws(plan.replications, number)
    return [
      "\(scenario.title), \(period): "
        + pick(
          "\(results.systems.count) stelsels op dezelfde \(count), startgetal \(plan.seed)",
          "\(results.systems.count) systems on the same \(count), seed \(plan.seed)")
    ] + likeWithLike() + [""] + euroTable() + [""] + peopleTable() + [""] + dominance()
      + behaviour() + precision()
  }

  // MARK: Like with like

  /// What was replaced and from when, and what else differs.
  private func likeWithLike() -> [String] {
    let like = LikeWithLike(words: words, number: number)
    let first = results.systems[0].scenario.model.setting.grid.startYear
    let takeover = ComparisonManifest.Takeover(results.systems.lazy.compactMap(\.takeover).first)
    let agreed = results.systems.map { system in
      let steps = system.scenario.model.setting.grid.steps
      let terms = system.agreedTerms
      return LikeWithLike.Agreed(
        label: system.name,
        contracts: system.contracts.map {
          .init(
            key: $0.key, codes: terms[$0.key, default: []], ends: ($0.term.end ?? steps) < steps)
        })
    }
    return [like.replaced(takeover, firstYear: first)] + like.others(agreed, takeover)
  }

  // MARK: Tables

  private func figure(_ system: Int, _ measure: ComparisonMeasure) -> ComparisonResults.Figure? {
    results.figure(system, measure, period)
  }

  private func euros(_ value: Double?) -> String {
    value.map { number.thousands(ofEuros: $0) } ?? "-"
  }

  /// A difference with its sign, which tells more from less.
  private func signed(_ value: Double?) -> String {
    guard let value else { return "-" }
    let text = number.thousands(ofEuros: value)
    return value > 0 && !text.hasPrefix("-") && text != "0" ? "+" + text : text
  }

  private func euroTable() -> [String] {
    let first = results.systems[0].name
    let hasBegroting = figure(0, .overrun) != nil
    let splits = results.figures.contains { $0.withoutBehaviour != nil }
    var table = TextTable()
    table.add(
      [
        words.euros, pick("Lasten", "Net cost"), pick("tegen", "against"),
        pick("90% van de", "90% of the"), pick("goed-", "cheaper"),
      ] + (splits ? [pick("waarvan", "of which")] : []) + [pick("Resultaat", "Result of")]
        + (hasBegroting ? [pick("Kans op", "Chance of")] : [])
        + [pick("Spijt", "Regret"), pick("Spijt", "Regret")])
    table.add(
      ["", "gemeente", first, pick("trekkingen", "draws"), pick("koper", "in")]
        + (splits ? [pick("prikkels", "incentives")] : []) + [pick("aanbieders", "providers")]
        + (hasBegroting ? [pick("tekort", "overrun")] : [])
        + [pick("lasten", "net cost"), pick("van allen", "of all")])
    for (index, system) in results.systems.enumerated() {
      let cost = figure(index, .netCost)
      let spread = cost?.difference.map { "\(signed($0.p5)) .. \(signed($0.p95))" }
      // As the report says it beside how often it is dearer.
      let cheaper = cost?.difference.map {
        WholeShares([$0.less, $0.more, max(0, 1 - $0.less - $0.more)]).text(0, number)
      }
      let regrets = [ComparisonMeasure.netCost, .socialCost].map { measure in
        results.regrets.first {
          $0.system == index && $0.measure == measure && $0.period.label == period
        }
      }
      table.add(
        [
          system.name, euros(cost?.mean), signed(cost?.difference?.mean), spread ?? "-",
          cheaper ?? "-",
        ]
          + (splits ? [signed(cost?.fromBehaviour)] : [])
          + [euros(figure(index, .providerResult)?.mean)]
          + (hasBegroting
            ? [figure(index, .overrun).map { words.chance($0.mean, number) } ?? "-"] : [])
          + regrets.map { euros($0?.mean) })
    }
    return table.lines()
  }

  private func peopleTable() -> [String] {
    var table = TextTable()
    table.add(
      [
        pick("Wie betaalt voor alle behoefte", "Who pays for all need")
      ]
        + [
          ComparisonMeasure.paidGemeente, .paidProvider, .paidReserve, .undelivered, .waiting,
        ].map { words.head($0.declaration) } + [words.pick(ResultUnit.weeks.label)])
    for (index, system) in results.systems.enumerated() {
      let paid = [
        ComparisonMeasure.paidGemeente, .paidProvider, .paidReserve, .undelivered,
      ].map { euros(figure(index, $0)?.mean) }
      table.add(
        [system.name] + paid + [
          number.text(figure(index, .waiting)?.mean ?? 0),
          number.text(figure(index, .waitingWeeks)?.mean ?? 0, places: 1),
        ])
    }
    return table.lines()
  }

  // MARK: What it rests on

  private func dominance() -> [String] {
    results.dominances.filter { $0.period.label == period }.map { pair in
      let (one, other) = (results.systems[pair.system].name, results.systems[pair.over].name)
      let share = words.chance(pair.share, number)
      return pick(
        "\(one) is in \(share) van de trekkingen nergens slechter dan \(other) (lasten, resultaat "
          + "aanbieders, wachtenden, niet geleverd) en ergens beter.",
        "\(one) is in \(share) of the draws nowhere worse than \(other) (net cost, result of the "
          + "providers, waiting, undelivered) and somewhere better.")
    }
  }

  private func behaviour() -> [String] {
    let assumed = results.systems.filter(\.hasAssumedBehaviour).map(\.name)
    let named = words.names(assumed, of: results.systems.map(\.name))
    let tolerance = results.systems[0].scenario.tolerance
    let overrun =
      figure(0, .overrun) != nil && tolerance.share > 0
      ? [
        pick(
          "Kans op tekort: meer dan \(words.share(tolerance)) van de begroting.",
          "Chance of overrun: more than \(words.share(tolerance)) of the begroting.")
      ] : []
    let regret = pick(
      "Spijt: wat het beste stelsel achteraf had gescheeld, per trekking, aan lasten van de gemeente en "
        + "van allen samen (met aanbieders, reserves en wie wacht).",
      "Regret: what the best system in hindsight would have saved, per draw, in net cost of the "
        + "gemeente and of all together (with providers, reserves and those who wait).")
    guard !assumed.isEmpty else {
      return overrun + [
        regret,
        pick(
          "Zonder prikkels. Wat wachten doet en hoe ver een aanbieder terughoudt blijven aannames.",
          "Without incentives. What waiting does and how far a provider holds back are still assumed."
        ),
      ]
    }
    return overrun + [
      regret,
      pick(
        "Prikkels zijn aannames, nooit gemeten: bij \(named). --incentives off "
          + "laat ze weg; wat wachten doet en hoe ver een aanbieder terughoudt blijven dan aannames.",
        "Incentives are assumptions that nobody measured, under \(named). "
          + "--incentives off leaves them out; what waiting does and how far a provider holds back "
          + "are then still assumed."),
    ]
  }

  // MARK: Precision

  /// What the number of draws leaves open of the mean differences, and how much sharper these are for
  /// being of the same draws. A lump sum hardly varies, so that there is little to pair in what it costs the
  /// gemeente; in what all need costs there is.
  private func precision() -> [String] {
    let measures = [
      (ComparisonMeasure.netCost, pick("lasten", "net cost")),
      (.needCost, words.head(ComparisonMeasure.needCost.declaration)),
    ]
    let ranges = measures.compactMap { measure, name in
      ratios(measure).map { "\(name) \($0)" }
    }
    guard !ranges.isEmpty else { return monteCarlo() }
    let list = ranges.joined(separator: ", ")
    return monteCarlo() + [
      pick(
        "Standaardfout met eigen trekkingen per stelsel, ten opzichte van deze: \(list).",
        "Standard error with draws of their own for every system, against these: \(list).")
    ]
  }

  /// The 95% Monte Carlo intervals of the mean differences; none for a single draw.
  private func monteCarlo() -> [String] {
    let intervals = results.systems.enumerated().compactMap { index, system -> String? in
      guard let found = figure(index, .netCost)?.difference else { return nil }
      return "\(system.name) \(signed(found.lower)) .. \(signed(found.upper))"
    }
    guard !intervals.isEmpty else { return [] }
    let count = number.text(Double(plan.replications))
    return [
      pick(
        "Precisie: met \(count) trekkingen ligt het gemiddelde verschil tussen (95%) "
          + "\(intervals.joined(separator: ", ")).",
        "Precision: with \(count) draws the mean difference lies between (95%) "
          + "\(intervals.joined(separator: ", ")).")
    ]
  }

  /// The smallest and largest ratio of the standard errors without and with shared draws.
  private func ratios(_ measure: ComparisonMeasure) -> String? {
    let ratios = results.systems.indices.compactMap { system -> Double? in
      guard let found = figure(system, measure)?.difference, found.varianceRatio.isFinite else {
        return nil
      }
      return found.varianceRatio.squareRoot()
    }
    guard let least = ratios.min(), let most = ratios.max() else { return nil }
    let ends = [least, most].map { number.text($0, places: 2) }
    return ends[0] == ends[1]
      ? "\(ends[0])x" : pick("\(ends[0])x tot \(ends[1])x", "\(ends[0])x to \(ends[1])x")
  }
}
