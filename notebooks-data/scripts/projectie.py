"""Vooruitberekening per wijk uit de tabellen in tabellen (cohort-component, een jaar per stap), als controle en als tabel.

Volgorde per jaar: overlevenden een jaar ouder, geboorten op 0, het migratiesaldo op de nieuwe leeftijd, daarna de
verhuizingen tussen de wijken. Gebruik: python3 projectie.py [zoetermeer|groningen|voorbeeldstad] [jaren] [--verloop]
"""

import sys

from wijkdata import GESLACHTEN, LEEFTIJDEN, lees, lees_sterfte, lees_vruchtbaarheid, som, stap


def tabel(naam, kolom):
    uit = {}
    for r in lees(naam):
        w = uit.setdefault(r["wijk"], {g: [0.0] * 101 for g in GESLACHTEN})
        w[r["geslacht"]][int(r["leeftijd"])] = float(r[kolom])
    return uit


def verhuis(bev, kans, fac):
    return {w: {g: [bev[w][g][a] * (1 - fac[a] * sum(kans[w, u] for u in bev if u != w))
                    + sum(bev[u][g][a] * fac[a] * kans[u, w] for u in bev if u != w) for a in LEEFTIJDEN]
                for g in GESLACHTEN} for w in bev}


def projecteer(gemeente, jaren, met_verloop=False):
    """Geeft per jaar (jaar, bevolking per wijk, geboorten, overledenen) vanaf 1 januari van het jaar van de tabel."""
    bestand = {"zoetermeer": "bevolking_zoetermeer_2017.csv", "groningen": "bevolking_groningen_2019.csv"}
    begin = 2019 if gemeente == "groningen" else 2017
    bev = tabel(bestand.get(gemeente, f"bevolking_{gemeente}.csv"), "aantal")
    saldo = tabel(f"migratie_{gemeente}.csv", "saldo")
    kans = {(r["van"], r["naar"]): float(r["kans"]) for r in lees(f"verhuizingen_{gemeente}.csv")}
    fac = [float(r["factor"]) for r in lees("mobiliteit.csv")]
    q = lees_sterfte()
    vrucht, jongens = lees_vruchtbaarheid()
    factor = {int(r["jaar"]): float(r["factor"]) for r in lees("migratieverloop_zoetermeer.csv")} if met_verloop else {}
    yield begin, bev, None, None
    for t in range(jaren):
        stappen = {w: stap(bev[w], q, vrucht, jongens, saldo[w], factor.get(begin + t, 1.0)) for w in bev}
        bev = verhuis({w: s[0] for w, s in stappen.items()}, kans, fac)
        yield begin + 1 + t, bev, sum(s[1] for s in stappen.values()), sum(s[2] for s in stappen.values())


def main():
    arg = [a for a in sys.argv[1:] if not a.startswith("--")]
    gemeente, jaren = (arg + ["zoetermeer"])[0], int(arg[1]) if len(arg) > 1 else 8
    print("jaar   totaal    0-19   20-64     65+     75+     85+  geboren overleden")
    for jaar, bev, geb, dood in projecteer(gemeente, jaren, "--verloop" in sys.argv):
        n = {g: [sum(bev[w][g][a] for w in bev) for a in LEEFTIJDEN] for g in GESLACHTEN}
        kolommen = [som(n), som(n, 0, 19), som(n, 20, 64), som(n, 65), som(n, 75), som(n, 85)]
        print(jaar, *(f"{x:8.0f}" for x in kolommen), "" if geb is None else f"{geb:8.0f} {dood:8.0f}")


if __name__ == "__main__":
    main()
