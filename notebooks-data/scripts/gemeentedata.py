"""Tabellen van een gemeente zonder gepubliceerde cijfers per wijk: inwoners, saldo, verhuiskansen en clienten per wijk.

Een gemeente is hier een vorm (Nederland maal een verhouding per leeftijd), wijken met een verhouding ten opzichte van de gemeente, een
groei per jaar en een factor op de clienten die de leeftijden van een wijk doen verwachten. Alles daarvan is een aanname van het script
dat haar beschrijft. Tot de leeftijden van `houd` houdt het migratiesaldo de opbouw vast; daarboven vergrijst de bevolking vanzelf.
"""

import math
from dataclasses import dataclass, field

from wijkdata import (AANDEEL_MANNEN_2016, GESLACHTEN, LEEFTIJDEN, csv_tekst, ipf, lees, lees_sterfte, lees_vruchtbaarheid,
                      lineair, nederland, pchip, som, stap, verhuiskansen)

BANDEN = ((18, 29), (30, 44), (45, 64), (65, 74), (75, 84), (85, 100))
NIVEAU = 0.045 * 0.60   # als Zoetermeer: 4,5% verhuist binnen de gemeente, 40% daarvan in de wijk
NUL = {g: [0.0] * 101 for g in GESLACHTEN}


@dataclass
class Gemeente:
    """Wat van een gemeente is aangenomen. Verhoudingen zijn (leeftijd, factor)-knopen, lineair daartussen."""
    naam: str           # in de namen van de bestanden, met het jaar als er meer jaren zijn
    plaats: str         # zoals in een zin
    jaar: int           # 1 januari
    indeling: str       # wat de wijken zijn, in een zin
    opbouw: str         # wat de vorm afwijkt van Nederland, in een zin
    verloop: str        # wie er komen en gaan, in een zin
    wijken: dict        # inwoners per wijk
    vorm: tuple         # aandeel van een leeftijd ten opzichte van Nederland
    neiging: dict       # aandeel van een leeftijd in een wijk ten opzichte van de gemeente
    groei: float        # van de gemeente, per jaar
    groeideel: dict     # deel van die groei per wijk
    buren: tuple        # paren van wijken
    houd: tuple         # tot waar het saldo de opbouw vasthoudt
    behoefte: dict      # clienten ten opzichte van wat de leeftijden doen verwachten
    mix: dict           # clienten per profiel
    onder_30: float = 0.0   # aandeel van de instroom van begeleiding onder de 30; 0: profielen.csv zoals hij is
    jaren: int = 8      # hoe ver de controle vooruitrekent
    grenzen: dict = field(default_factory=dict)  # {(van, tot): (laagste, hoogste aandeel)} waaraan de gemeente moet voldoen


def vestiging(a):
    return (math.exp(-((a - 28) / 7.0) ** 2 / 2) if a >= 18 else 0.0) + 0.10 * math.exp(-((a - 2) / 4.0) ** 2 / 2)


def land(jaar, q, vrucht, jongens):
    """Nederland rond 1 januari van het jaar, in duizendtallen: de tabel van 2016 tot 2018, of die van 2018 vooruitgerekend."""
    man = pchip([0, 20] + [65.5 + i for i in range(30)] + [97.0],
                [51.2, 51.2] + list(AANDEEL_MANNEN_2016[:30]) + [AANDEEL_MANNEN_2016[30]])
    nl = nederland(min(max(jaar, 2016), 2018))
    n = {"m": [nl[a] * man(min(a + 0.5, 97)) / 100 for a in LEEFTIJDEN]}
    n["v"] = [nl[a] - n["m"][a] for a in LEEFTIJDEN]
    for _ in range(max(0, jaar - 2018)):
        n, _, _ = stap(n, q, vrucht, jongens, NUL)
    return n


def verhuis(bev, kans, fac):
    return {w: {g: [bev[w][g][a] * (1 - fac[a] * sum(kans[w, u] for u in bev if u != w))
                    + sum(bev[u][g][a] * fac[a] * kans[u, w] for u in bev if u != w) for a in LEEFTIJDEN]
                for g in GESLACHTEN} for w in bev}


def profielen(stad, onder_30):
    """Verhouding per voorziening en band; onder de 30 zo verlaagd dat `onder_30` van de instroom van begeleiding daarvandaan komt."""
    gegeven = {}
    for r in lees("profielen.csv"):
        gegeven.setdefault(r["voorziening"], []).append(float(r["verhouding"]))
    factor = 1.0
    if onder_30:
        last = [som(stad, *band) * v for band, v in zip(BANDEN, gegeven["begeleiding_basis"])]
        factor = onder_30 / (1 - onder_30) * math.fsum(last[1:]) / last[0]
    return {v: [round(rij[0] * factor, 3)] + rij[1:] for v, rij in gegeven.items()}, factor


