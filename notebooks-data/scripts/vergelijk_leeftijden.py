"""Vergelijkt manieren om leeftijdsgroepen over leeftijden te verdelen, op Nederland, waar leeftijden bekend zijn.

    python3 vergelijk_leeftijden.py

Steden met een bekende opbouw worden tot groepen opgeteld en weer verdeeld: met de opbouw van Nederland per groep (schalen), met
een monotone kromme van de aantallen over die opbouw (wat wijkraming doet), en met een monotone kromme over de leeftijd zonder
opbouw. De fout: het deel van de mensen op een verkeerde leeftijd, 75+, 85+, en de behoefte volgens het profiel dat het ergst
afwijkt. De opbouw van Nederland is die van wijkraming zelf (CBS StatLine 7461bev). Alleen de standaardbibliotheek.
"""

import csv
import math
import os
from itertools import accumulate

from wijkdata import GESLACHTEN, LEEFTIJDEN, MAP, lees

GROEPEN = {"KWB: 0, 15, 25, 45, 65+": [0, 15, 25, 45, 65], "tien jaar, 80+": list(range(0, 90, 10)),
           "vijf jaar, 95+": list(range(0, 100, 5))}


def opbouw():
    """Mensen van elk jaar naar geslacht en leeftijd."""
    uit = {}
    with open(os.path.join(MAP, "..", "Sources", "Scenarios", "Pyramids", "nederland.csv"), encoding="utf-8") as f:
        for r in csv.DictReader(f):
            for jaar in range(2010, 2061):
                uit.setdefault(jaar, {g: [0.0] * 101 for g in GESLACHTEN})[r["geslacht"]][int(r["leeftijd"])] = float(r[str(jaar)])
    return uit


def rand(h0, h1, d0, d1):
    m = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1)
    if m * d0 <= 0:
        return 0.0
    return 3 * d0 if d0 * d1 < 0 and abs(m) > 3 * abs(d0) else m


def kromme(xs, ys, plaatsen):
    """Monotone kubische kromme (Fritsch en Butland, met PCHIP-randen) op oplopende plaatsen."""
    h = [b - a for a, b in zip(xs, xs[1:])]
    d = [(b - a) / w for a, b, w in zip(ys, ys[1:], h)]
    m = [rand(h[0], h[1], d[0], d[1])]
    for i in range(1, len(h)):
        a, b = 2 * h[i] + h[i - 1], h[i] + 2 * h[i - 1]
        m.append((a + b) / (a / d[i - 1] + b / d[i]) if d[i - 1] * d[i] > 0 else 0.0)
    m.append(rand(h[-1], h[-2], d[-1], d[-2]))
    uit, i = [], 0
    for x in plaatsen:
        while i < len(h) - 1 and x > xs[i + 1]:
            i += 1
        t = (x - xs[i]) / h[i]
        u = 1 - t
        uit.append((ys[i] * (1 + 2 * t) + m[i] * h[i] * t) * u * u + (ys[i + 1] * (1 + 2 * u) - m[i + 1] * h[i] * u) * t * t)
    return uit


def som(rij):
    return [0.0] + list(accumulate(rij))


def schalen(stad, grenzen, land):
    uit = []
    for a, b in zip(grenzen, grenzen[1:] + [101]):
        uit += [sum(stad[a:b]) * x / sum(land[a:b]) for x in land[a:b]]
    return uit


def over_opbouw(stad, grenzen, land):
    t, c, knopen = som(stad), som(land), grenzen + [101]
    v = kromme([c[k] for k in knopen], [t[k] for k in knopen], c)
    return [b - a for a, b in zip(v, v[1:])]


def over_leeftijd(stad, grenzen, land):
    t, knopen = som(stad), grenzen + [101]
    v = kromme([float(k) for k in knopen], [t[k] for k in knopen], [float(a) for a in range(102)])
    return [b - a for a, b in zip(v, v[1:])]


def keer(stad, factor):
    return {g: [n * factor(a) for a, n in enumerate(rij)] for g, rij in stad.items()}


