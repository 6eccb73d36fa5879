"""Bevolking, migratie, verhuizingen en behoefte van Haarlem per stadsdeel, 1-1-2022: een schatting.

De stad: de vorm van Nederland (VN, 1-7-2018, vooruitgerekend met sterfte en geboorte) maal een gladde correctie die de
aangenomen leeftijdsaandelen haalt. De stadsdelen: aangenomen leeftijdsverhoudingen, met iterative proportional fitting
passend gemaakt op stad en stadsdeeltotalen. Geen enkele cel is een gepubliceerd cijfer van 2022.
"""

import math

from wijkdata import (AANDEEL_MANNEN_2016, GESLACHTEN, LEEFTIJDEN, csv_tekst, ipf, lees, lees_sterfte, lees_vruchtbaarheid,
                      lineair, los_op, nederland, pchip, schrijf, som, stap, verhuiskansen)

TOTAAL = 162000.0  # ongeveer, rond de start van het contract
# Aandelen naar leeftijd: afgeronde publiekscijfers van rond 2018 (22% onder 20, 17% 65+), met wat vergrijzing tot 2022.
AANDELEN = ((0, 19, 0.220), (20, 64, 0.605), (65, 100, 0.175))
# Stadsdeeltotalen, x 1.000: afgeronde cijfers uit de tweede hand van rond 2016, naar rato op het stadstotaal gebracht.
WIJKEN = {"centrum": 13.5, "zuidwest": 34.0, "noord": 55.0, "oost": 22.0, "schalkwijk": 32.2}
# Aangenomen aandeel per leeftijd ten opzichte van de stad: Centrum jongvolwassen, Noord iets jonger, Schalkwijk ouder.
NEIGING = {
    "centrum": ((0, .55), (12, .55), (20, 1.30), (27, 1.60), (40, 1.15), (55, 1.05), (65, .95), (75, .85), (100, .90)),
    "zuidwest": ((0, .95), (20, 1.05), (28, 1.15), (40, 1.05), (60, 1.0), (75, 1.0), (100, 1.10)),
    "noord": ((0, 1.10), (12, 1.08), (20, .95), (35, 1.05), (50, 1.0), (65, .90), (80, .85)),
    "oost": ((0, 1.0), (20, 1.0), (100, 1.0)),
    "schalkwijk": ((0, 1.05), (20, .90), (30, .85), (45, .95), (60, 1.10), (68, 1.25), (80, 1.30), (90, 1.20)),
}
GROEI = {"centrum": 50.0, "zuidwest": 100.0, "noord": 150.0, "oost": 150.0, "schalkwijk": 350.0}  # personen per jaar, aanname
# Clienten per inwoner ten opzichte van de stad (aanname: meer waar meer sociale huur en lage inkomens zijn).
BEROEP = {"centrum": 0.90, "zuidwest": 0.75, "noord": 0.95, "oost": 1.15, "schalkwijk": 1.40}
CLIENTEN = 3000.0
BUREN = {frozenset(p) for p in (("centrum", "zuidwest"), ("centrum", "noord"), ("centrum", "oost"), ("noord", "oost"),
                                ("oost", "schalkwijk"), ("zuidwest", "schalkwijk"))}
NIVEAU = 0.045 * 0.60  # als Zoetermeer: 4,5% verhuist binnen de gemeente, 40% in het eigen stadsdeel


def vestiging(a):
    """Vorm van het saldo: jongvolwassenen, met een staart van jonge kinderen."""
    return (math.exp(-((a - 28) / 6.0) ** 2 / 2) if a >= 16 else 0.0) + 0.10 * math.exp(-((a - 2) / 4.0) ** 2 / 2)


def land(q, vrucht, jongens):
    """Nederland op 1-1-2022: het midden van 1-7-2021 en 1-7-2022, vooruitgerekend vanaf 1-7-2018 zonder migratie."""
    nl = nederland(2018)
    man = pchip([0, 20] + [65.5 + i for i in range(30)] + [97.0],
                [51.2, 51.2] + list(AANDEEL_MANNEN_2016[:30]) + [AANDEEL_MANNEN_2016[30]])
    n = {"m": [nl[a] * man(min(a + 0.5, 97)) / 100 for a in LEEFTIJDEN]}
    n["v"] = [nl[a] - n["m"][a] for a in LEEFTIJDEN]
    pad, nul = [n], {g: [0.0] * 101 for g in GESLACHTEN}
    for _ in range(4):
        n, _, _ = stap(n, q, vrucht, jongens, nul)
        pad.append(n)
    return {g: [(x + y) / 2 for x, y in zip(pad[3][g], pad[4][g])] for g in GESLACHTEN}


