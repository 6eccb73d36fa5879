"""Een verzonnen Nederland: een regio van 342 gemeenten met ongeveer 3.400 wijken, als scenario's van wijkraming.

    python3 maak_nederland.py [MAP] [--gemeenten N] [--check]

Schrijft `nederland.yaml` (de regio), `landelijk.yaml` (wat voor elke gemeente geldt) en per gemeente een scenario met zijn
tabellen in MAP (standaard .build/nederland naast notebooks-data). Geen enkele gemeente bestaat: namen zijn nummers, en alleen de
landelijke totalen, de grootteklassen en de spreiding tussen gemeenten en wijken lijken op Nederland. Elke gemeente trekt uit een
eigen rij toevalsgetallen, zodat `--gemeenten N` de eerste N geeft zoals zij in het geheel staan. `--check` schrijft niets.
Alleen de standaardbibliotheek.
"""

import math
import os
import random
import sys
from statistics import NormalDist

from nederland_scenario import SAMEN, SAMEN_VAN, VORMEN, ZORG, landelijk
from wijkdata import GESLACHTEN, LEEFTIJDEN, MAP, TABELLEN, csv_tekst, lees

ZAAD = 342
START, JAREN = 2024, 5
KOLOMMEN = [(g, a) for g in GESLACHTEN for a in LEEFTIJDEN]
NORMAAL = NormalDist()


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


BEGROTING = (0.95, 1.01)  # de begroting op de kosten van de stand, en de volumegroei per jaar die zij kent


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
    schrijf("landelijk.yaml", landelijk(os.path.relpath(TABELLEN, UIT), START, JAREN))
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
        elif woord.startswith("-") and woord != "--check":
            sys.exit(f"onbekende optie {woord}")
        elif woord != "--check":
            rest.append(woord)
    if len(rest) > 1:
        sys.exit("een map is genoeg")
    return os.path.abspath(rest[0] if rest else os.path.join(MAP, "..", ".build", "nederland")), aantal


UIT, GEMEENTEN = argumenten()

if __name__ == "__main__":
    main()