def tabellen(x):
    """Geeft ({bestand: tekst}, fouten) en drukt af wat eruit komt."""
    q = lees_sterfte()
    vrucht, jongens = lees_vruchtbaarheid()
    nl, totaal = land(x.jaar, q, vrucht, jongens), sum(x.wijken.values())
    ruw = {g: [nl[g][a] * lineair(x.vorm)(a) for a in LEEFTIJDEN] for g in GESLACHTEN}
    stad = {g: [n * totaal / som(ruw) for n in ruw[g]] for g in GESLACHTEN}
    kolommen = [(g, a) for g in GESLACHTEN for a in LEEFTIJDEN]
    start = [[stad[g][a] * t / totaal * lineair(x.neiging[w])(a) for g, a in kolommen] for w, t in x.wijken.items()]
    gepast = ipf(start, list(x.wijken.values()), [stad[g][a] for g, a in kolommen])
    bev = {w: {"m": [round(n, 4) for n in rij[:101]], "v": [round(n, 4) for n in rij[101:]]} for w, rij in zip(x.wijken, gepast)}

    fac = [float(r["factor"]) for r in lees("mobiliteit.csv")]
    paren = {frozenset(p) for p in x.buren}
    kans = verhuiskansen(bev, fac, lambda i, j: 1.0 if frozenset((i, j)) in paren else 1.6, NIVEAU)
    kans = {k: round(v, 6) for k, v in kans.items()}

    def verder(bevolking, saldo):
        return verhuis({w: stap(bevolking[w], q, vrucht, jongens, saldo[w])[0] for w in bevolking}, kans, fac)
    na, deel = verder(bev, {w: NUL for w in bev}), lineair(x.houd)
    houd = {w: {g: [deel(a) * (bev[w][g][a] - na[w][g][a]) for a in LEEFTIJDEN] for g in GESLACHTEN} for w in bev}
    rest = x.groei * totaal - math.fsum(som(na[w]) + som(houd[w]) - som(bev[w]) for w in bev)
    norm = 2 * math.fsum(vestiging(a) for a in LEEFTIJDEN)
    saldo = {w: {g: [round(houd[w][g][a] + rest * x.groeideel[w] * vestiging(a) / norm, 4) for a in LEEFTIJDEN]
                 for g in GESLACHTEN} for w in bev}

    profiel, factor = profielen(stad, x.onder_30)
    naar_leeftijd = {w: 0.0 for w in bev}
    for naam, n in x.mix.items():
        last = {w: math.fsum(som(bev[w], *band) * v for band, v in zip(BANDEN, profiel[naam])) for w in bev}
        for w in bev:
            naar_leeftijd[w] += n * last[w] / math.fsum(last.values())
    gewogen = {w: naar_leeftijd[w] * x.behoefte[w] for w in bev}
    clienten = {w: round(sum(x.mix.values()) * gewogen[w] / math.fsum(gewogen.values())) for w in bev}

    fouten = controle(x, bev, verder, saldo, stad, factor)
    wijkrijen = [(w, a, g) for w in bev for g in GESLACHTEN for a in LEEFTIJDEN]
    bestanden = {
        f"bevolking_{x.naam}.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "aantal", "source"),
            [(w, a, g, f"{bev[w][g][a]:.4f}", "estimate") for w, a, g in wijkrijen]),
        f"migratie_{x.naam}.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "saldo", "source"),
            [(w, a, g, f"{saldo[w][g][a]:.4f}", "estimate") for w, a, g in wijkrijen]),
        f"verhuizingen_{x.naam}.csv": csv_tekst(
            ("van", "naar", "kans", "source"), [(i, j, f"{v:.6f}", "estimate") for (i, j), v in kans.items()]),
        f"behoefte_{x.naam}.csv": csv_tekst(
            ("wijk", "toestand", "clienten", "source"), [(w, "alle", n, "estimate") for w, n in clienten.items()]),
    }
    if x.onder_30:
        bestanden[f"profielen_{x.naam}.csv"] = csv_tekst(
            ("voorziening", "leeftijd_van", "leeftijd_tot", "verhouding", "source"),
            [(v, van, tot, f"{y:.3f}", "estimate") for v, rij in profiel.items() for (van, tot), y in zip(BANDEN, rij)])
    return bestanden, fouten


def controle(x, bev, verder, saldo, stad, factor):
    """Wat niet klopt aan de gemeente, nu en na enige jaren."""
    fouten, totaal = [], sum(x.wijken.values())
    pad = [bev]
    for _ in range(x.jaren):
        pad.append(verder(pad[-1], saldo))
    for w, t in x.wijken.items():
        n, groei = som(bev[w]), som(pad[-1][w]) / som(bev[w]) - 1
        print(f"{x.naam} {w}: {n:.0f} inwoners, 0-17 {100 * som(bev[w], 0, 17) / n:.1f}%, 18-29 {100 * som(bev[w], 18, 29) / n:.1f}%, "
              f"65+ {100 * som(bev[w], 65) / n:.1f}%, 75+ {som(bev[w], 75):.0f} naar {som(pad[-1][w], 75):.0f}, groei {100 * groei:+.1f}%")
        if abs(n - t) > 0.01:
            fouten.append(f"{x.naam} {w}: {n:.4f}, doel {t}")
        if not -0.08 < groei < 0.25:
            fouten.append(f"{x.naam} {w} drijft weg")
    for (van, tot), (laag, hoog) in x.grenzen.items():
        if not laag < som(stad, van, tot) / totaal < hoog:
            fouten.append(f"{x.naam}: aandeel {van}-{tot} is {som(stad, van, tot) / totaal:.3f}, niet tussen {laag} en {hoog}")
    eind = math.fsum(som(pad[-1][w]) for w in bev)
    if abs(eind / totaal - 1 - x.jaren * x.groei) > 0.02:
        fouten.append(f"{x.naam} groeit niet als bedoeld: {eind / totaal - 1:.3f}")
    if not 0.2 < factor <= 1.0:
        fouten.append(f"{x.naam}: het profiel onder de 30 is ongeloofwaardig ({factor:.2f})")
    if min(p[w][g][a] for p in pad for w in bev for g in GESLACHTEN for a in LEEFTIJDEN) < 0:
        fouten.append(f"{x.naam}: negatief aantal")
    return fouten
