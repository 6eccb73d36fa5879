import Foundation
import Scenarios
import SociaalDomein

@testable import DemandModel

/// A town that a driver's effect can be worked out for by hand: no chance, no delay, and so many
/// residents (a million of each age and sex) that those in care do not lower the need of the others.
///
/// Its one state has 100 clients and the profile of its age group; the closing stock is counted.
struct Town {
  var start = 2021
  var horizon = 3
  var onderzoek = 0.0
  var wijken = ["oost"]
  var bevolking = "{ aantallen: bevolking.csv }"
  var toestanden = "  hulp: { profiel: hulp, stand: 100, uitstroom: 0.5, groei: 0 }\n"
  var voorzieningen = "  hulp: { eenheden_per_maand: 10, kostprijs: 30 }\n"
  var tarieven = "hulp: 30"
  var drijfveren = ""
  var overig = ""
  /// Contracts in place of one that is inspanningsgericht, and how the steps go.
  var contracten: String?
  var stappen = "count: closing"
  var sporen = "{ ondersteuning: }"
  var veroudering = false

  /// Residents in the opening and, for a forecast, by year; a million times the factor.
  var factorByYear: [Int: Double] = [:]
  /// Wijken where nobody lives before a year of the forecast.
  var builtIn: [String: Int] = [:]
  /// Ages of the profile `hulp`.
  var profile = "hulp,18,100,1"
  /// Share of the residents of some ages who live in institutions.
  var institutionalised = 0.0
  var institutionalisedAges = 75...Ages.last
  /// Other tables that it reads.
  var files: [String: String] = [:]

  var text: String {
    """
    naam: stad
    source: "estimate: made up"
    start: \(start)
    horizon: \(horizon)
    \(stappen)
    veroudering: \(veroudering ? "ja" : "nee")
    toeval: { instroom: nee, overgangen: nee }
    toegang: { onderzoek: \(onderzoek), besluit: 0 }
    wijken: { \(wijken.map { "\($0): " }.joined(separator: ", ")) }
    bevolking: \(bevolking)
    profielen: profielen.csv
    sporen: \(sporen)
    voorzieningen:
    \(voorzieningen)toestanden:
    \(toestanden)\(drijfveren.isEmpty ? "" : "drijfveren:\n\(drijfveren)")\(overig)
    contracten: \(contracten ?? "{ alles: { vorm: inspanningsgericht, tarieven: { \(tarieven) } } }")

    """
  }

  private var tables: [String: String] {
    var people = "wijk,leeftijd,geslacht,aantal\n"
    var forecast = "jaar,wijk,leeftijd,geslacht,aantal\n"
    var homes = "leeftijd,geslacht,aandeel\n"
    for age in 0...Ages.last {
      for sex in ["m", "v"] {
        homes += "\(age),\(sex),\(institutionalisedAges.contains(age) ? institutionalised : 0)\n"
        for wijk in wijken {
          people += "\(wijk),\(age),\(sex),\(builtIn[wijk] == nil ? 1_000_000 : 0)\n"
          for (year, factor) in factorByYear.sorted(by: { $0.key < $1.key })
          where year >= builtIn[wijk] ?? year {
            forecast += "\(year),\(wijk),\(age),\(sex),\(1_000_000 * factor)\n"
          }
        }
      }
    }
    return [
      "bevolking.csv": people, "prognose.csv": forecast, "instituties.csv": homes,
      "profielen.csv": "voorziening,leeftijd_van,leeftijd_tot,verhouding\n\(profile)\n",
    ].merging(files) { $1 }
  }

  /// The tables of a town with these wijken and nothing else of its own.
  static func standardTables(wijken: [String]) -> [String: String] {
    var town = Town()
    town.wijken = wijken
    return town.tables
  }

  /// The scenario, with drivers switched off.
  func scenario(without: Set<DriverKey> = []) throws -> Scenario {
    try scenario(options: Scenario.Options(without: without))
  }

  func scenario(options: Scenario.Options) throws -> Scenario {
    try CaseFolder.scenario(text: text, tables: tables, options: options)
  }

  /// Its one replication.
  func run(without: Set<DriverKey> = []) throws -> CaseRun {
    try CaseRun(scenario(without: without))
  }

  /// Whether switching off a driver leaves the opening balance as it was, to the bit.
  func opensAlike(without driver: DriverKey) throws -> Bool {
    let on = try scenario().model.demand.balance
    let off = try scenario(without: [driver]).model.demand.balance
    return on.stock == off.stock && on.inflow == off.inflow && on.remainder == off.remainder
  }
}
