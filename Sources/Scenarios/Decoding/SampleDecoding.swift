import NumericKernels
import SociaalDomein

/// Values of uncertain numbers in place of draws, as `calibrate` learns them.
extension ScenarioDecoder {
  /// The rows that stand in place of draws; nil where the scenario has none, or they are wrong.
  ///
  /// - Parameter correlated: keys that the scenario correlates, which a table has all of or none of.
  func decodeSample(correlated: [String]) -> ParameterSample? {
    guard root.has(Self.sampleKey) else { return nil }
    guard !diagnostics.hasErrors else {
      // What was drawn is not known, and would be told as a column too many.
      root.allow([Self.sampleKey])
      return nil
    }
    let drawn = root.parametersRead.filter { $0.parameter.distribution != nil }
    let declaration = TableDeclaration.aannames.with(drawn.map(Self.column))
    guard let table = root.table(Self.sampleKey, declaration) else { return nil }
    let keys = drawn.map(\.parameter.key).filter { table.has($0) }
    let before = diagnostics.reportCount
    checkSampleHeader(table, drawn: drawn.map(\.parameter.key))
    checkSampleRows(table)
    checkCorrelated(correlated, given: keys)
    guard diagnostics.reportCount == before else { return nil }
    guard !keys.isEmpty else {
      root.report(
        Self.sampleKey,
        "the table gives no number that is uncertain here; allowed: a column for each, under its dotted "
          + "key (\(listed(drawn.map(\.parameter.key), limit: 30))); make it with 'wijkraming calibrate'"
      )
      return nil
    }
    let columns = keys.map { table.numbers($0) }
    return ParameterSample(
      keys: keys, values: table.rows.flatMap { row in columns.map { $0[row] } })
  }

  static let sampleKey = "kalibratie"

  /// A column of values within what the number can be.
  private static func column(_ read: ReadParameter) -> TableColumn {
    let support = read.parameter.distribution?.support ?? read.declaration.range
    let low = max(support.lowerBound, read.declaration.range.lowerBound, -1e300)
    let high = min(support.upperBound, read.declaration.range.upperBound, 1e300)
    return TableColumn(
      read.parameter.key, .number(low...max(low, high)), unit: read.parameter.unit, optional: true,
      help: read.declaration.help)
  }

  /// Refuses columns that name nothing uncertain. Under another funding system the contracts of the
  /// scenario are not there, and neither are their numbers.
  private func checkSampleHeader(_ table: Table, drawn: [String]) {
    let all = root.parametersRead.map(\.parameter.key)
    let others = table.header.filter {
      !$0.name.isEmpty && !drawn.contains($0.name) && $0.name != "replicatie"
        && !TableColumn.remarks.contains($0.name)
    }
    for (name, place) in others {
      if options.system != nil, name.hasPrefix("contracten.") || name.hasPrefix("percelen.") {
        continue
      }
      let what =
        all.contains(name)
        ? "'\(name)' is one fixed number in this scenario"
        : "the scenario has no uncertain number '\(name)'"
      diagnostics.report(
        at: place,
        "\(what); allowed: numbers with a distribution (\(listed(drawn, limit: 30))); remove the column, "
          + "or give the number its distribution back"
          + NearestName(among: drawn.filter { !table.has($0) }).suggestion(for: name))
    }
  }

  /// Rows are draws 1, 2 and so on, in that order: what is sorted otherwise may have lost some.
  private func checkSampleRows(_ table: Table) {
    for row in table.rows where table.integer(row, "replicatie") != row + 1 {
      diagnostics.report(
        at: table.place(row, "replicatie"),
        "this is row \(row + 1) and says replicatie \(table.integer(row, "replicatie")); allowed: rows 1, "
          + "2, 3 and so on; sort the table, or number its rows again")
      return
    }
  }

  /// A number that is drawn beside given ones would move with draws that are not used.
  private func checkCorrelated(_ correlated: [String], given: [String]) {
    let missing = correlated.filter { !given.contains($0) }
    guard !missing.isEmpty, missing.count < correlated.count else { return }
    root.report(
      Self.sampleKey,
      "the table lacks \(listed(missing)), which the scenario correlates with numbers that it gives; allowed: "
        + "all of those under 'correlaties' or none; add the columns, or calibrate again")
  }
}
