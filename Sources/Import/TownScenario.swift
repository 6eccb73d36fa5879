import Scenarios

/// The scenario file of a town: commented, in Dutch, in the form in which `init` writes one.
struct TownScenario {
  let town: Town

  var text: String {
    [
      head, places, people, need, support, states, drivers, prices, contracts, budget, reserve,
    ].joined(separator: "\n")
  }

  private var year: Int { town.year }
  private var years: ClosedRange<Int> { year...(year + 3) }

  private var head: String {
    """
    # yaml-language-server: $schema=wijkraming.schema.json
    #
    # \(town.name) \(year), gemaakt uit tabellen van StatLine; herkomst.md zegt welk getal waarvandaan komt.
    #
    # - Elk getal heeft een bron. Wat met `estimate` begint is een aanname: vervang die door eigen cijfers, te beginnen bij (1).
    # - Elk getal mag onzeker zijn: `uitstroom: { pert: { min: 0.15, mode: 0.2, max: 0.3 } }`.
    # - Schrijf getallen met een punt en zonder duizendtallen: 1234.5.
    # - `wijkraming check` laat zien wat het bestand betekent.
    naam: \(town.key)
    titel: \(Self.quoted("\(town.name) \(year), Wmo-maatwerk"))\(town.code.map { "\ncode: \($0)" } ?? "")
    source: "estimate: landelijke aanname, nog door eigen cijfers te vervangen"

    start: \(year)
    horizon: 4
    replications: 10000
    seed: 1

    """
  }

  private var places: String {
    let rows = town.wijken.map { wijk in
      let code = wijk.code.map { ", code: \($0)" } ?? ""
      return "  \(wijk.key): { naam: \(Self.quoted(wijk.shown))\(code) }"
    }
    return "# Tabellen mogen een wijk noemen bij sleutel, naam of code.\nwijken:\n"
      + rows.joined(separator: "\n") + "\n"
  }

  private var people: String {
    """
    # De inwoners op 1 januari \(year) zijn die van \(town.populationSource). De groepen zijn over leeftijden verdeeld
    # met de leeftijdsopbouw van \(town.pyramid.isOfTown ? "de gemeente" : "het land"): vooral het aantal 75-plussers in een wijk is daardoor een aanname.
    \(moves)
    bevolking:
      aantallen: bevolking.csv
      instituties: instituties.csv
      verloop: cohort
      sterfte: { tabel: sterfte.csv, verbetering: 0.01 }
      geboorte: { tabel: geboorte.csv }\(migration)

    # Het gebruik naar leeftijd.
    profielen: profielen.csv

    """
  }

  private var moves: String {
    town.rates.arrivals == nil
      ? "# Verhuizingen en migratie zijn niet bekend en staan er niet in; de andere tabellen zijn landelijke schattingen."
      : """
      # De factor onder migratie is het saldo van vestiging en vertrek in procenten van de inwoners per jaar: het gemiddelde van
      # de laatste jaren, met de spreiding daarvan. Waar in de gemeente en op welke leeftijd is een aanname. Verhuizingen tussen wijken
      # zijn niet bekend en staan er niet in.
      """
  }

  private var migration: String {
    guard let arrivals = town.rates.arrivals else { return "" }
    let (mean, sd) = (arrivals.mean, arrivals.deviation)
    let number =
      "normal: { mean: \(Figure.text(mean, 4)), sd: \(Figure.text(sd, 4)) }, "
      + "lower: \(Figure.text(mean - 3 * sd, 4)), upper: \(Figure.text(mean + 3 * sd, 4))"
    return
      "\n  migratie: { tabel: migratie.csv, factor: { \(number), source: \(Self.quoted(arrivals.source)) } }"
  }

  private var need: String {
    guard town.hasClientsOfWijken else {
      return """
        # Cliënten per wijk zijn niet bekend: de behoefte verschilt alleen naar leeftijd. Met een tabel van cliënten per wijk:
        #
        #     behoefte: { vorm: waargenomen, tabel: clienten.csv }

        """
    }
    return """
      # De behoefte van een wijk volgt uit de getelde cliënten. Waar geen cliënten geteld zijn staat `estimate` in de tabel.
      behoefte:
        vorm: waargenomen
        tabel: clienten.csv

      """
  }

  private var support: String {
    """
    sporen:
      wmo: { naam: Wmo-maatwerk }

    # (1) Eén voorziening voor alle maatwerk samen: hulp bij het huishouden, begeleiding, dagbesteding, hulpmiddelen, verblijf. De
    # eenheid is een maand ondersteuning. Splits haar zodra cliënten en kosten per voorziening bekend zijn.
    voorzieningen:
      wmo:
        naam: Wmo-maatwerk
        eenheid: maand
        eenheden_per_maand: { value: 1, source: "per definitie: een eenheid is een maand" }
        kostprijs: { value: \(price), source: \(Self.quoted(town.cost.source)) }
        index: lonen_en_prijzen

    """
  }

