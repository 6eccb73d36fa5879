import Simulation

/// What the screen says, in Dutch or English. Legal and domain words stay Dutch in both.
struct Words {
  let language: ScreenNumber.Language

  func pick(_ dutch: String, _ english: String) -> String {
    switch language {
    case .nl: dutch
    case .en: english
    }
  }

  var replications: String { pick("trekkingen", "replications") }
  var seed: String { pick("startgetal", "seed") }
  var meanClients: String { pick("Cliënten, gemiddeld", "Clients, mean") }
  var residents: String { pick("Inwoners 1 januari", "Residents 1 January") }
  var elderly: String { pick("  waarvan 75 jaar en ouder", "  of whom 75 and older") }
  var costs: String { pick("Zorgkosten aanbieders", "Provider cost") }
  var netCosts: String { pick("Lasten gemeente, saldo", "Net cost gemeente") }
  var band: String { pick("  P10 - P90", "  P10 - P90") }
  var begroting: String { pick("Begroting", "Begroting") }
  var result: String { pick("Resultaat, verwacht", "Result, expected") }
  var overrun: String { pick("Kans op overschrijding", "Probability of overrun") }
  var capacity: String { pick("Weerstandscapaciteit P90", "Required buffer P90") }
  var thousandEuros: String { "x EUR 1.000" }
  var perWijk: String { pick("Per wijk", "Per wijk") }
  var growth: String { pick("groei", "growth") }
  var perInhabitant: String { pick("EUR per inwoner", "EUR per resident") }
  var need: String { pick("Nieuwe behoefte per jaar", "New need a year") }

  /// V for a voordeel, N for a nadeel, as a begroting marks them.
  func sign(_ result: Double) -> String { result < 0 ? "N" : "V" }

  func heading(title: String) -> String { title }
}

/// Columns of text under each other: the first left, the others right.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: [String]) { rows.append(cells) }

  func lines() -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