def main():
    q = lees_sterfte()
    vrucht, jongens = lees_vruchtbaarheid()
    nl = land(q, vrucht, jongens)
    # Gladde correctie: stuksgewijs lineair door drie leeftijden, zo dat de drie aandelen kloppen.
    knopen = (8.0, 42.0, 76.0)
    basis = [lineair([(x, float(x == k)) for x in knopen]) for k in knopen]
    stelsel = [[math.fsum(nl[g][a] * b(a) for g in GESLACHTEN for a in range(van, tot + 1)) for b in basis] for van, tot, _ in AANDELEN]
    hoogte = los_op(stelsel, [deel * TOTAAL for _, _, deel in AANDELEN])
    correctie = [math.fsum(h * b(a) for h, b in zip(hoogte, basis)) for a in LEEFTIJDEN]
    stad = {g: [nl[g][a] * correctie[a] for a in LEEFTIJDEN] for g in GESLACHTEN}

    schaal = TOTAAL / sum(WIJKEN.values())
    doel = {w: t * schaal for w, t in WIJKEN.items()}
    kolommen = [(g, a) for g in GESLACHTEN for a in LEEFTIJDEN]
    start = [[stad[g][a] * doel[w] / TOTAAL * lineair(NEIGING[w])(a) for g, a in kolommen] for w in WIJKEN]
    gepast = ipf(start, list(doel.values()), [stad[g][a] for g, a in kolommen])
    bev = {w: {"m": [round(x, 4) for x in rij[:101]], "v": [round(x, 4) for x in rij[101:]]} for w, rij in zip(WIJKEN, gepast)}

    nul = {g: [0.0] * 101 for g in GESLACHTEN}
    norm = 2 * math.fsum(vestiging(a) for a in LEEFTIJDEN)
    saldo = {}
    for w in WIJKEN:
        _, geb, dood = stap(bev[w], q, vrucht, jongens, nul)
        saldo[w] = {g: [round((GROEI[w] - geb + dood) * vestiging(a) / norm, 4) for a in LEEFTIJDEN] for g in GESLACHTEN}
    fac = [float(r["factor"]) for r in lees("mobiliteit.csv")]
    kans = verhuiskansen(bev, fac, lambda i, j: 1.0 if frozenset((i, j)) in BUREN else 1.6, NIVEAU)
    kans = {k: round(v, 6) for k, v in kans.items()}
    gewogen = sum(doel[w] * BEROEP[w] for w in WIJKEN)
    clienten = {w: round(CLIENTEN * doel[w] * BEROEP[w] / gewogen) for w in WIJKEN}

    fouten = []

    def eis(naam, waarde, wens, marge):
        ok = abs(waarde - wens) <= marge
        print(f"{'goed' if ok else 'FOUT'} {naam}: {waarde:.4f} (doel {wens:.4f}, marge {marge:g})")
        if not ok:
            fouten.append(naam)
    eis("totaal", sum(som(b) for b in bev.values()), TOTAAL, 0.1)
    for van, tot, deel in AANDELEN:
        eis(f"aandeel {van}-{tot}", sum(som(b, van, tot) for b in bev.values()) / TOTAAL, deel, 1e-5)
    for w in WIJKEN:
        eis(f"stadsdeel {w}", som(bev[w]), doel[w], 0.05)
        print(f"  0-19 {100 * som(bev[w], 0, 19) / doel[w]:.1f}%, 20-44 {100 * som(bev[w], 20, 44) / doel[w]:.1f}%, "
              f"65+ {100 * som(bev[w], 65) / doel[w]:.1f}%, 75+ {som(bev[w], 75):.0f}, saldo per jaar {som(saldo[w]):+.0f}")
    eis("clienten", sum(clienten.values()), CLIENTEN, 2)
    oud = {w: som(bev[w], 65) / doel[w] for w in WIJKEN}
    if max(oud, key=oud.get) != "schalkwijk" or min(oud, key=oud.get) != "centrum":
        fouten.append("volgorde van de stadsdelen naar vergrijzing")
    if min(bev[w][g][a] for w in WIJKEN for g, a in kolommen) < 0 or min(correctie) <= 0:
        fouten.append("negatief aantal")
    eind = bev
    for _ in range(9):
        na = {w: stap(eind[w], q, vrucht, jongens, saldo[w])[0] for w in eind}
        eind = {w: {g: [na[w][g][a] * (1 - fac[a] * sum(kans[w, u] for u in na if u != w))
                        + sum(na[u][g][a] * fac[a] * kans[u, w] for u in na if u != w) for a in LEEFTIJDEN]
                    for g in GESLACHTEN} for w in na}
    for w in WIJKEN:
        print(f"{w}: 2031 {som(eind[w]):.0f} ({100 * (som(eind[w]) / doel[w] - 1):+.1f}%), 75+ {som(eind[w], 75):.0f}")
        if not -0.06 < som(eind[w]) / doel[w] - 1 < 0.16:
            fouten.append(f"stadsdeel {w} drijft weg")

    schrijf({
        "bevolking_haarlem.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "aantal", "source"),
            [(w, a, g, f"{bev[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "migratie_haarlem.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "saldo", "source"),
            [(w, a, g, f"{saldo[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "verhuizingen_haarlem.csv": csv_tekst(
            ("van", "naar", "kans", "source"), [(i, j, f"{v:.6f}", "estimate") for (i, j), v in kans.items()]),
        "behoefte_haarlem.csv": csv_tekst(
            ("wijk", "toestand", "clienten", "source"), [(w, "alle", n, "estimate") for w, n in clienten.items()]),
    }, fouten)


if __name__ == "__main__":
    main()
