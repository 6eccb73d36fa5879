"""Gedeelde rekenhulpen voor de generatoren in deze map (alleen standaardbibliotheek).

Alles is deterministisch: geen toeval, geen tijd, geen omgeving.
"""

import csv
import io
import math
import os
import sys

SCRIPTS = os.path.dirname(os.path.abspath(__file__))
MAP = os.path.dirname(SCRIPTS)
TABELLEN = os.path.join(MAP, "tabellen")
LEEFTIJDEN = range(101)
GESLACHTEN = ("m", "v")

# Bevolking van Nederland, beide geslachten, x 1.000, op 1 juli, per vijf jaar (0-4 .. 95-99, 100+).
# Bron: Verenigde Naties, World Population Prospects 2022, tabel POP/02-1 (CC BY 3.0 IGO).
NEDERLAND = {
    2016: (879, 937, 986, 1045, 1073, 1096, 1038, 1024, 1103, 1291, 1285, 1181, 1062, 1031, 770, 566, 399, 237, 98, 21, 2),
    2017: (874, 933, 972, 1055, 1072, 1111, 1054, 1031, 1061, 1281, 1284, 1202, 1074, 1008, 841, 580, 406, 243, 99, 22, 2),
    2018: (870, 925, 961, 1058, 1078, 1124, 1074, 1036, 1036, 1256, 1281, 1222, 1088, 996, 894, 599, 416, 248, 100, 23, 2),
}

# Aandeel mannen per leeftijd op 1 januari 2016, 65 .. 94 en 95+, in procenten.
# Bron: CBS StatLine, via Volksgezondheidenzorg.info, onderwerp vergrijzing.
AANDEEL_MANNEN_2016 = (
    49.8, 49.8, 49.8, 49.4, 49.4, 48.9, 48.7, 48.6, 48.2, 47.8, 47.1, 46.3, 46.0, 45.1, 44.4, 43.5, 42.2, 41.2, 39.9, 38.9,
    37.3, 35.7, 34.4, 33.4, 31.7, 29.8, 27.5, 27.4, 24.5, 23.3, 19.8)


def pchip(xs, ys):
    """Monotone kubische interpolatie (Fritsch-Carlson); buiten het bereik lineair verlengd."""
    n = len(xs)
    h = [xs[i + 1] - xs[i] for i in range(n - 1)]
    d = [(ys[i + 1] - ys[i]) / h[i] for i in range(n - 1)]
    m = [d[0]] + [0.0] * (n - 2) + [d[-1]]
    for i in range(1, n - 1):
        if d[i - 1] * d[i] > 0:
            a, b = 2 * h[i] + h[i - 1], h[i] + 2 * h[i - 1]
            m[i] = (a + b) / (a / d[i - 1] + b / d[i])

    def waarde(x):
        if x <= xs[0]:
            return ys[0] + m[0] * (x - xs[0])
        if x >= xs[-1]:
            return ys[-1] + m[-1] * (x - xs[-1])
        i = 0
        while x > xs[i + 1]:
            i += 1
        t = (x - xs[i]) / h[i]
        return (ys[i] * (1 + 2 * t) * (1 - t) ** 2 + m[i] * h[i] * t * (1 - t) ** 2
                + ys[i + 1] * t * t * (3 - 2 * t) - m[i + 1] * h[i] * t * t * (1 - t))
    return waarde


def lineair(knopen):
    """Stuksgewijs lineaire functie door (x, y)-knopen, vlak daarbuiten."""
    def waarde(x):
        if x <= knopen[0][0]:
            return knopen[0][1]
        for (x0, y0), (x1, y1) in zip(knopen, knopen[1:]):
            if x <= x1:
                return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        return knopen[-1][1]
    return waarde


def per_jaar(vijfjaars):
    """Aantallen per vijf jaar (0-4 .. 95-99, 100+) naar 101 leeftijden, som per groep behouden."""
    grens = [5 * i for i in range(21)]
    som = [0.0]
    for aantal in vijfjaars[:20]:
        som.append(som[-1] + aantal)
    f = pchip(grens, som)
    uit = [f(a + 1) - f(a) for a in range(100)]
    for g in range(17, 20):  # hoge leeftijden: meetkundig verloop binnen de groep
        verloop = [0.87 ** k if g == 17 else 0.78 ** k if g == 18 else 0.68 ** k for k in range(5)]
        for k in range(5):
            uit[5 * g + k] = vijfjaars[g] * verloop[k] / sum(verloop)
    return uit + [float(vijfjaars[20])]


def nederland(jaar):
    """Bevolking van Nederland per leeftijd, x 1.000, op 1 juli `jaar`."""
    return per_jaar(NEDERLAND[jaar])


def los_op(a, b):
    """Lineair stelsel a x = b (Gauss met pivotering); a en b worden overschreven."""
    n = len(b)
    for k in range(n):
        p = max(range(k, n), key=lambda i: abs(a[i][k]))
        a[k], a[p], b[k], b[p] = a[p], a[k], b[p], b[k]
        rij, spil = a[k], a[k][k]
        for i in range(k + 1, n):
            f = a[i][k] / spil
            if f:
                ai = a[i]
                for j in range(k, n):
                    if rij[j]:
                        ai[j] -= f * rij[j]
                b[i] -= f * b[k]
    x = [0.0] * n
    for k in range(n - 1, -1, -1):
        x[k] = (b[k] - math.fsum(a[k][j] * x[j] for j in range(k + 1, n))) / a[k][k]
    return x


