"""Bevolking, migratie en verhuizingen van Zoetermeer per wijk, leeftijd en geslacht: een schatting uit randtotalen.

De stad: de vorm van Nederland (VN, 1-1-2017) maal een zo glad mogelijke correctie die de gepubliceerde randtotalen
haalt, ook die van 65+ in 2021 en 75+ in 2025 na vooruitrekenen met sterfte.csv en het migratiesaldo. De wijken:
aangenomen leeftijdsverhoudingen, met iterative proportional fitting passend gemaakt op stad en wijktotalen.
"""

import math

from wijkdata import (AANDEEL_MANNEN_2016, GESLACHTEN, LEEFTIJDEN, csv_tekst, ipf, lees_sterfte, lees_vruchtbaarheid,
                      lineair, los_op, nederland, pchip, schrijf, som, stap, verhuiskansen)

MANNEN, VROUWEN = 60923.0, 63840.0           # GGD Haaglanden gezondheidsmonitor, 1-1-2017
GROEN, GRIJS = 0.39, 0.29                    # idem: 0-19 en 65+ gedeeld door 20-64
P20_64 = (MANNEN + VROUWEN) / (1 + GROEN + GRIJS)
P65 = GRIJS * P20_64
P75_2017, P75_2025 = 8000.0, 11500.0         # Gemeente Zoetermeer, visiedocument gebiedsgerichte ondersteuning 2019
VROUW_85 = 0.68                              # GGD Haaglanden gezondheidsmonitor
P65_2021 = 0.198 * 125274                    # Zoetermeer, programmabegroting 2022-2025, bijlage kerncijfers
TOTAAL = {2021: 125274.0, 2023: 127031.0, 2025: 129941.0}  # idem (2021) en CBS (2023, 2025)

# Wijktotalen (schatting, x 1.000), naar rato op het stadstotaal gebracht.
WIJKEN = {"centrum": 22.6, "meerzicht": 15.4, "buytenwegh_de_leyens": 18.8, "noordhove_seghwaert": 24.6,
          "rokkeveen": 17.6, "oosterheem": 23.5}
# Aangenomen aandeel per leeftijd ten opzichte van de stad, voor het passend maken.
NEIGING = {
    "centrum": ((0, .75), (10, .70), (20, 1.05), (27, 1.35), (35, 1.05), (45, .90), (55, .95), (65, 1.10), (75, 1.50), (85, 1.90), (100, 2.0)),
    "meerzicht": ((0, .95), (10, .90), (20, 1.0), (30, 1.05), (40, .95), (50, .95), (60, 1.05), (68, 1.25), (75, 1.35), (85, 1.20)),
    "buytenwegh_de_leyens": ((0, .95), (20, .95), (50, .95), (60, 1.10), (68, 1.30), (78, 1.35), (85, 1.20)),
    "noordhove_seghwaert": ((0, .90), (10, 1.0), (20, 1.05), (30, .90), (40, .95), (50, 1.10), (60, 1.20), (68, 1.05), (78, .75), (90, .70)),
    "rokkeveen": ((0, .85), (10, 1.0), (20, 1.10), (30, .80), (40, .90), (50, 1.20), (60, 1.15), (68, .95), (78, .75), (90, .70)),
    "oosterheem": ((0, 1.60), (8, 1.55), (15, 1.20), (22, .95), (30, 1.20), (38, 1.50), (45, 1.20), (55, .70), (65, .45), (75, .35), (100, .40)),
}
# Deel van de groei van de stad dat de wijk opvangt (aanname: nieuwbouw vooral in Centrum, Oosterheem en Meerzicht).
GROEIDEEL = {"centrum": .35, "meerzicht": .15, "buytenwegh_de_leyens": .08, "noordhove_seghwaert": .08, "rokkeveen": .10, "oosterheem": .24}
BUREN = {frozenset(p) for p in (
    ("centrum", "meerzicht"), ("centrum", "buytenwegh_de_leyens"), ("centrum", "noordhove_seghwaert"), ("centrum", "rokkeveen"),
    ("noordhove_seghwaert", "oosterheem"), ("buytenwegh_de_leyens", "meerzicht"),
    ("buytenwegh_de_leyens", "noordhove_seghwaert"), ("rokkeveen", "oosterheem"))}
