"""Een verzonnen Nederland: een regio van 342 gemeenten met ongeveer 3.400 wijken, als scenario's van wijkraming.

    python3 maak_nederland.py [MAP] [--gemeenten N] [--check]

Schrijft `nederland.yaml` (de regio), `landelijk.yaml` (wat voor elke gemeente geldt) en per gemeente een scenario met zijn
tabellen in MAP (standaard .build/nederland naast deze map). Geen enkele gemeente bestaat: namen zijn nummers, en alleen de
landelijke totalen, de grootteklassen en de spreiding tussen gemeenten en wijken lijken op Nederland. Elke gemeente trekt uit een
eigen rij toevalsgetallen, zodat `--gemeenten N` de eerste N geeft zoals zij in het geheel staan. `--check` schrijft niets.
Alleen de standaardbibliotheek.
"""

import math
import os
import random
import sys
from statistics import NormalDist

from wijkdata import GESLACHTEN, LEEFTIJDEN, MAP, csv_tekst, lees

ZAAD = 342
START, JAREN = 2024, 5
KOLOMMEN = [(g, a) for g in GESLACHTEN for a in LEEFTIJDEN]
NORMAAL = NormalDist()

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


def landelijk():
    """Wat voor elke gemeente geldt: zorg, stromen, drijfveren, schokken en prijzen."""
    voorzieningen, toestanden = [], []
    for naam, (eenheid, eenheden, prijs, uit, groei, stromen) in ZORG.items():
        spoor = "huishouden" if naam == "hulp_bij_het_huishouden" else "ondersteuning"
        bijdrage = 0.8 if spoor == "huishouden" else 0.5
        voorzieningen.append(
            f"  {naam}: {{ eenheid: {eenheid}, eenheden_per_maand: {eenheden}, kostprijs: {prijs}, index: lonen_en_prijzen, "
            f"pgb: {{ aandeel: 0.04, tarief: {round(0.65 * prijs)} }}, "
            f"eigen_bijdrage: {{ per_maand: 20.6, aandeel_betalend: {bijdrage} }} }}")
        toestanden.append(
            f"  {naam}: {{ spoor: {spoor}, profiel: {naam}, uitstroom: {{ pert: {{ min: {0.9 * uit:.4g}, mode: {uit}, "
            f"max: {1.1 * uit:.4g} }} }}, groei: {{ normal: {{ mean: {groei}, sd: 0.01 }}, lower: -0.04, upper: 0.08 }}"
            + (f", stromen: {{ {stromen} }}" if stromen else "") + " }")
    toestanden.append(
        f"  {SAMEN}: {{ spoor: ondersteuning, profiel: begeleiding_specialistisch, uitstroom: 0.45, groei: 0.01, "
        f"voorzieningen: {{ {SAMEN_VAN[0]}: , {SAMEN_VAN[1]}: }} }}")
    tabellen = os.path.relpath(MAP, UIT)
    regels = f"""# What every gemeente of the made-up Netherlands has in common. Made by maak_nederland.py.
source: "estimate: made up by maak_nederland.py"
start: {START}
horizon: {JAREN}
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
    return regels


# Gemeenten


def grootten(klassen):
    """Inwoners van elke gemeente: binnen de klasse een kromme van klein naar groot met het totaal van de klasse."""
    uit = []
    for k in klassen:
        laag, hoog, n = float(k["inwoners_van"]), float(k["inwoners_tot"]), int(k["gemeenten"])
        doel = (float(k["inwoners"]) / n - laag) / (hoog - laag)
        van, tot = 0.01, 100.0  # de macht waarbij het gemiddelde klopt
        for _ in range(200):
            macht = math.sqrt(van * tot)
            gemiddeld = math.fsum(((i + 0.5) / n) ** macht for i in range(n)) / n
            van, tot = (macht, tot) if gemiddeld > doel else (van, macht)
        uit += [(laag + (hoog - laag) * ((i + 0.5) / n) ** van, float(k["inwoners_per_wijk"])) for i in range(n)]
    random.Random(ZAAD).shuffle(uit)
    return uit


def normaal(toeval):
    return NORMAAL.inv_cdf(min(max(toeval.random(), 1e-12), 1 - 1e-12))


def scheef(leeftijd):
    """Plaats op de schaal van jong naar oud; 42 is het midden."""
    return (leeftijd - 42) / 25


class Gemeente:
    """Een verzonnen gemeente: wijken, bevolking, behoefte en contract."""

    def __init__(self, nummer, inwoners, per_wijk, land, sd):
        toeval = random.Random(1000 * ZAAD + nummer)
        self.naam = f"gemeente-{nummer:03d}"
        self.sleutel = f"gemeente_{nummer:03d}"
        wijken = max(1, round(inwoners / per_wijk))
        gewicht = [math.exp(0.5 * normaal(toeval)) for _ in range(wijken)]
        self.wijken = [f"wijk_{w + 1:03d}" for w in range(wijken)]
        oud, nood = sd["vergrijzing", "gemeente"] * normaal(toeval), sd["behoefte", "gemeente"] * normaal(toeval)
        s2 = sd["vergrijzing", "gemeente"] ** 2 + sd["vergrijzing", "wijk"] ** 2
        self.bevolking, self.nood = [], []
        for w in range(wijken):
            helling = oud + sd["vergrijzing", "wijk"] * normaal(toeval)
            # Gedeeld door de verwachting, zodat de opbouw van alle wijken samen die van het land is.
            rij = [land[k] * math.exp(helling * scheef(k[1]) - s2 * scheef(k[1]) ** 2 / 2) for k in KOLOMMEN]
            maat = inwoners * gewicht[w] / math.fsum(gewicht) / math.fsum(rij)
            self.bevolking.append([round(maat * x, 2) for x in rij])
            self.nood.append(math.exp(nood + sd["behoefte", "wijk"] * normaal(toeval)))
        lot, self.ruimte = toeval.random(), round(1.03 + 0.03 * normaal(toeval), 4)
        self.vorm = VORMEN[-1]
        for vorm in VORMEN:
            if lot < vorm[1]:
                self.vorm = vorm
                break
            lot -= vorm[1]

    def inwoners(self, van=0, tot=100):
        return math.fsum(n for rij in self.bevolking for (_, a), n in zip(KOLOMMEN, rij) if van <= a <= tot)

    def gewicht(self, profiel):
        """Inwoners naar het gebruik van hun leeftijd, maal de behoefte, per wijk."""
        return [nood * math.fsum(n * profiel[a] for (_, a), n in zip(KOLOMMEN, rij))
                for rij, nood in zip(self.bevolking, self.nood)]

    def scenario(self, stand):
        kosten = 0.0
        for toestand, n in stand.items():
            for naam in SAMEN_VAN if toestand == SAMEN else (toestand,):
                _, eenheden, prijs, *_ = ZORG[naam]
                kosten += 12 * n * eenheden * prijs
        bedrag = {START + j: round(BEGROTING[0] * self.ruimte * kosten * BEGROTING[1] ** j, -3) for j in range(JAREN)}
        vorm = self.vorm[2] % {"ruimte": self.ruimte} if "%" in self.vorm[2] else self.vorm[2]
        return f"""# A made-up gemeente. Made by maak_nederland.py.
