import Scenarios
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

  /// Some names of all: each, or those that are missing where that is shorter.
  func names(_ chosen: [String], of all: [String]) -> String {
    let others = all.filter { !chosen.contains($0) }
    if others.isEmpty { return pick("alle", "all") }
    let isMost = chosen.count > 3 && others.count < chosen.count
    let listed = (isMost ? others : chosen).joined(separator: ", ")
    return isMost ? pick("alle, behalve \(listed)", "all but \(listed)") : listed
  }

  /// `1 trekking`, `10.000 trekkingen`.
  func replications(_ count: Int, _ number: ScreenNumber) -> String {
    number.text(Double(count)) + " "
      + (count == 1
        ? pick("trekking", "replication") : pick("trekkingen", "replications"))
  }

  /// The same in English as `1 draw`, `10,000 draws`.
  func draws(_ count: Int, _ number: ScreenNumber) -> String {
    number.text(Double(count)) + " "
      + (count == 1 ? pick("trekking", "draw") : pick("trekkingen", "draws"))
  }

  var seed: String { pick("startgetal", "seed") }
  var people: String { pick("Inwoners en cliënten", "Residents and clients") }
  var meanPersons: String { pick("Cliënten (personen), gemiddeld", "Clients (persons), mean") }
  var residents: String { pick("Inwoners 1 januari", "Residents 1 January") }
  var elderly: String { pick("  waarvan 75 jaar en ouder", "  of whom 75 and older") }
  var persons: String { pick("cliënten (personen)", "clients (persons)") }
  /// Those of a voorziening, which no two of them may be added up for.
  var clients: String { pick("cliënten", "clients") }
  /// What a total over voorzieningen is called: a person may stand in it more than once.
  var clientsOfAll: String {
    pick(
      "Cliënten per voorziening (een persoon telt per voorziening)",
      "Clients by voorziening (a person counts in each)")
  }
  var need: String { pick("Nieuwe behoefte per jaar", "New need a year") }
  var inProcess: String { pick("In onderzoek of besluit", "In onderzoek or besluit") }
  var euros: String { "x EUR 1.000" }
  var payments: String { pick("Betalingen aan aanbieders", "Payments to providers") }
  var pgb: String { "Pgb" }
  var contribution: String { pick("Eigen bijdragen", "Own contributions") }
  var uitvoering: String { pick("Uitvoering gemeente", "Uitvoering of the gemeente") }
  var socialBase: String { pick("Sociale basis", "Sociale basis") }
  var oneOff: String { pick("Eenmalige kosten", "One-off costs") }
  var netCost: String { pick("Lasten gemeente, saldo", "Net cost of the gemeente") }
  var begroting: String { "Begroting" }
  var result: String { pick("Resultaat, verwacht", "Result, expected") }
  var overrun: String { pick("Kans op overschrijding", "Probability of overrun") }
  /// Rows of what an overrun asks for, each with its metric in `risk.csv`.
  func capacityRows(_ certainty: RiskCertainty) -> [(label: String, metric: String)] {
    let percent = certainty.percent
    return [
      (deficit, "expected_deficit"), (risk(percent), "risk_\(percent)"),
      (pick("  samen", "  together"), "weerstand_\(percent)"),
    ]
  }
  var deficit: String {
    pick("Verwacht tekort, hoort in de begroting", "Expected deficit, belongs in the begroting")
  }
  func risk(_ percent: Int) -> String {
    pick(
      "Weerstandscapaciteit voor risico, \(percent)%", "Weerstandscapaciteit for risk, \(percent)%")
  }
  var outlook: String { pick("doorkijk", "outlook") }
  var perWijk: String { pick("Per wijk", "Per wijk") }
  var perVoorziening: String {
    pick("Per voorziening (een persoon telt in elke)", "Per voorziening (a person counts in each)")
  }
  var growth: String { pick("groei", "growth") }
  var perInhabitant: String { pick("EUR per inwoner", "EUR per resident") }

  /// How people are counted where they may be in several tracks.
  func once(_ overlap: Double, _ number: ScreenNumber, isAssumed: Bool) -> String {
    let tracks = number.text(overlap, places: 2)
    return pick(
      "Een persoon telt één keer: gerekend is met \(tracks) sporen per persoon",
      "A person counts once: with \(tracks) tracks per person")
      + (isAssumed ? pick(" (aanname).", " (an assumption).") : ".")
  }

  /// V for a voordeel, N for a nadeel, as a begroting marks them.
  func sign(_ result: Double) -> String { result < 0 ? "N" : "V" }

  /// A probability: never 0% or 100%, which no number of draws can tell.
  func chance(_ p: Double, _ number: ScreenNumber) -> String {
    if p < 0.01 { return "<1%" }
    if p > 0.99 { return ">99%" }
    return number.percent(p, places: 0)
  }
}