# Ongeveer 4,5% verhuist per jaar binnen de gemeente; daarvan blijft naar schatting 40% in de eigen wijk.
NIVEAU = 0.045 * 0.60
MOBILITEIT = lineair(((0, 1.10), (5, .95), (12, .60), (17, .70), (20, 1.60), (24, 2.40), (28, 2.20), (33, 1.60), (40, 1.0),
                      (50, .65), (60, .45), (70, .35), (80, .40), (100, .50)))


def vertrek_ouderen(a):
    """Vast vertreksaldo per leeftijd en geslacht (personen per jaar): licht negatief van 55 tot 75, uitlopend tot 80."""
    return -2.0 * lineair(((52, 0.0), (57, 1.0), (72, 1.0), (80, 0.0)))(a)


def vestiging(a):
    """Vorm van het positieve saldo: jongvolwassenen van 18-40, met een staart van jonge kinderen."""
    volwassen = math.exp(-((a - 28) / 6.0) ** 2 / 2) if a >= 16 else 0.0
    return volwassen + 0.10 * math.exp(-((a - 2) / 4.0) ** 2 / 2)


def overleving(q, g, a, jaren):
    s = 1.0
    for _ in range(jaren):
        s *= 1 - q[g][a]
        a = min(a + 1, 100)
    return s


def migratie_bijdrage(q, saldo, vanaf, jaren):
    """Personen van `vanaf` jaar en ouder na `jaren` die via het saldo kwamen (ouderen; geen geboorten nodig)."""
    n = {g: [0.0] * 101 for g in GESLACHTEN}
    for _ in range(jaren):
        n, _, _ = stap(n, q, [0.0] * 101, 0.5, saldo)
    return som(n, vanaf)


def piramide(q, oud):
    """Bevolking van de stad: minimaliseert de kromming van log(P / basis) onder lineaire randtotalen in P (SQP)."""
    nl = [(x + y) / 2 for x, y in zip(nederland(2016), nederland(2017))]
    man = pchip([0, 20] + [65.5 + i for i in range(30)] + [97.0],
                [51.2, 51.2] + list(AANDEEL_MANNEN_2016[:30]) + [AANDEEL_MANNEN_2016[30]])
    schaal = (MANNEN + VROUWEN) / math.fsum(nl)
    aandeel = [man(min(a + 0.5, 97)) / 100 for a in LEEFTIJDEN]
    basis = [schaal * nl[a] * aandeel[a] for a in LEEFTIJDEN] + [schaal * nl[a] * (1 - aandeel[a]) for a in LEEFTIJDEN]
    idx = lambda g, a: a + (0 if g == "m" else 101)
    rijen = []

    def rand(f, doel):
        rijen.append(([f(g, a) for g in GESLACHTEN for a in LEEFTIJDEN], doel))
    rand(lambda g, a: g == "m", MANNEN)
    rand(lambda g, a: g == "v", VROUWEN)
    rand(lambda g, a: a >= 65, P65)
    rand(lambda g, a: 20 <= a < 65, P20_64)
    rand(lambda g, a: a >= 75, P75_2017)
    rand(lambda g, a: (a >= 85) * ((g == "v") - VROUW_85), 0.0)
    rand(lambda g, a: (a >= 61) * overleving(q, g, a, 4), P65_2021 - migratie_bijdrage(q, oud, 65, 4))
    rand(lambda g, a: (a >= 67) * overleving(q, g, a, 8), P75_2025 - migratie_bijdrage(q, oud, 75, 8))

    n, k = 202, len(rijen)
    h = [[0.0] * n for _ in range(n)]

    def straf(posities, gewichten, w):
        for i, gi in zip(posities, gewichten):
            for j, gj in zip(posities, gewichten):
                h[i][j] += w * gi * gj
    for g in GESLACHTEN:
        for a in range(1, 100):
            straf([idx(g, a - 1), idx(g, a), idx(g, a + 1)], [1, -2, 1], 50.0)
    for a in range(100):
        straf([idx("m", a + 1), idx("m", a), idx("v", a + 1), idx("v", a)], [1, -1, -1, 1], 300.0)
    for a in range(20):  # onder 20 de landelijke verhouding van jongens en meisjes
        straf([idx("m", a), idx("v", a)], [1, -1], 30.0)
    for g in GESLACHTEN:  # boven 75 ligt de vorm dicht bij de landelijke
        for a in range(75, 100):
            straf([idx(g, a), idx(g, a + 1)], [-1, 1], 15.0)
    for i in range(n):
        h[i][i] += 0.0005
    r = [0.0] * n
    for _ in range(40):
        p = [b * math.exp(x) for b, x in zip(basis, r)]
        fout = [doel - math.fsum(w * x for w, x in zip(rij, p)) for rij, doel in rijen]
        if max(abs(f) for f in fout) < 1e-7:
            break
        kkt = [h[i] + [0.0] * k for i in range(n)] + [[0.0] * (n + k) for _ in range(k)]
        recht = [-math.fsum(h[i][j] * r[j] for j in range(n) if h[i][j]) for i in range(n)] + fout
        for c, (rij, _) in enumerate(rijen):
            for i in range(n):
                kkt[i][n + c] = kkt[n + c][i] = float(rij[i]) * p[i]
        # Schaal de randrijen voor een goed geconditioneerd stelsel.
        for c in range(k):
            s = max(abs(x) for x in kkt[n + c])
            kkt[n + c] = [x / s for x in kkt[n + c]]
            recht[n + c] /= s
        delta = los_op([list(x) for x in kkt], recht)[:n]
        top = max(abs(d) for d in delta)
        stapgrootte = min(1.0, 0.5 / top) if top else 1.0
        r = [x + stapgrootte * d for x, d in zip(r, delta)]
    p = [b * math.exp(x) for b, x in zip(basis, r)]
    return {"m": p[:101], "v": p[101:]}


