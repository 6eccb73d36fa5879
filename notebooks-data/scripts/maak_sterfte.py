"""sterfte.csv: jaarlijkse sterftekansen, Nederland rond 2017, een graduatie van gepubliceerde randtotalen.

Geen gepubliceerde tafel cel voor cel: de sterfte per vijf jaar en geslacht (CBS, 2018) gedeeld door de bevolking
(VN, 1 juli 2018) met het aandeel mannen van het CBS, glad gemaakt naar enkele leeftijden en daarna met een factor
per geslacht gebracht op de levensverwachting die het CBS voor 2017 publiceert.

q[a] geldt voor wie op 1 januari leeftijd a heeft (voltooide jaren): de kans om voor 1 januari daarna te overlijden.
q[0] bevat ook de sterfte in het geboortejaar, omdat geboorten onverminderd op leeftijd 0 instromen.
"""

import math

from wijkdata import AANDEEL_MANNEN_2016, GESLACHTEN, LEEFTIJDEN, csv_tekst, nederland, pchip, schrijf

# Overledenen in Nederland 2018 naar leeftijd en geslacht. Bron: CBS StatLine, via de Staat van Volksgezondheid en Zorg.
GROEPEN = ((0, 0), (1, 4)) + tuple((a, a + 4) for a in range(5, 95, 5)) + ((95, 100),)
OVERLEDENEN = {
    "m": (332, 51, 33, 47, 138, 204, 253, 288, 390, 557, 1107, 1893, 3089, 4629, 6822, 9809, 10740, 12574, 12427, 7075, 2064),
    "v": (250, 43, 34, 23, 73, 86, 129, 173, 231, 414, 799, 1456, 2380, 3430, 4632, 6900, 8324, 11805, 16397, 14209, 7053),
}
# Levensverwachting bij geboorte. Bron: CBS StatLine 37360ned.
E0_2017 = {"m": 80.06, "v": 83.32}
E0_2018 = {"m": 80.16, "v": 83.33}


def hazard(blootstelling, doden):
    """Sterfte-intensiteit per leeftijd (laatste verjaardag), glad in logit, die de doden per groep teruggeeft."""
    # Eerst 0 en 1-4 rechtstreeks, daarna een kromme door de middens van de vijfjaarsgroepen.
    groepen = GROEPEN[2:]
    midden = [(a + b + 1) / 2 for a, b in groepen]
    midden[-1] = 97.5
    ruw = [d / math.fsum(blootstelling[a:b + 1]) for d, (a, b) in zip(doden[2:], groepen)]
    knoop = [math.log(r / (1 - r)) for r in ruw]
    for _ in range(200):
        f = pchip(midden, knoop)
        m = [1 / (1 + math.exp(-f(a + 0.5))) for a in range(101)]
        m[100] = 1 / (1 + math.exp(-f(102.0)))
        fout = 0.0
        for i, (a, b) in enumerate(groepen):
            model = math.fsum(blootstelling[x] * m[x] for x in range(a, b + 1))
            c = math.log(doden[2 + i] / model)
            knoop[i] += c
            fout = max(fout, abs(c))
        if fout < 1e-12:
            break
    m[0] = doden[0] / blootstelling[0]
    m14 = doden[1] / math.fsum(blootstelling[1:5])
    vorm = (1.9, 1.0, 0.65, 0.5)
    norm = math.fsum(blootstelling[1 + k] * vorm[k] for k in range(4)) / math.fsum(blootstelling[1:5])
    for k in range(4):
        m[1 + k] = m14 * vorm[k] / norm
    return m


def kansen(m, k=1.0):
    """Van intensiteit per leeftijd naar kans voor wie op 1 januari leeftijd a heeft (parallellogram)."""
    q = [1 - math.exp(-k * (m[a] + m[a + 1]) / 2) for a in range(100)]
    q[0] = 1 - math.exp(-k * (m[0] + m[1] / 2))
    return q + [1 - math.exp(-k * m[100])]


def e(q, vanaf=0):
    """Resterende levensverwachting van wie op 1 januari leeftijd `vanaf` heeft (gemiddeld exact vanaf + 0,5)."""
    l, t = 1.0, 0.0
    for a in range(vanaf, 101):
        nieuw = l * (1 - q[a])
        t += (l + nieuw) / 2
        l = nieuw
    t += l * (1 - q[100]) / q[100] + l / 2  # open groep 100+
    return t


def e0(q):
    return 0.5 + e(q)  # een half jaar tot de eerste 1 januari; de sterfte daarin zit in q[0]