  private var price: String { Figure.text(town.cost.value / 12, 2) }

  private var states: String {
    """
    # (2) De cliënten van een periode zijn wie er op 1 januari waren en wie er bij kwamen; de stand volgt daaruit en uit de uitstroom.
    toestanden:
      wmo:
        profiel: wmo
        gefactureerd: { clienten: \(Figure.text(town.clients.value, 1)), dagen: \(town.clientDays), source: \(Self.quoted(town.clients.source)) }
        uitstroom: { \(outflow), source: \(Self.quoted(town.outflow.source)) }
        groei: { \(growth), source: \(Self.quoted(town.growth.source)) }

    # Wie overlijdt of naar de Wlz gaat, per jaar en naar leeftijd; samen minder dan de uitstroom.
    algemene_stromen:
      overlijden:
        soort: overlijden
        per_jaar: 1
        leeftijdsfactoren: { 18_29: 0.001, 30_44: 0.003, 45_64: 0.01, 65_74: 0.025, 75_84: 0.065, 85_plus: 0.16 }

    """
  }

  private var outflow: String {
    let mode = town.outflow.value
    guard town.outflow.isAssumption else { return "value: \(Figure.text(mode, 4))" }
    let (low, high) = (Figure.text(mode - 0.04, 4), Figure.text(mode + 0.06, 4))
    return "pert: { min: \(low), mode: \(Figure.text(mode, 4)), max: \(high) }"
  }

  /// What was seen is not what goes on for certain: the spread around it is that of a few years.
  private var growth: String {
    let mean = Figure.text(town.growth.value, 4)
    if town.growth.isAssumption {
      return "normal: { mean: \(mean), sd: 0.01 }, lower: -0.02, upper: 0.06"
    }
    let low = Figure.text(town.growth.value - 0.05, 4)
    let high = Figure.text(town.growth.value + 0.05, 4)
    return "normal: { mean: \(mean), sd: 0.02 }, lower: \(low), upper: \(high)"
  }

  private var drivers: String {
    // What is observed lies before the start.
    let observed = town.growthYears ?? (year - 2)...(year - 1)
    let window = observed.lowerBound...min(observed.upperBound, year - 1)
    return """
      # Wat de vraag laat groeien boven de vergrijzing: de groei van hierboven min wat de andere drijfveren verklaren; zij dooft uit.
      drijfveren:
        onverklaarde_groei:
          venster: { van: \(window.lowerBound), tot: \(window.upperBound) }
          uitdoving: { uniform: { min: 3, max: 9 } }

      # Toevallige bewegingen om de verwachting heen.
      schokken:
        groepen:
          instroom: { op: instroom, sd: 0.08 }
          uitstroom: { op: uitstroom, sd: 0.05 }
        wijken: { sd: 0.05 }

      """
  }

  private var prices: String {
    """
    # Lonen en prijzen, in procenten per jaar.
    indexen:
      lonen_en_prijzen:
        ova: { normal: { mean: 3.5, sd: 1 }, lower: 0.5, upper: 6.5 }
        ppc: 2.5

    """
  }

  private var contracts: String {
    """
    # (3) Hoe betaald wordt is niet bekend: hier per cliënt per maand, voor wat het kost.
    contracten:
      alles:
        naam: Raamovereenkomsten
        vorm: inspanningsgericht
        index: lonen_en_prijzen
        tarieven: { wmo: { value: \(price), source: "estimate: gelijk aan de kostprijs" } }

    """
  }

  private var budget: String {
    guard let budget = town.budget else {
      return """
        # (4) De begroting is niet bekend. Zonder een begroting is er geen kans op overschrijding:
        #
        #     begroting: { bedrag: { \(year): 1000000 }, index: lonen_en_prijzen }

        """
    }
    let amount = Figure.text(budget.value, 0)
    let later = years.dropFirst().map { year in
      "    \(year): { value: \(amount), source: \"estimate: als \(self.year), in prijzen van \(self.year)\" }"
    }
    return """
      # (4) Wat begroot is, in prijzen van \(year). De jaren na \(year) zijn een aanname: als het eerste jaar, met lonen en prijzen.
      begroting:
        bedrag:
          \(year): { value: \(amount), source: \(Self.quoted(budget.source)) }
      \(later.joined(separator: "\n"))
        index: lonen_en_prijzen

      """
  }

  private var reserve: String {
    """
    # (5) Wat voor dit risico apart staat is niet bekend:
    #
    #     weerstandscapaciteit: 250000

    """
  }

  /// A text as a scalar in double quotes.
  static func quoted(_ text: String) -> String {
    Scenarios.quoted(InertText.line(text), always: true)
  }
}
