import DemandModel
import Scenarios
import SociaalDomein

/// What `check` shows of growth: that of the opening by voorziening, and what explains it.
struct CheckGrowth {
  let scenario: Scenario
  let words: Words
  let number: ScreenNumber

  private var demand: DemandSpecification { scenario.model.demand }

  func lines() -> [String] { byVoorziening() + parts() }

  // MARK: The opening

  /// Clients of every voorziening and how they grow, whatever state they are in.
  private func byVoorziening() -> [String] {
    let setting = demand.setting
    var table = TextTable()
    table.add([
      words.pick("Groei bij de opening, per jaar", "Growth at the opening, a year"),
      words.clients, words.pick("groei", "growth"),
    ])
    for (voorziening, support) in setting.voorzieningen.enumerated() {
      let states = setting.states.indices.filter {
        setting.states[$0].voorzieningen.contains(voorziening)
      }
      guard let growth = demand.observedGrowth(of: states) else { continue }
      let clients = states.reduce(0.0) { $0 + demand.balance.stock(state: $1, setting: setting) }
      table.add(["  " + support.name, number.text(clients, places: 1), number.percent(growth)])
    }
    return table.lines() + (demand.drivers.isOn(.groei) ? [] : [switchedOff]) + [""]
  }

  private var switchedOff: String {
    words.pick(
      "De drijfveer groei staat uit: de instroom van buiten houdt de stand gelijk, en deze groei telt alleen "
        + "voor wat onverklaard is.",
      "The driver groei is off: inflow from outside keeps the stock, and this growth counts for what is "
        + "unexplained only.")
  }

  // MARK: What explains it

  /// The observed growth as the sum of its parts, at the means.
  private func parts() -> [String] {
    guard let driver = demand.drivers.onverklaardeGroei else { return [] }
    guard let parts = try? demand.growthParts(at: scenario.model.parameters) else {
      return [
        words.pick(
          "Wat de groei verklaart is bij de gemiddelden niet te zeggen.",
          "What explains the growth cannot be told at the means."), "",
      ]
    }
    var table = TextTable()
    table.add(["  " + observed(driver), number.percent(parts.observed)])
    table.add(["  " + part(.vergrijzing), number.percent(parts.ageing)])
    table.add(["  " + part(.ggzAmbulantisering), number.percent(parts.closures)])
    table.add(["  " + part(.abonnementstarief), number.percent(parts.use)])
    table.add(["  " + part(.onverklaardeGroei), number.percent(parts.unexplained)])
    return [heading(driver)] + table.lines() + [""]
  }

  private func heading(_ driver: OnverklaardeGroei) -> String {
    let states = demand.setting.states
    let window = driver.window
    let years =
      window.count == 1 ? "\(window.lowerBound)" : "\(window.lowerBound)-\(window.upperBound)"
    let all = words.pick("alle toestanden", "all toestanden")
    let named = driver.states.map { states[$0].key }.joined(separator: ", ")
    let which = driver.states.count == states.count ? all : named
    return words.pick(
      "Wat de groei per jaar verklaart, bij de gemiddelden (\(years); \(which))",
      "What explains the growth a year, at the means (\(years); \(which))")
  }

  private func observed(_ driver: OnverklaardeGroei) -> String {
    driver.observed == nil
      ? words.pick("waargenomen: de groei bij de opening", "observed: the growth at the opening")
      : words.pick("waargenomen, zoals opgegeven", "observed, as given")
  }

  /// A driver, and whether it counts here only.
  private func part(_ key: DriverKey) -> String {
    let name =
      key == .onverklaardeGroei
      ? words.pick("de rest: ", "the rest: ") + key.rawValue
      : words.pick("waarvan ", "of which ") + key.rawValue
    return demand.drivers.isOn(key) ? name : name + words.pick(" (staat uit)", " (is off)")
  }
}