def main():
    totaal = nederland(2018)
    # Aandeel mannen medio 2018: het cohort van 2,5 jaar jonger in 2016, bijgewerkt met het sterfteverschil sindsdien.
    basis = pchip([65.5 + i for i in range(30)] + [97.0], list(AANDEEL_MANNEN_2016))
    logit = lambda p: math.log(p / (1 - p))
    verschil = [0.0] * 101
    man95 = 1.0  # bijstelling van het (afgeronde) aandeel mannen van 95+, zie onder
    for _ in range(25):
        aandeel = []
        for a in LEEFTIJDEN:
            if a < 20:
                aandeel.append(0.5122)
            elif a < 65:
                aandeel.append(0.5122 + (0.498 - 0.5122) * (a - 20) / 45)
            elif a < 68:
                aandeel.append(0.497)
            else:
                s = logit(basis(min(a - 2, 98.0)) / 100)
                s -= 2.5 * verschil[max(a - 1, 0)]
                aandeel.append(1 / (1 + math.exp(-s)))
        for a in range(95, 101):
            aandeel[a] *= man95
        bloot = {"m": [1000 * t * p for t, p in zip(totaal, aandeel)],
                 "v": [1000 * t * (1 - p) for t, p in zip(totaal, aandeel)]}
        m = {g: hazard(bloot[g], OVERLEDENEN[g]) for g in GESLACHTEN}
        verschil = [m["m"][a] - m["v"][a] for a in LEEFTIJDEN]
        # De bevolking van 95+ is alleen in duizendtallen gepubliceerd. Aanname: de verhouding van de sterfte van mannen
        # en vrouwen is daar de wortel van die bij 90-94, zodat de krommen elkaar niet kruisen.
        ratio = {b: (OVERLEDENEN["m"][i] / sum(bloot["m"][b[0]:b[1] + 1])) / (OVERLEDENEN["v"][i] / sum(bloot["v"][b[0]:b[1] + 1]))
                 for i, b in ((19, (90, 94)), (20, (95, 100)))}
        man95 *= (ratio[(95, 100)] / math.sqrt(ratio[(90, 94)])) ** 0.9
    fouten, rijen = [], {}
    for g in GESLACHTEN:
        rauw = e0(kansen(m[g]))
        if abs(rauw - E0_2018[g]) > 0.25:
            fouten.append(f"{g}: e0 uit de randtotalen van 2018 {rauw:.2f}, gepubliceerd {E0_2018[g]}")
        laag, hoog = 0.7, 1.4
        for _ in range(80):
            mid = (laag + hoog) / 2
            laag, hoog = (mid, hoog) if e0(kansen(m[g], mid)) > E0_2017[g] else (laag, mid)
        q = [round(x, 6) for x in kansen(m[g], laag)]
        if abs(e0(q) - E0_2017[g]) > 0.005:
            fouten.append(f"{g}: e0 {e0(q):.3f}, doel {E0_2017[g]}")
        if any(q[a + 1] < q[a] for a in range(30, 100)) or not all(0 < x < 1 for x in q):
            fouten.append(f"{g}: q daalt boven 30 of ligt buiten (0,1)")
        rijen[g] = q
        e65 = (e(q, 64) + e(q, 65)) / 2  # exact 65, tussen 64,5 en 65,5
        print(f"{g}: e0 2018 zonder schaling {rauw:.2f} (CBS {E0_2018[g]}), factor naar 2017 {laag:.4f}, "
              f"e0 {e0(q):.2f}, e65 {e65:.2f}, q40 {q[40]:.5f} q60 {q[60]:.5f} q80 {q[80]:.5f} q90 {q[90]:.4f} q100 {q[100]:.3f}")
    if any(rijen["v"][a] > rijen["m"][a] for a in range(10, 101)):
        fouten.append("q van vrouwen boven die van mannen")
    print(f"bijstelling aandeel mannen 95+: {man95:.3f}")
    for van, tot in ((65, 74), (75, 84), (85, 100)):
        n = math.fsum(bloot[g][a] for g in GESLACHTEN for a in range(van, tot + 1))
        d = math.fsum(bloot[g][a] * rijen[g][a] for g in GESLACHTEN for a in range(van, tot + 1))
        print(f"sterftekans {van}-{tot}: {100 * d / n:.2f}%")
    schrijf({"sterfte.csv": csv_tekst(
        ("leeftijd", "geslacht", "q", "source"),
        [(a, g, f"{rijen[g][a]:.6f}", "estimate") for g in GESLACHTEN for a in LEEFTIJDEN])}, fouten)


if __name__ == "__main__":
    main()
