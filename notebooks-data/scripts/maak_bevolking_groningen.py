"""Bevolking, migratie, verhuizingen, behoefte en leeftijdsprofielen van Groningen met Ten Boer: een schatting.

De gemeente telt hier vier percelen (66, 45, 48 en 51 duizend inwoners, een aanname), zonder Haren. De leeftijdsopbouw is die van
Nederland maal een aangenomen verhouding: een studentenstad met veel 18- tot 30-jarigen. Tot 40 jaar houdt het migratiesaldo de opbouw
vast (studenten komen en gaan); daarboven vergrijst de bevolking vanzelf. Geen enkel aantal per wijk of leeftijd is geteld.
"""

import math

from wijkdata import (AANDEEL_MANNEN_2016, GESLACHTEN, LEEFTIJDEN, csv_tekst, ipf, lees, lees_sterfte, lees_vruchtbaarheid,
                      lineair, nederland, pchip, schrijf, som, stap, verhuiskansen)

# Inwoners per wijk; de som per perceel is 66, 45, 48 en 51 duizend.
WIJKEN = {"centrum": 20000.0, "oude_wijken": 46000.0, "oost": 37600.0, "ten_boer": 7400.0, "zuid": 48000.0, "west": 51000.0}
# Aandeel van een leeftijd in de gemeente ten opzichte van Nederland.
STAD = ((0, .85), (5, .72), (12, .65), (16, .70), (18, 1.40), (20, 2.20), (23, 2.55), (26, 2.15), (30, 1.50), (35, 1.10), (45, .76),
        (55, .74), (65, .76), (75, .72), (85, .78), (100, .85))
# Aandeel van een leeftijd in de wijk ten opzichte van de gemeente, voor het passend maken.
NEIGING = {
    "centrum": ((0, .30), (15, .30), (19, 1.30), (24, 1.75), (30, 1.15), (40, .65), (55, .70), (65, .75), (80, .75), (100, .9)),
    "oude_wijken": ((0, .75), (15, .60), (19, 1.20), (24, 1.35), (30, 1.20), (40, .90), (55, .75), (68, .65), (80, .60), (100, .6)),
    "oost": ((0, 1.35), (15, 1.65), (20, .65), (26, .60), (35, 1.05), (45, 1.30), (58, 1.40), (68, 1.20), (80, .85), (100, .8)),
    "ten_boer": ((0, 1.45), (15, 2.0), (20, .50), (26, .35), (35, .90), (48, 1.60), (60, 1.65), (70, 1.50), (82, 1.30), (100, 1.2)),
    "zuid": ((0, 1.05), (15, 1.05), (20, .80), (26, .85), (38, 1.05), (50, 1.05), (65, 1.20), (78, 1.50), (90, 1.65)),
    "west": ((0, 1.10), (15, 1.0), (20, 1.05), (26, .90), (38, 1.05), (50, .95), (65, 1.05), (78, 1.15), (90, 1.05)),
}
GROEI = 0.007           # groei van de gemeente per jaar
# Deel van die groei dat de wijk opvangt.
GROEIDEEL = {"centrum": .10, "oude_wijken": .22, "oost": .14, "ten_boer": .04, "zuid": .22, "west": .28}
BUREN = {frozenset(p) for p in (("centrum", "oude_wijken"), ("centrum", "zuid"), ("centrum", "west"), ("oude_wijken", "oost"),
                                ("oude_wijken", "west"), ("oude_wijken", "zuid"), ("oost", "ten_boer"), ("zuid", "west"))}
NIVEAU = 0.045 * 0.60   # als Zoetermeer: 4,5% verhuist binnen de gemeente, 40% daarvan in de wijk
# Clienten ten opzichte van wat de leeftijdsopbouw doet verwachten.
BEHOEFTE = {"centrum": .85, "oude_wijken": 1.15, "oost": 1.15, "ten_boer": .75, "zuid": .85, "west": 1.05}
CLIENTEN = 2600.0
MIX = {"begeleiding_basis": 980.0, "begeleiding_specialistisch": 1120.0, "dagbesteding": 480.0, "kortdurend_verblijf": 20.0}
ONDER_30 = 0.24         # aandeel van de instroom van begeleiding onder de 30, als in Zoetermeer
BANDEN = ((18, 29), (30, 44), (45, 64), (65, 74), (75, 84), (85, 100))
# Dagbesteding is hier een voorziening: ouderen en arbeidsmatig samen. Kortdurend verblijf ontlast mantelzorgers.
EIGEN = {"dagbesteding": (.40, .45, .60, 1.00, 4.00, 7.00), "kortdurend_verblijf": (.60, .40, .50, 1.00, 4.00, 6.00)}