extends: landelijk.yaml
naam: {self.naam}
titel: {self.naam.capitalize()}
source: "estimate: made up by maak_nederland.py"
wijken: {{ {", ".join(w + ": " for w in self.wijken)}}}
bevolking: {{ aantallen: {self.naam}-bevolking.csv }}
behoefte: {{ vorm: waargenomen, tabel: {self.naam}-behoefte.csv, kappa: 50 }}
toestanden:
{chr(10).join(f"  {t}: {{ stand: {n} }}" for t, n in stand.items())}
contracten:
  alles:
    vorm: {self.vorm[0]}
    opslag: 0{vorm}
begroting:
  bedrag: {{ {", ".join(f"{j}: {int(b)}" for j, b in bedrag.items())} }}
  index: lonen_en_prijzen
"""


BEGROTING = (0.965, 1.01)  # de begroting op de kosten van de stand, en de volumegroei per jaar die zij kent


def profielen():
    """Gebruik naar leeftijd per toestand, 0 onder de 18."""
    uit = {}
    for r in lees("profielen.csv"):
        rij = uit.setdefault(r["voorziening"], [0.0] * 101)
        for a in range(int(r["leeftijd_van"]), int(r["leeftijd_tot"]) + 1):
            rij[a] = float(r["verhouding"])
    uit[SAMEN] = uit["begeleiding_specialistisch"]
    return uit


def main():
    klassen = lees("grootteklassen_gemeenten.csv")
    land = {(r["geslacht"], int(r["leeftijd"])): float(r["aantal"]) for r in lees("bevolking_nederland.csv")}
    sd = {(r["grootheid"], r["niveau"]): float(r["sd"]) for r in lees("spreiding_gemeenten.csv")}
    gebruik = {r["toestand"]: float(r["clienten"]) for r in lees("gebruik_landelijk.csv")}
    profiel = profielen()
    # Clienten per gewogen inwoner in het hele land; gemeenten wijken daarvan af met hun behoefte.
    tarief = {t: n / math.fsum(land[k] * profiel[t][k[1]] for k in KOLOMMEN) for t, n in gebruik.items()}
    alle = grootten(klassen)
    aantal = len(alle) if GEMEENTEN is None else min(GEMEENTEN, len(alle))
    gemeenten = [Gemeente(i + 1, *alle[i], land, sd) for i in range(aantal)]
    som = math.fsum(g.inwoners() for g in gemeenten)
    oud = math.fsum(g.inwoners(65) for g in gemeenten)
    wijken = sum(len(g.wijken) for g in gemeenten)
    print(f"{aantal} gemeenten, {wijken} wijken, {som:.0f} inwoners, {100 * oud / som:.1f}% 65 jaar en ouder")
    fouten = []
    if aantal == len(alle):
        totaal = sum(float(k["inwoners"]) for k in klassen)
        aandeel = math.fsum(n for (_, a), n in land.items() if a >= 65) / math.fsum(land.values())
        if abs(som / totaal - 1) > 0.001:
            fouten.append(f"{som:.0f} inwoners, doel {totaal:.0f}")
        if abs(oud / som / aandeel - 1) > 0.02:
            fouten.append(f"{oud / som:.4f} is 65 jaar of ouder, doel {aandeel:.4f}")
        if not 3300 <= wijken <= 3500:
            fouten.append(f"{wijken} wijken, niet ongeveer 3.400")
    for f in fouten:
        print("FOUT", f)
    if fouten or "--check" in sys.argv[1:]:
        sys.exit(1 if fouten else 0)
    schrijf_alles(gemeenten, tarief, profiel)


def schrijf_alles(gemeenten, tarief, profiel):
    os.makedirs(UIT, exist_ok=True)

    def schrijf(naam, tekst):
        with open(os.path.join(UIT, naam), "w", encoding="utf-8", newline="") as f:
            f.write(tekst)
    schrijf("landelijk.yaml", landelijk())
    for g in gemeenten:
        per_wijk = {t: [tarief[t] * x for x in g.gewicht(p)] for t, p in profiel.items() if t in tarief}
        stand = {t: max(0.1, round(math.fsum(rij), 1)) for t, rij in per_wijk.items()}
        schrijf(f"{g.naam}.yaml", g.scenario(stand))
        schrijf(f"{g.naam}-bevolking.csv", csv_tekst(
            ("wijk", "leeftijd", "geslacht", "aantal", "source"),
            [(w, a, s, f"{n:.2f}", "estimate") for w, rij in zip(g.wijken, g.bevolking) for (s, a), n in zip(KOLOMMEN, rij)]))
        schrijf(f"{g.naam}-behoefte.csv", csv_tekst(
            ("wijk", "toestand", "clienten", "source"),
            [(w, "alle", f"{math.fsum(rij[i] for rij in per_wijk.values()):.1f}", "estimate") for i, w in enumerate(g.wijken)]))
    schrijf("nederland.yaml", f"""# A made-up Netherlands: {len(gemeenten)} gemeenten, none of which exists. Made by maak_nederland.py.
naam: nederland
titel: Nederland, verzonnen
source: "estimate: made up by maak_nederland.py"
replications: 1000
seed: {ZAAD}
gemeenten:
""" + "".join(f"  {g.sleutel}: {g.naam}.yaml\n" for g in gemeenten))
    print("geschreven", UIT)


def argumenten():
    """De map en het aantal gemeenten van de opdrachtregel."""
    rest, aantal = [], None
    woorden = iter(sys.argv[1:])
    for woord in woorden:
        if woord == "--gemeenten":
            getal = next(woorden, "")
            if not getal.isdecimal() or int(getal) < 1:
                sys.exit("--gemeenten vraagt een aantal van 1 of meer")
            aantal = int(getal)
        elif woord != "--check":
            rest.append(woord)
    if len(rest) > 1:
        sys.exit("een map is genoeg")
    return os.path.abspath(rest[0] if rest else os.path.join(MAP, "..", ".build", "nederland")), aantal


UIT, GEMEENTEN = argumenten()

if __name__ == "__main__":
    main()