def vooruit(n, q, vrucht, jongens, saldo, jaren, factor=lambda t: 1.0):
    pad = [n]
    for t in range(jaren):
        n, _, _ = stap(n, q, vrucht, jongens, saldo, factor(t))
        pad.append(n)
    return pad


def zoek(f, laag, hoog):
    for _ in range(100):
        mid = (laag + hoog) / 2
        laag, hoog = (mid, hoog) if f(mid) < 0 else (laag, mid)
    return (laag + hoog) / 2


def vooruit_wijken(bev, q, vrucht, jongens, saldo, kans, fac, jaren, factor=lambda t: 1.0):
    """Zoals het model: een jaar ouder, geboorten, saldo, daarna de verhuizingen tussen de wijken."""
    for t in range(jaren):
        na = {w: stap(bev[w], q, vrucht, jongens, saldo[w], factor(t))[0] for w in bev}
        bev = {w: {g: [na[w][g][a] * (1 - fac[a] * sum(kans[w, u] for u in na if u != w))
                       + sum(na[u][g][a] * fac[a] * kans[u, w] for u in na if u != w) for a in LEEFTIJDEN]
                   for g in GESLACHTEN} for w in na}
    return bev


def main():
    q = lees_sterfte()
    vrucht, jongens = lees_vruchtbaarheid()
    oud = {g: [vertrek_ouderen(a) for a in LEEFTIJDEN] for g in GESLACHTEN}
    stad = piramide(q, oud)

    # Sterkte van de vestiging: het stadstotaal van 2025.
    norm = 2 * math.fsum(vestiging(a) for a in LEEFTIJDEN)
    def saldo_stad(s):
        return {g: [oud[g][a] + s * vestiging(a) / norm for a in LEEFTIJDEN] for g in GESLACHTEN}
    sterkte = zoek(lambda s: som(vooruit(stad, q, vrucht, jongens, saldo_stad(s), 8)[-1]) - TOTAAL[2025], -2000.0, 4000.0)

    # Wijken.
    totaal = som(stad)
    doel = {w: t * totaal / sum(WIJKEN.values()) for w, t in WIJKEN.items()}
    kolommen = [(g, a) for g in GESLACHTEN for a in LEEFTIJDEN]
    start = [[stad[g][a] * doel[w] / totaal * lineair(NEIGING[w])(a) for g, a in kolommen] for w in WIJKEN]
    gepast = ipf(start, [doel[w] for w in WIJKEN], [stad[g][a] for g, a in kolommen])
    bev = {w: {"m": [round(x, 4) for x in rij[:101]], "v": [round(x, 4) for x in rij[101:]]} for w, rij in zip(WIJKEN, gepast)}

    # Migratie per wijk: de groei volgens GROEIDEEL, min de natuurlijke groei en het vertrek van ouderen.
    groei = (TOTAAL[2025] - totaal) / 8
    nul = {g: [0.0] * 101 for g in GESLACHTEN}
    natuurlijk, ouddeel = {}, {}
    for w in WIJKEN:
        _, geb, dood = stap(bev[w], q, vrucht, jongens, nul)
        natuurlijk[w] = geb - dood
        ouddeel[w] = [sum(bev[w][g][a] for g in GESLACHTEN) / sum(stad[g][a] for g in GESLACHTEN) for a in LEEFTIJDEN]
    vest = {w: GROEIDEEL[w] * groei - natuurlijk[w] - 2 * math.fsum(vertrek_ouderen(a) * ouddeel[w][a] for a in LEEFTIJDEN) for w in WIJKEN}
    rest = sterkte - sum(vest.values())
    vest = {w: v + rest * doel[w] / totaal for w, v in vest.items()}
    saldo = {w: {g: [round(vertrek_ouderen(a) * ouddeel[w][a] + vest[w] * vestiging(a) / norm, 4) for a in LEEFTIJDEN]
                 for g in GESLACHTEN} for w in WIJKEN}

    # Mobiliteit en verhuizingen.
    gem = math.fsum(MOBILITEIT(a) * stad[g][a] for g in GESLACHTEN for a in LEEFTIJDEN) / totaal
    fac = [round(MOBILITEIT(a) / gem, 4) for a in LEEFTIJDEN]
    kans = verhuiskansen(bev, fac, lambda i, j: 1.0 if frozenset((i, j)) in BUREN else 1.6, NIVEAU)
    kans = {k: round(v, 6) for k, v in kans.items()}

    # Verloop van de migratie per jaar, zodat ook de totalen van 2021 en 2023 kloppen.
    st = {g: [math.fsum(saldo[w][g][a] for w in WIJKEN) for a in LEEFTIJDEN] for g in GESLACHTEN}
    stad = {g: [math.fsum(bev[w][g][a] for w in WIJKEN) for a in LEEFTIJDEN] for g in GESLACHTEN}
    f1 = zoek(lambda f: som(vooruit(stad, q, vrucht, jongens, st, 4, lambda t: f)[-1]) - TOTAAL[2021], -5.0, 9.0)
    f2 = zoek(lambda f: som(vooruit(stad, q, vrucht, jongens, st, 6, lambda t: f1 if t < 4 else f)[-1]) - TOTAAL[2023], -5.0, 9.0)
    f3 = zoek(lambda f: som(vooruit(stad, q, vrucht, jongens, st, 8, lambda t: f1 if t < 4 else f2 if t < 6 else f)[-1]) - TOTAAL[2025], -5.0, 9.0)
    verloop = [round(x, 4) for x in [f1] * 4 + [f2] * 2 + [f3] * 2]

    # Controle van de eigen randvoorwaarden, op de afgeronde tabellen.
    fouten = []

    def eis(naam, waarde, wens, marge):
        ok = abs(waarde - wens) <= marge
        print(f"{'goed' if ok else 'FOUT'} {naam}: {waarde:.4f} (doel {wens:.4f}, marge {marge:g})")
        if not ok:
            fouten.append(naam)
    eis("totaal 1-1-2017", som(stad), 124763, 0.01)
    eis("mannen", som(stad, geslachten="m"), MANNEN, 0.01)
    eis("vrouwen", som(stad, geslachten="v"), VROUWEN, 0.01)
    eis("20-64", som(stad, 20, 64), P20_64, 0.01)
    eis("groene druk", som(stad, 0, 19) / som(stad, 20, 64), GROEN, 1e-6)
    eis("grijze druk", som(stad, 65) / som(stad, 20, 64), GRIJS, 1e-6)
    eis("75+ in 2017", som(stad, 75), P75_2017, 0.01)
    eis("aandeel vrouwen 85+", som(stad, 85, 100, "v") / som(stad, 85), VROUW_85, 1e-5)
    for w in WIJKEN:
        eis(f"wijk {w}", som(bev[w]), doel[w], 0.01)
    pad = vooruit(stad, q, vrucht, jongens, st, 8)
    eis("65+ in 2021", som(pad[4], 65), P65_2021, 1)
    eis("65+ in 2021 als deel van 125.274", som(pad[4], 65) / TOTAAL[2021], 0.198, 0.0005)
    eis("75+ in 2025", som(pad[8], 75), P75_2025, 0.5)
    eis("totaal 2025", som(pad[8]), TOTAAL[2025], 1)
    eis("totaal 2021 bij vast saldo", som(pad[4]), TOTAAL[2021], 0.02 * TOTAAL[2021])
    eis("totaal 2023 bij vast saldo", som(pad[6]), TOTAAL[2023], 0.02 * TOTAAL[2023])
    met = vooruit(stad, q, vrucht, jongens, st, 8, lambda t: verloop[t])
    for jaar, t in TOTAAL.items():
        eis(f"totaal {jaar} met verloop", som(met[jaar - 2017]), t, 2)
    eis("75+ in 2025 met verloop", som(met[8], 75), P75_2025, 0.01 * P75_2025)
    oud65 = {w: som(bev[w], 65) / som(bev[w]) for w in WIJKEN}
    volgorde = sorted(WIJKEN, key=oud65.get)
    print("aandeel 65+:", ", ".join(f"{w} {100 * oud65[w]:.1f}%" for w in volgorde))
    if volgorde[0] != "oosterheem" or set(volgorde[3:]) != {"centrum", "meerzicht", "buytenwegh_de_leyens"}:
        fouten.append("volgorde van de wijken naar vergrijzing")
    if min(bev[w][g][a] for w in WIJKEN for g, a in kolommen) < 0:
        fouten.append("negatief aantal")
    sprong = max(abs(math.log(stad[g][a + 1] / stad[g][a])) for g in GESLACHTEN for a in range(84))
    print(f"grootste sprong tussen twee leeftijden onder 85: {100 * sprong:.1f}%")
    if sprong > 0.2:
        fouten.append("de bevolking verloopt niet glad")
    for van, tot in ((0, 19), (20, 64), (65, 100)):
        print(f"aandeel mannen {van}-{tot}: {100 * som(stad, van, tot, 'm') / som(stad, van, tot):.1f}%")
    gemfac = math.fsum(fac[a] * stad[g][a] for g in GESLACHTEN for a in LEEFTIJDEN) / som(stad)
    eis("gemiddelde mobiliteit", gemfac, 1.0, 0.001)
    for w in WIJKEN:
        uit = math.fsum(kans[w, u] * fac[a] * bev[w][g][a] for u in WIJKEN if u != w for g in GESLACHTEN for a in LEEFTIJDEN)
        in_ = math.fsum(kans[u, w] * fac[a] * bev[u][g][a] for u in WIJKEN if u != w for g in GESLACHTEN for a in LEEFTIJDEN)
        eis(f"verhuizingen {w} in min uit", in_ - uit, 0.0, 0.5)
    eind = vooruit_wijken(bev, q, vrucht, jongens, saldo, kans, fac, 8)
    for w in WIJKEN:
        groei8 = som(eind[w]) / som(bev[w]) - 1
        print(f"wijk {w}: 2017 {som(bev[w]):.0f}, 2025 {som(eind[w]):.0f} ({100 * groei8:+.1f}%), "
              f"75+ {som(bev[w], 75):.0f} naar {som(eind[w], 75):.0f}, saldo per jaar {som(saldo[w]):+.0f}")
        if not -0.06 < groei8 < 0.16:
            fouten.append(f"wijk {w} drijft weg")
    if min(eind[w][g][a] for w in WIJKEN for g, a in kolommen) < 0:
        fouten.append("negatief aantal in 2025")
    print("verloop van de migratie:", verloop)

    schrijf({
        "bevolking_zoetermeer_2017.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "aantal", "source"),
            [(w, a, g, f"{bev[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "migratie_zoetermeer.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "saldo", "source"),
            [(w, a, g, f"{saldo[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "migratieverloop_zoetermeer.csv": csv_tekst(
            ("jaar", "factor", "source"), [(2017 + t, f"{v:.4f}", "estimate") for t, v in enumerate(verloop)]),
        "verhuizingen_zoetermeer.csv": csv_tekst(
            ("van", "naar", "kans", "source"), [(i, j, f"{v:.6f}", "estimate") for (i, j), v in kans.items()]),
        "mobiliteit.csv": csv_tekst(
            ("leeftijd", "factor", "source"), [(a, f"{fac[a]:.4f}", "estimate") for a in LEEFTIJDEN]),
    }, fouten)


if __name__ == "__main__":
    main()