def vestiging(a):
    return (math.exp(-((a - 27) / 7.0) ** 2 / 2) if a >= 18 else 0.0) + 0.10 * math.exp(-((a - 2) / 4.0) ** 2 / 2)


def verhuis(bev, kans, fac):
    return {w: {g: [bev[w][g][a] * (1 - fac[a] * sum(kans[w, u] for u in bev if u != w))
                    + sum(bev[u][g][a] * fac[a] * kans[u, w] for u in bev if u != w) for a in LEEFTIJDEN]
                for g in GESLACHTEN} for w in bev}


def gemeente():
    """De opbouw van de gemeente: Nederland medio 2018 maal STAD, op het totaal gebracht."""
    nl, totaal = nederland(2018), sum(WIJKEN.values())
    man = pchip([0, 20] + [65.5 + i for i in range(30)] + [97.0],
                [51.2, 51.2] + list(AANDEEL_MANNEN_2016[:30]) + [AANDEEL_MANNEN_2016[30]])
    vorm = [nl[a] * lineair(STAD)(a) for a in LEEFTIJDEN]
    schaal = totaal / math.fsum(vorm)
    stad = {"m": [schaal * vorm[a] * man(min(a + 0.5, 97)) / 100 for a in LEEFTIJDEN]}
    stad["v"] = [schaal * vorm[a] - stad["m"][a] for a in LEEFTIJDEN]
    return stad


def migratie(bev, q, vrucht, jongens, kans, fac):
    """Saldo dat tot 35 jaar de opbouw vasthoudt, uitlopend tot 45, plus de groei van de gemeente."""
    deel = lineair(((35, 1.0), (45, 0.0)))
    nul = {g: [0.0] * 101 for g in GESLACHTEN}
    verder = verhuis({w: stap(bev[w], q, vrucht, jongens, nul)[0] for w in bev}, kans, fac)
    norm = 2 * math.fsum(vestiging(a) for a in LEEFTIJDEN)
    totaal = math.fsum(som(bev[w]) for w in bev)
    houd = {w: {g: [deel(a) * (bev[w][g][a] - verder[w][g][a]) for a in LEEFTIJDEN] for g in GESLACHTEN} for w in bev}
    rest = GROEI * totaal - math.fsum(som(verder[w]) + som(houd[w]) - som(bev[w]) for w in bev)
    return {w: {g: [round(houd[w][g][a] + rest * GROEIDEEL[w] * vestiging(a) / norm, 4) for a in LEEFTIJDEN]
                for g in GESLACHTEN} for w in bev}


def profielen(stad):
    """Relatieve instroom per leeftijdsband; onder de 30 verlaagd, want studenten vragen zelden ondersteuning."""
    aantal = [som(stad, van, tot) for van, tot in BANDEN]
    gegeven = {}
    for r in lees("profielen.csv"):
        gegeven.setdefault(r["voorziening"], []).append(float(r["verhouding"]))
    basis = gegeven["begeleiding_basis"]
    rest = math.fsum(n * v for n, v in list(zip(aantal, basis))[1:])
    factor = ONDER_30 / (1 - ONDER_30) * rest / (aantal[0] * basis[0])
    uit = {}
    for naam in MIX:
        vorm = list(EIGEN.get(naam, gegeven.get(naam)))
        uit[naam] = [round(v, 2) for v in [vorm[0] * factor] + vorm[1:]]
    return uit, factor


def verwacht(bev, profiel):
    """Clienten per wijk die de leeftijdsopbouw doet verwachten, samen CLIENTEN."""
    uit = {w: 0.0 for w in bev}
    for naam, n in MIX.items():
        last = {w: math.fsum(som(bev[w], van, tot) * v for (van, tot), v in zip(BANDEN, profiel[naam])) for w in bev}
        for w in bev:
            uit[w] += n * last[w] / math.fsum(last.values())
    return uit


