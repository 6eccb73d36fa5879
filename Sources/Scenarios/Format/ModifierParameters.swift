import SociaalDomein

/// Numbers of what else a contract costs: overhead, providers, uitvoering and the sociale basis.
extension ParameterDeclaration {
  static let aandeelVast = ParameterDeclaration(
    "aandeel_vast", label: "Vast deel van de betaling", unit: .share, range: 0...1,
    help:
      "part paid in twelfths of the budget and held against it, the rest by betaling; without it all of "
      + "what is declared is held against the budget")
  static let oormerkaandeel = ParameterDeclaration(
    "aandeel", label: "Geoormerkt deel van het budget", unit: .share, range: 0...1,
    help: "part of the budget that is for something")
  static let overhead = ParameterDeclaration(
    "overhead", label: "Overhead van de aanbieder", unit: .share, range: 0...2,
    help: "administration of the provider, on top of the kostprijs of its clients; default: none")
  static let contractbeheer = ParameterDeclaration(
    "contractbeheer", label: "Contractbeheer per aanbieder per jaar", unit: .euros, range: 0...1e9,
    help: "what managing one provider costs the gemeente a year, at prices of the start year")

  // MARK: Uitvoering
  private static let noCost = Source.standard("no such cost")
  static let uitvoeringPerJaar = ParameterDeclaration(
    "per_jaar", label: "Uitvoering per jaar", unit: .euros, range: 0...1e12, defaultValue: 0,
    defaultSource: noCost,
    help: "what uitvoering costs a year whatever the number of people, at prices of the start year")
  static let kostenPerMelding = ParameterDeclaration(
    "per_melding", label: "Kosten per melding", unit: .euros, range: 0...1e6, defaultValue: 0,
    defaultSource: noCost,
    help: "what dealing with one new need costs the gemeente, at prices of the start year")
  static let kostenPerHerindicatie = ParameterDeclaration(
    "per_herindicatie", label: "Kosten per herindicatie", unit: .euros, range: 0...1e6,
    defaultValue: 0, defaultSource: noCost,
    help: "what one herindicatie costs the gemeente, at prices of the start year")
  static let onderzoekenPerJaar = ParameterDeclaration(
    "onderzoeken", label: "Onderzoeken per jaar", unit: .personsPerYear, range: 0...1e8,
    help: "meldingen and herindicaties together that can be dealt with in a year; default: all")
  static let herindicatieduur = ParameterDeclaration(
    "indicatieduur", label: "Duur van een indicatie tot de herindicatie", unit: .years,
    range: 0...20, aboveLowerBound: true, defaultValue: 2,
    help: "length of an indication, after which a herindicatie is due")
  static let remming = ParameterDeclaration(
    "remming", label: "Aandeel van de uitstroom dat op een herindicatie wacht", unit: .share,
    range: 0...1, defaultValue: 0,
    isIncentive: true,
    help: "share of uitstroom and afschalen that waits for a herindicatie")

  // MARK: Capacity
  static let fte = ParameterDeclaration(
    "fte", label: "Personeel in fte", unit: .fte, range: 0...1e6,
    help: "staff of the providers, by year; default: no limit")
  static let urenPerFte = ParameterDeclaration(
    "uren_per_fte", label: "Uren per fte per maand", unit: .hoursPerMonth, range: 0...250,
    defaultValue: 110,
    help: "hours a month that one fte gives to clients")
  static let urenPerEenheid = ParameterDeclaration(
    "uren_per_eenheid", label: "Uren personeel per eenheid", unit: .hoursPerUnit, range: 0...1000,
    help: "hours of staff that one unit takes; default: 1")

  // MARK: Sociale basis
  static let socialeBasisPerPersoon = ParameterDeclaration(
    "per_persoon", label: "Kosten per persoon in de sociale basis", unit: .euros, range: 0...1e6,
    help: "what it costs once to help someone there instead, at prices of the start year")
}
