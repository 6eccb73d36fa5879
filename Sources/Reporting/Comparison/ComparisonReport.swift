import Analysis
import Charts

/// The report of a comparison: funding systems side by side, each question in its order.
public struct ComparisonReport: ReportText {
  typealias System = ComparisonRecord.System

  let record: ComparisonRecord
  let words: Words
  let number: ScreenNumber

  public init(record: ComparisonRecord, language: ScreenNumber.Language) {
    self.record = record
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  /// The whole report, for a page or a workbook.
  public func document() -> ReportDocument {
    let manifest = record.manifest
    let count = words.replications(manifest.replications, number)
    return ReportDocument(
      title: manifest.title,
      subtitle: [
        pick(
          "\(record.systems.count) stelsels voor dezelfde vraag, \(record.span)",
          "\(record.systems.count) systems for the same demand, \(record.span)"),
        "\(manifest.scenario), \(count), \(words.seed) \(manifest.seed)",
      ], language: words.language,
      sections: [
        sideBySide(), differences(), payers(), waiting(), years(), risk(), regret(), outlines(),
        assumptions(), precision(), reproduction(),
      ])
  }

  // MARK: Systems

  var first: System { record.systems[0] }

  /// Those that are held against the first.
  var others: ArraySlice<System> { record.systems.dropFirst() }

  func mean(_ system: System, _ measure: ComparisonMeasure) -> Double {
    record.mean(system, measure) ?? 0
  }

  /// The system with the least of a measure; the first of those that have it.
  func least(_ measure: ComparisonMeasure) -> System {
    record.systems.min { mean($0, measure) < mean($1, measure) } ?? first
  }

  func most(_ measure: ComparisonMeasure) -> System {
    record.systems.max { mean($0, measure) < mean($1, measure) } ?? first
  }

  /// Whether people wait under any system, as far as a page shows it.
  var hasWaiting: Bool { mean(most(.waiting), .waiting) >= 0.05 }

  /// The difference in net cost from the first, and how it spreads over the draws.
  struct Difference {
    let mean: Double
    let p5: Double
    let p95: Double
    /// Shares of the draws in which the system is cheaper, and dearer.
    let less: Double
    let more: Double

    /// The shares that are cheaper, dearer and as dear, in whole percents.
    var shares: WholeShares { WholeShares([less, more, equal]) }

    /// Share of the draws that do not differ.
    var equal: Double {
      let rest = 1 - less - more
      return rest > 1e-9 ? rest : 0
    }

    /// Whether no draw differs.
    var isNone: Bool { less == 0 && more == 0 }
    /// Whether nearly every draw is cheaper, or nearly every draw dearer.
    var isMostlyLess: Bool { less >= ComparisonResults.shownShare }
    var isMostlyMore: Bool { more >= ComparisonResults.shownShare }
  }

  func difference(_ system: System) -> Difference? {
    let found = ["difference", "difference_p5", "difference_p95", "p_less", "p_more"].compactMap {
      record.difference(system, .netCost, column: $0)
    }
    guard found.count == 5 else { return nil }
    return Difference(
      mean: found[0], p5: found[1], p95: found[2], less: found[3], more: found[4])
  }

  // MARK: Words

  /// `57%`: in how many draws it is cheaper, beside how many it is dearer in.
  func cheaper(_ found: Difference) -> String { found.shares.text(0, number) }
  func dearer(_ found: Difference) -> String { found.shares.text(1, number) }

  /// `EUR 402.000 minder`
  func more(_ value: Double) -> String {
    euros(value.magnitude) + " " + (value < 0 ? pick("minder", "less") : pick("meer", "more"))
  }

  /// `EUR 326.000 tot 479.000 minder`: between what 5% of the draws stay below and pass.
  func spread(_ found: Difference) -> String {
    let (low, high) = (found.p5, found.p95)
    if low >= 0 || high <= 0 {
      let ends = [low.magnitude, high.magnitude].sorted()
      let side = high <= 0 ? pick("minder", "less") : pick("meer", "more")
      return "EUR\u{A0}\(amount(ends[0])) \(pick("tot", "to")) \(amount(ends[1])) \(side)"
    }
    return "\(more(low)) \(pick("tot", "to")) \(more(high))"
  }

  /// `a, b en c`
  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(pick("en", "and")) " + last
  }

  // MARK: Tables

  /// A row for every system, its name first.
  func rows(
    _ systems: some Sequence<System>, _ cells: (System) -> [ReportCell]
  ) -> [ReportTable.Row] {
    systems.map { ReportTable.Row([.text($0.label)] + cells($0)) }
  }

  func columns(_ titles: [String]) -> [ReportTable.Column] {
    [ReportTable.Column(pick("Stelsel", "System"), isNumber: false)]
      + titles.map { ReportTable.Column($0) }
  }
}