def main():
    q = lees_sterfte()
    vrucht, jongens = lees_vruchtbaarheid()
    stad, totaal = gemeente(), sum(WIJKEN.values())
    kolommen = [(g, a) for g in GESLACHTEN for a in LEEFTIJDEN]
    start = [[stad[g][a] * t / totaal * lineair(NEIGING[w])(a) for g, a in kolommen] for w, t in WIJKEN.items()]
    gepast = ipf(start, list(WIJKEN.values()), [stad[g][a] for g, a in kolommen])
    bev = {w: {"m": [round(x, 4) for x in rij[:101]], "v": [round(x, 4) for x in rij[101:]]} for w, rij in zip(WIJKEN, gepast)}
    fac = [float(r["factor"]) for r in lees("mobiliteit.csv")]
    kans = verhuiskansen(bev, fac, lambda i, j: 1.0 if frozenset((i, j)) in BUREN else 1.6, NIVEAU)
    kans = {k: round(v, 6) for k, v in kans.items()}
    saldo = migratie(bev, q, vrucht, jongens, kans, fac)
    profiel, studenten = profielen(stad)
    e = verwacht(bev, profiel)
    ruw = {w: e[w] * BEHOEFTE[w] for w in bev}
    clienten = {w: round(CLIENTEN * ruw[w] / math.fsum(ruw.values())) for w in bev}

    fouten = []
    for w, t in WIJKEN.items():
        if abs(som(bev[w]) - t) > 0.01:
            fouten.append(f"wijk {w}: {som(bev[w]):.4f}, doel {t}")
    pad = [bev]
    for _ in range(8):
        pad.append(verhuis({w: stap(pad[-1][w], q, vrucht, jongens, saldo[w])[0] for w in bev}, kans, fac))
    eind = pad[-1]
    for w in WIJKEN:
        n = som(bev[w])
        groei8 = som(eind[w]) / n - 1
        print(f"wijk {w}: {n:.0f} inwoners, 0-17 {100 * som(bev[w], 0, 17) / n:.1f}%, 18-29 {100 * som(bev[w], 18, 29) / n:.1f}%, "
              f"65+ {100 * som(bev[w], 65) / n:.1f}%, na 8 jaar {100 * groei8:+.1f}%, 75+ {som(bev[w], 75):.0f} naar "
              f"{som(eind[w], 75):.0f}, clienten {clienten[w]} (naar leeftijd {e[w]:.0f})")
        if not -0.06 < groei8 < 0.16:
            fouten.append(f"wijk {w} drijft weg")
    for jaar in (0, 8):
        n = {g: [math.fsum(pad[jaar][w][g][a] for w in bev) for a in LEEFTIJDEN] for g in GESLACHTEN}
        print(f"na {jaar} jaar: {som(n):.0f} inwoners, 18-29 {som(n, 18, 29):.0f}, 65+ {som(n, 65):.0f}, 75+ {som(n, 75):.0f}, "
              f"85+ {som(n, 85):.0f}")
    if abs(som(n) / totaal - 1 - 8 * GROEI) > 0.02:
        fouten.append("de gemeente groeit niet als bedoeld")
    if not 0.28 < som(stad, 18, 29) / totaal < 0.34 or not 0.11 < som(stad, 65) / totaal < 0.15:
        fouten.append("de leeftijdsopbouw is niet die van een studentenstad")
    if not 0.2 < studenten < 0.8:
        fouten.append("het profiel onder de 30 is ongeloofwaardig")
    print(f"instroom onder de 30 per inwoner, ten opzichte van Zoetermeer: {studenten:.2f}")
    if min(p[w][g][a] for p in pad for w in WIJKEN for g, a in kolommen) < 0:
        fouten.append("negatief aantal")
    schrijf({
        "bevolking_groningen_2019.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "aantal", "source"),
            [(w, a, g, f"{bev[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "migratie_groningen.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "saldo", "source"),
            [(w, a, g, f"{saldo[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "verhuizingen_groningen.csv": csv_tekst(
            ("van", "naar", "kans", "source"), [(i, j, f"{v:.6f}", "estimate") for (i, j), v in kans.items()]),
        "behoefte_groningen.csv": csv_tekst(
            ("wijk", "toestand", "clienten", "source"), [(w, "alle", n, "estimate") for w, n in clienten.items()]),
        "profielen_groningen.csv": csv_tekst(
            ("voorziening", "leeftijd_van", "leeftijd_tot", "verhouding", "source"),
            [(v, van, tot, f"{x:.2f}", "estimate") for v, rij in profiel.items() for (van, tot), x in zip(BANDEN, rij)]),
    }, fouten)


if __name__ == "__main__":
    main()
