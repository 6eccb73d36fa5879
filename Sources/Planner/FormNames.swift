import Foundation
import Scenarios

/// Something that a planner named, with the key it has in the scenario.
struct NamedRow {
  /// The row of the form, as `wijk.2`.
  let row: String
  let name: String
  let key: String
}

/// The names of one column of the form, each with a key of its own.
struct FormNames {
  private(set) var rows: [NamedRow] = []

  /// Rows without a name are left out.
  init(_ form: FilledForm, block: String, _ faults: FormFaults) {
    let count = PlannerForm.sheets.flatMap(\.blocks).first { $0.key == block }?.rows ?? []
    for row in count {
      guard let name = form.text(block, row.key, "naam") else { continue }
      let key = Self.key(of: name)
      let place = form.place(block, row.key, "naam")
      if key.isEmpty || key == "source" || key == "null" {
        faults.report(
          place,
          "'\(name)' cannot be a name; allowed: a name with letters or digits; choose another")
      } else if let other = rows.first(where: { $0.key == key }) {
        let first = form.place(block, other.row, "naam").map { "\($0)" } ?? ""
        faults.report(
          place,
          "'\(name)' is, but for marks and capitals, the name of \(first) as well; allowed: each name "
            + "once; choose another, or clear the row")
      } else {
        rows.append(NamedRow(row: row.key, name: name, key: key))
      }
    }
  }

  /// The row of a name as it was typed elsewhere.
  func row(named name: String) -> NamedRow? {
    let key = Self.key(of: name)
    return rows.first { $0.key == key }
  }

  /// Lower case letters and digits without marks, joined by a sign: `Oud-Zuid` is `oud_zuid`.
  static func key(of name: String, joinedBy sign: String = "_") -> String {
    let plain = name.folding(
      options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive],
      locale: Locale(identifier: "en_US_POSIX"))
    let parts = plain.lowercased().split { character in
      guard let ascii = character.asciiValue else { return true }
      return !(97...122).contains(ascii) && !(48...57).contains(ascii)
    }
    return String(parts.joined(separator: sign).prefix(80))
  }
}