def steden(land):
    """Naam, opbouw, en die van het land waarmee wordt verdeeld."""
    nu = land[2020]
    yield "Nederland 2020, opbouw 2019", nu, land[2019]
    yield "Nederland 2020, opbouw 2015", nu, land[2015]
    yield "Nederland 2025, opbouw 2020", land[2025], land[2020]
    yield "ouder dan het land", keer(nu, lambda a: math.exp(0.5 * (a - 42) / 25)), nu
    yield "jonger dan het land", keer(nu, lambda a: math.exp(-0.5 * (a - 42) / 25)), nu
    yield "studentenstad", keer(nu, lambda a: 1 + 2.5 * math.exp(-((a - 22) / 3) ** 2)), nu
    yield "nieuwbouw", keer(nu, lambda a: (1 + 1.2 * math.exp(-((a - 36) / 6) ** 2) + 1.2 * math.exp(-((a - 5) / 5) ** 2))
                            * (0.5 if a > 75 else 1)), nu
    yield "woonzorg: 80+ verdriedubbeld", keer(nu, lambda a: 3 if a >= 80 else 1), nu


def profielen():
    uit = {}
    for r in lees("profielen.csv"):
        rij = uit.setdefault(r["voorziening"], [0.0] * 101)
        for a in range(int(r["leeftijd_van"]), int(r["leeftijd_tot"]) + 1):
            rij[a] = float(r["verhouding"])
    return uit


def fouten(stad, verdeeld, profiel):
    """In procenten: op een verkeerde leeftijd, 75+, 85+, behoefte (de ergste)."""
    totaal = sum(map(sum, stad.values()))
    mis = sum(abs(x - y) for g in GESLACHTEN for x, y in zip(stad[g], verdeeld[g])) / 2 / totaal
    weeg = lambda mensen, w: sum(w[a] * mensen[g][a] for g in GESLACHTEN for a in LEEFTIJDEN)
    afwijking = lambda w: weeg(verdeeld, w) / weeg(stad, w) - 1
    oud = [afwijking([float(a >= v) for a in LEEFTIJDEN]) for v in (75, 85)]
    return [100 * x for x in (mis, *oud, max((afwijking(w) for w in profiel.values()), key=abs))]


def main():
    profiel = profielen()
    wijzen = (schalen, over_opbouw, over_leeftijd)
    for naam, grenzen in GROEPEN.items():
        print(f"\n{naam}\n{'':30}" + "".join(f"{w.__name__:>30}" for w in wijzen))
        print(f"{'':30}" + "   mis%   75+%   85+% beho% " * 3)
        for stad, echt, land in steden(opbouw()):
            cellen = ""
            for wijs in wijzen:
                verdeeld = {g: wijs(echt[g], grenzen, land[g]) for g in GESLACHTEN}
                assert min(min(r) for r in verdeeld.values()) >= -1e-6
                cellen += "  " + " ".join(f"{x:6.1f}" for x in fouten(echt, verdeeld, profiel)) + " "
            print(f"{stad:30}{cellen}")
    naar_leeftijd(GROEPEN["KWB: 0, 15, 25, 45, 65+"])


def naar_leeftijd(grenzen):
    """De fout van de gekozen manier in procenten, per vijf jaar vanaf 65."""
    van = [0, 5, 10, 15, 20, 65, 70, 75, 80, 85, 90]
    tot = [5, 10, 15, 20, 25, 70, 75, 80, 85, 90, 101]
    print(f"\nover_opbouw van vijf groepen, fout in % naar leeftijd\n{'':30}" + "".join(f"{a:>4}-{b - 1:<3}" for a, b in zip(van, tot)))
    for stad, echt, land in steden(opbouw()):
        verdeeld = {g: over_opbouw(echt[g], grenzen, land[g]) for g in GESLACHTEN}
        deel = [sum(sum(verdeeld[g][a:b]) for g in GESLACHTEN) / sum(sum(echt[g][a:b]) for g in GESLACHTEN)
                for a, b in zip(van, tot)]
        print(f"{stad:30}" + " ".join(f"{100 * (x - 1):6.1f} " for x in deel))


if __name__ == "__main__":
    main()
