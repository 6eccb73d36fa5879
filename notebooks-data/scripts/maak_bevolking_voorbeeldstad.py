"""Bevolking, migratie en verhuizingen van de verzonnen gemeente voorbeeldstad (drie wijken, 20.000 inwoners).

Centrum is oud (en in het scenario arm), noord jong, zuid gemengd. De leeftijdsopbouw is die van Nederland op 1-1-2017
maal aangenomen verhoudingen per wijk. Niets hier beschrijft een bestaande gemeente.
"""

import math

from wijkdata import (AANDEEL_MANNEN_2016, GESLACHTEN, LEEFTIJDEN, csv_tekst, ipf, lees, lees_sterfte, lees_vruchtbaarheid,
                      lineair, nederland, pchip, schrijf, som, stap, verhuiskansen)

WIJKEN = {"centrum": 6400.0, "noord": 7600.0, "zuid": 6000.0}
NEIGING = {
    "centrum": ((0, .65), (10, .60), (20, 1.05), (27, 1.20), (40, .85), (55, 1.0), (68, 1.35), (80, 1.65), (100, 1.9)),
    "noord": ((0, 1.45), (10, 1.35), (20, .95), (32, 1.30), (42, 1.15), (55, .85), (68, .60), (80, .45), (100, .40)),
    "zuid": ((0, 1.0), (20, 1.0), (50, 1.0), (70, 1.05), (100, 1.0)),
}
GROEI = {"centrum": 12.0, "noord": 20.0, "zuid": 10.0}  # gewenste groei per jaar, personen
NIVEAU = 0.045 * 0.60                                   # als Zoetermeer: 4,5% verhuist binnen de gemeente, 40% in de wijk


def vestiging(a):
    return (math.exp(-((a - 28) / 6.0) ** 2 / 2) if a >= 16 else 0.0) + 0.10 * math.exp(-((a - 2) / 4.0) ** 2 / 2)


def main():
    q = lees_sterfte()
    vrucht, jongens = lees_vruchtbaarheid()
    nl = [(x + y) / 2 for x, y in zip(nederland(2016), nederland(2017))]
    man = pchip([0, 20] + [65.5 + i for i in range(30)] + [97.0],
                [51.2, 51.2] + list(AANDEEL_MANNEN_2016[:30]) + [AANDEEL_MANNEN_2016[30]])
    totaal = sum(WIJKEN.values())
    schaal = totaal / math.fsum(nl)
    stad = {"m": [schaal * nl[a] * man(min(a + 0.5, 97)) / 100 for a in LEEFTIJDEN]}
    stad["v"] = [schaal * nl[a] - stad["m"][a] for a in LEEFTIJDEN]
    kolommen = [(g, a) for g in GESLACHTEN for a in LEEFTIJDEN]
    start = [[stad[g][a] * t / totaal * lineair(NEIGING[w])(a) for g, a in kolommen] for w, t in WIJKEN.items()]
    gepast = ipf(start, list(WIJKEN.values()), [stad[g][a] for g, a in kolommen])
    bev = {w: {"m": [round(x, 4) for x in rij[:101]], "v": [round(x, 4) for x in rij[101:]]} for w, rij in zip(WIJKEN, gepast)}

    nul = {g: [0.0] * 101 for g in GESLACHTEN}
    norm = 2 * math.fsum(vestiging(a) for a in LEEFTIJDEN)
    saldo = {}
    for w in WIJKEN:
        _, geb, dood = stap(bev[w], q, vrucht, jongens, nul)
        saldo[w] = {g: [round((GROEI[w] - geb + dood) * vestiging(a) / norm, 4) for a in LEEFTIJDEN] for g in GESLACHTEN}
    fac = [float(r["factor"]) for r in lees("mobiliteit.csv")]
    kans = {k: round(v, 6) for k, v in verhuiskansen(bev, fac, lambda i, j: 1.0, NIVEAU).items()}

    fouten = []
    for w, t in WIJKEN.items():
        if abs(som(bev[w]) - t) > 0.01:
            fouten.append(f"wijk {w}: {som(bev[w]):.4f}, doel {t}")
        print(f"wijk {w}: {som(bev[w]):.2f} inwoners, 65+ {100 * som(bev[w], 65) / som(bev[w]):.1f}%, "
              f"0-19 {100 * som(bev[w], 0, 19) / som(bev[w]):.1f}%, saldo per jaar {som(saldo[w]):+.1f}")
    oud = {w: som(bev[w], 65) / som(bev[w]) for w in WIJKEN}
    if not oud["centrum"] > oud["zuid"] > oud["noord"]:
        fouten.append("volgorde van de wijken naar vergrijzing")
    if min(bev[w][g][a] for w in WIJKEN for g, a in kolommen) < 0:
        fouten.append("negatief aantal")
    schrijf({
        "bevolking_voorbeeldstad.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "aantal", "source"),
            [(w, a, g, f"{bev[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "migratie_voorbeeldstad.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "saldo", "source"),
            [(w, a, g, f"{saldo[w][g][a]:.4f}", "estimate") for w in WIJKEN for g in GESLACHTEN for a in LEEFTIJDEN]),
        "verhuizingen_voorbeeldstad.csv": csv_tekst(
            ("van", "naar", "kans", "source"), [(i, j, f"{v:.6f}", "estimate") for (i, j), v in kans.items()]),
    }, fouten)


if __name__ == "__main__":
    main()