def lees(naam):
    with open(os.path.join(TABELLEN, naam), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def lees_sterfte():
    q = {g: [0.0] * 101 for g in GESLACHTEN}
    for r in lees("sterfte.csv"):
        q[r["geslacht"]][int(r["leeftijd"])] = float(r["q"])
    return q


def lees_vruchtbaarheid():
    f = [0.0] * 101
    for r in lees("geboorte.csv"):
        f[int(r["leeftijd"])] = float(r["vruchtbaarheid"])
        jongens = float(r["aandeel_jongens"])
    return f, jongens


def stap(n, q, vrucht, jongens, saldo, factor=1.0):
    """Een jaar: overlevenden een jaar ouder, geboorten op 0, daarna het migratiesaldo op de nieuwe leeftijd.

    n, q en saldo: {geslacht: lijst van 101}. Geeft (nieuwe bevolking, geboorten, overledenen).
    """
    geboren = math.fsum(n["v"][a] * vrucht[a] for a in LEEFTIJDEN)
    nieuw, dood = {}, 0.0
    for g in GESLACHTEN:
        over = [n[g][a] * (1 - q[g][a]) for a in LEEFTIJDEN]
        dood += math.fsum(n[g]) - math.fsum(over)
        rij = [geboren * (jongens if g == "m" else 1 - jongens)] + over[:99] + [over[99] + over[100]]
        nieuw[g] = [rij[a] + factor * saldo[g][a] for a in LEEFTIJDEN]
    return nieuw, geboren, dood


def som(n, van=0, tot=100, geslachten=GESLACHTEN):
    return math.fsum(n[g][a] for g in geslachten for a in range(van, tot + 1))


def ipf(start, rij_doel, kolom_doel, rondes=400):
    """Iterative proportional fitting van start[rij][kolom] naar beide randtotalen."""
    x = [list(r) for r in start]
    for _ in range(rondes):
        for i, r in enumerate(x):
            f = rij_doel[i] / math.fsum(r)
            x[i] = [c * f for c in r]
        fout = 0.0
        for j, doel in enumerate(kolom_doel):
            t = math.fsum(r[j] for r in x)
            f = doel / t
            fout = max(fout, abs(t - doel))
            for r in x:
                r[j] *= f
        if fout < 1e-9:
            break
    return x


def verhuiskansen(bevolking, factor, afstand, niveau):
    """Kans per jaar van wijk naar wijk: symmetrische stromen, dus in het basisjaar in evenwicht.

    bevolking: {wijk: {geslacht: lijst}}; factor: mobiliteit per leeftijd; afstand(i, j) > 0;
    niveau: gewenste gemiddelde kans om binnen de gemeente naar een andere wijk te gaan.
    """
    wijken = list(bevolking)
    kracht = {w: math.fsum(bevolking[w][g][a] * factor[a] for g in GESLACHTEN for a in LEEFTIJDEN) for w in wijken}
    stroom = {(i, j): kracht[i] * kracht[j] / afstand(i, j) for i in wijken for j in wijken if i != j}
    schaal = niveau * math.fsum(kracht.values()) / math.fsum(stroom.values())
    return {(i, j): schaal * s / kracht[i] for (i, j), s in stroom.items()}


def csv_tekst(kop, rijen):
    uit = io.StringIO()
    w = csv.writer(uit, lineterminator="\n")
    w.writerow(kop)
    w.writerows(rijen)
    return uit.getvalue()


def _gelijk(oud, nieuw):
    """Gelijke tekst, of gelijk op een afrondingscijfer na (wiskundebibliotheken verschillen in de laatste bit)."""
    if oud == nieuw:
        return True
    a, b = oud.splitlines(), nieuw.splitlines()
    if len(a) != len(b):
        return False
    for ra, rb in zip(a, b):
        ca, cb = ra.split(","), rb.split(",")
        if len(ca) != len(cb):
            return False
        for x, y in zip(ca, cb):
            if x != y:
                try:
                    if abs(float(x) - float(y)) > 2.001 * 10.0 ** -len(y.partition(".")[2]):
                        return False
                except ValueError:
                    return False
    return True


def schrijf(bestanden, fouten):
    """Schrijf {naam: tekst}, of vergelijk bij `--check`; stopt met 1 bij een fout of een verschil."""
    for f in fouten:
        print("FOUT", f)
    check = "--check" in sys.argv[1:]
    slecht = bool(fouten)
    for naam, tekst in bestanden.items():
        pad = os.path.join(TABELLEN if naam.endswith(".csv") else MAP, naam)
        if check:
            try:
                with open(pad, encoding="utf-8", newline="") as f:
                    zelfde = _gelijk(f.read(), tekst)
            except OSError:
                zelfde = False
            print(("gelijk" if zelfde else "VERSCHILT"), naam)
            slecht = slecht or not zelfde
        elif not fouten:
            with open(pad, "w", encoding="utf-8", newline="") as f:
                f.write(tekst)
            print("geschreven", naam)
    sys.exit(1 if slecht else 0)
