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

  func pick(_ text: BilingualText) -> String { pick(text.nl, text.en) }

  /// What tables call a result.
  func label(_ metric: Metric) -> String { pick(metric.declaration.label) }

  /// What it is called where the heading says what it is of.
  func short(_ metric: Metric) -> String { pick(metric.declaration.short) }

  /// A label within a sentence, or behind other words.
  func inSentence(_ text: BilingualText) -> String {
    let label = pick(text)
    let isAbbreviation = label.dropFirst().first?.isUppercase == true
    return isAbbreviation ? label : label.prefix(1).lowercased() + label.dropFirst()
  }

  /// The head of a column of a result.
  func head(_ declaration: ResultDeclaration) -> String { inSentence(declaration.short) }

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
  var meanPersons: String { label(.persons) + pick(", gemiddeld", ", mean") }
  var residents: String { label(.population) }
  var elderly: String { "  " + short(.population75plus) }
  var persons: String { inSentence(Metric.persons.declaration.label) }
  /// Those of a voorziening, which no two of them may be added up for.
  var clients: String { pick("cliënten", "clients") }
  /// What a total over voorzieningen is called: a person may stand in it more than once.
  var clientsOfAll: String { label(.clients) }
  var need: String { label(.need) }
  var inProcess: String { label(.inProcess) }
  var euros: String { "x EUR 1.000" }
  var payments: String { label(.payment) }
  var pgb: String { label(.pgbCost) }
  var contribution: String { label(.ownContribution) }
  var uitvoering: String { label(.uitvoeringCost) }
  var socialBase: String { label(.socialBaseCost) }
  var oneOff: String { label(.oneOffCost) }
  var netCost: String { label(.netCost) }
  var begroting: String { label(.begroting) }
  var result: String { label(.result) + pick(", verwacht", ", expected") }
  var overrun: String { pick(RiskMeasure.overrun.declaration.label) }
  /// Rows of what an overrun asks for, each with its metric in `risk.csv`.
  func capacityRows(_ certainty: RiskCertainty) -> [(label: String, metric: String)] {
    let percent = certainty.percent
    return [
      (deficit, RiskMeasure.expectedDeficit.name()),
      (risk(percent), RiskMeasure.risk.name(at: percent)),
      (
        "  " + pick(RiskMeasure.weerstand.declaration.short),
        RiskMeasure.weerstand.name(at: percent)
      ),
    ]
  }
  var deficit: String { pick(RiskMeasure.expectedDeficit.declaration.label) }
  func risk(_ percent: Int) -> String { pick(RiskMeasure.risk.label(at: percent)) }
  var outlook: String { pick("doorkijk", "outlook") }
  var perWijk: String { pick("Per wijk", "Per wijk") }
  var perVoorziening: String {
    pick("Per voorziening (een persoon telt in elke)", "Per voorziening (a person counts in each)")
  }
  var growth: String { pick("groei", "growth") }
  var perInhabitant: String { short(.costPerInhabitant) }

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
