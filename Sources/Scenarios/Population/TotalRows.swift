/// The rows `totaal` of a table of counts, against which the sum of the wijken is held.
///
/// A group is what the other columns of the key say: an age and sex, a year, a toestand.
struct TotalRows<Group: Hashable> {
  private var sums: [Group: Double] = [:]
  private var totals: [Group: (value: Double, row: Int)] = [:]

  /// Adds the count of a wijk.
  mutating func add(_ value: Double, to group: Group) { sums[group, default: 0] += value }

  /// Adds what a row `totaal` says.
  mutating func state(_ value: Double, of group: Group, row: Int) {
    totals[group, default: (0, row)].value += value
  }

  /// Reports the rows from which the wijken differ by more than 0.5 and more than 0.1%.
  func check(_ table: Table, _ column: String, _ diagnostics: Diagnostics) {
    var errors = RowErrors(table, diagnostics)
    for (group, total) in totals.sorted(by: { $0.value.row < $1.value.row }) {
      let sum = sums[group] ?? 0
      guard abs(sum - total.value) > max(0.5, 0.001 * abs(total.value)) else { continue }
      errors.report(
        total.row, column,
        "the wijken add up to \(text(sum)) and the row 'totaal' says "
          + "\(text(total.value)); allowed: a difference of at most 0.5 or 0.1%; correct one of "
          + "them or remove the row")
    }
    errors.close("rows 'totaal' are not the sum of the wijken")
  }

  private func text(_ value: Double) -> String { numberText((value * 100).rounded() / 100) }
}

extension ScenarioDecoder {
  /// What stands in the column of the wijk of such a row, unless a wijk has that name.
  static let total = "totaal"
}
