"""De zorg en de contracten van het verzonnen Nederland van maak_nederland.py, als tekst van scenario's."""

# Per toestand: eenheid, eenheden per maand, kostprijs (euro, 2024), uitstroom en groei per jaar, stromen. Aannamen.
ZORG = {
    "kib": ("uur", 5.3, 59, 2.0, 0.01, "naar_basis: { naar: begeleiding_basis, soort: opschalen, aandeel_bij_uitstroom: 0.26 }"),
    "dagbesteding_basis": ("dagdeel", 7.2, 38, 0.35, 0.01,
                           "zwaarder: { naar: dagbesteding_specialistisch, soort: opschalen, per_jaar: 0.05 }"),
    "dagbesteding_specialistisch": ("dagdeel", 10.7, 65, 0.35, 0.01, ""),
    "waakvlam": ("uur", 0.95, 59, 0.4, 0.01, "terug: { naar: begeleiding_basis, soort: opschalen, per_jaar: 0.1 }"),
    "arbeidsmatig_basis": ("dagdeel", 15, 38, 0.3, 0.01, ""),
    "arbeidsmatig_specialistisch": ("dagdeel", 10, 65, 0.3, 0.01, ""),
    "begeleiding_basis": ("uur", 5.3, 60, 0.5, 0.015,
                          "zwaarder: { naar: begeleiding_specialistisch, soort: opschalen, per_jaar: 0.05 }"),
    "begeleiding_specialistisch": ("uur", 6.1, 84, 0.5, 0.02,
                                   "lichter: { naar: begeleiding_basis, soort: afschalen, per_jaar: 0.05 }"),
    "hulp_bij_het_huishouden": ("uur", 9.5, 34, 0.28, 0.02, ""),
}
SAMEN = "begeleiding_met_dagbesteding"  # twee voorzieningen tegelijk
SAMEN_VAN = ("begeleiding_specialistisch", "dagbesteding_specialistisch")

# Wijze van betalen, met het deel van de gemeenten dat haar heeft. Aannamen.
WACHTEN = """
    wachten:
      afhaken: { pert: { min: 0.1, mode: 0.25, max: 0.5 } }
      aandeel_pgb: 0.2
      zorgplicht: 26"""
HISTORISCH = """
    budget: { historisch: { factor: %(ruimte)s }, index: kostprijs }"""
VORMEN = (
    ("inspanningsgericht", 0.40, ""),
    ("outputgericht", 0.20, ""),
    ("lumpsum", 0.12, "\n    terughoudendheid: { pert: { min: 0, mode: 0.3, max: 0.6 } }" + HISTORISCH + WACHTEN),
    ("populatiebekostiging", 0.10, "\n    terughoudendheid: { pert: { min: 0, mode: 0.3, max: 0.6 } }"
     "\n    budget: { per_inwoner: { naar_gebruik: %(ruimte)s }, index: kostprijs }" + WACHTEN),
    ("taakgericht", 0.12, HISTORISCH + WACHTEN + """
    risico:
      banden:
        klein: { van: 0, tot: 0.05, gemeente: 0, aanbieder: 1 }
        groot: { van: 0.05, tot: 0.1, gemeente: 0.5, aanbieder: 0.5 }
      rest: gemeente"""),
    ("subsidie", 0.06, HISTORISCH + WACHTEN),
)


def landelijk(tabellen, start, jaren):
    """Wat voor elke gemeente geldt: zorg, stromen, drijfveren, schokken en prijzen; `tabellen` is het pad van deze map."""
    voorzieningen, toestanden = [], []
    for naam, (eenheid, eenheden, prijs, uit, groei, stromen) in ZORG.items():
        spoor = "huishouden" if naam == "hulp_bij_het_huishouden" else "ondersteuning"
        bijdrage = 0.8 if spoor == "huishouden" else 0.5
        voorzieningen.append(
            f"  {naam}: {{ {'productcategorie: ' + naam + ', ' if spoor == 'huishouden' else ''}eenheid: {eenheid}, eenheden_per_maand: {eenheden}, kostprijs: {prijs}, index: lonen_en_prijzen, "
            f"pgb: {{ aandeel: 0.04, tarief: {round(0.65 * prijs)} }}, "
            f"eigen_bijdrage: {{ per_maand: 20.6, aandeel_betalend: {bijdrage} }} }}")
        toestanden.append(
            f"  {naam}: {{ spoor: {spoor}, profiel: {naam}, uitstroom: {{ pert: {{ min: {0.9 * uit:.4g}, mode: {uit}, "
            f"max: {1.1 * uit:.4g} }} }}, groei: {{ normal: {{ mean: {groei}, sd: 0.01 }}, lower: -0.04, upper: 0.08 }}"
            + (f", stromen: {{ {stromen} }}" if stromen else "") + " }")
    toestanden.append(
        f"  {SAMEN}: {{ spoor: ondersteuning, profiel: begeleiding_specialistisch, uitstroom: 0.45, groei: 0.01, "
        f"voorzieningen: {{ {SAMEN_VAN[0]}: , {SAMEN_VAN[1]}: }} }}")
    return f"""# What every gemeente of the made-up Netherlands has in common. Made by maak_nederland.py.
source: "estimate: made up by maak_nederland.py"
start: {start}
horizon: {jaren}
bevolking:
  instituties: {tabellen}/instituties.csv
  verloop: cohort
  sterfte:
    tabel: {tabellen}/sterfte.csv
    verbetering: 0.01
    afwijking: {{ normal: {{ mean: 0, sd: 0.03 }}, lower: -0.1, upper: 0.1 }}
  geboorte: {{ tabel: {tabellen}/geboorte.csv }}
profielen: {tabellen}/profielen.csv
sporen: {{ ondersteuning: {{ naam: Ondersteuning thuis }}, huishouden: {{ naam: Hulp bij het huishouden }} }}
voorzieningen:
{chr(10).join(voorzieningen)}
toestanden:
{chr(10).join(toestanden)}
algemene_stromen:
  overlijden:
    soort: overlijden
    per_jaar: 1
    leeftijdsfactoren: {{ 18_29: 0.001, 30_44: 0.003, 45_64: 0.01, 65_74: 0.025, 75_84: 0.065, 85_plus: 0.16 }}
  wlz:
    soort: wlz
    per_jaar: {{ pert: {{ min: 0.7, mode: 1, max: 1.3 }} }}
    leeftijdsfactoren: {{ 18_29: 0.005, 30_44: 0.005, 45_64: 0.01, 65_74: 0.02, 75_84: 0.05, 85_plus: 0.09 }}
drijfveren:
  langer_thuis: {{ daling: {{ uniform: {{ min: 0.005, max: 0.025 }} }} }}
schokken:
  rho: 0.9
  groepen:
    instroom: {{ op: instroom, sd: 0.05 }}
    uitstroom: {{ op: uitstroom, sd: 0.03 }}
    prijs: {{ op: prijs, sd: 0.01 }}
  correlatie: {{ instroom: {{ uitstroom: 0.2 }} }}
  wijken: {{ sd: 0.05 }}
indexen:
  lonen_en_prijzen:
    ova: {{ 2024: 6, 2025: 4.18, 2026: {{ normal: {{ mean: 3, sd: 1 }}, lower: 0, upper: 6 }} }}
    ppc: 2.5
overlap: 1.34
"""
