"""geboorte.csv, instituties.csv, profielen.csv en bevolking_nederland.csv: landelijke tabellen."""

import math

from wijkdata import GESLACHTEN, LEEFTIJDEN, AANDEEL_MANNEN_2016, csv_tekst, lees_sterfte, nederland, pchip, schrijf, som, stap

# Geboorten per 1.000 vrouwen, Nederland 2017, per vijf jaar 10-14 .. 50-54.
# Bron: Verenigde Naties, World Population Prospects 2022, tabel FERT/02 (CC BY 3.0 IGO).
VRUCHTBAARHEID_2017 = (0.00, 2.76, 26.69, 94.91, 127.61, 61.50, 10.21, 0.41, 0.01)
KINDERTAL_2017 = 1.619  # CBS StatLine 37422ned
AANDEEL_JONGENS = 0.513

# Aandeel in een instelling: knopen (leeftijd, mannen, vrouwen). Aannamen, zie README.
INSTELLING = ((0, 0.0, 0.0), (18, 0.0, 0.0), (45, 0.0003, 0.0003), (60, 0.0016, 0.0014), (65, 0.0030, 0.0026),
              (70, 0.0065, 0.0070), (75, 0.0175, 0.0235), (80, 0.0415, 0.0625), (85, 0.0810, 0.1330),
              (90, 0.1500, 0.2630), (95, 0.2350, 0.3850), (100, 0.3200, 0.4700))
# Grofweg het doel per leeftijdsband (beide geslachten, gewogen met Nederland 2017).
INSTELLING_DOEL = ((75, 79, 0.030, 0.040), (80, 84, 0.070, 0.085), (85, 94, 0.18, 0.22), (95, 100, 0.35, 0.45),
                   (0, 64, 0.0, 0.001))

# Inwoners van Nederland op 1 januari 2024, afgerond, en ongeveer hoeveel van 65 en van 80 jaar en ouder. Uit het geheugen.
NEDERLAND_2024 = 17_943_000
OUDEREN_2024 = ((65, 3_650_000, 0.03), (80, 900_000, 0.05))

BANDEN = ((18, 29), (30, 44), (45, 64), (65, 74), (75, 84), (85, 100))
# Relatieve instroom van nieuwe clienten per inwoner; alleen de verhoudingen binnen een voorziening tellen.
PROFIELEN = {
    "kib":                            (1.35, 1.15, 1.00, 0.70, 0.90, 1.00),
    "dagbesteding_basis":             (0.05, 0.10, 0.25, 1.00, 5.00, 10.00),
    "dagbesteding_specialistisch":    (0.05, 0.10, 0.30, 1.20, 6.00, 10.00),
    "waakvlam":                       (0.90, 1.10, 1.00, 0.60, 0.40, 0.30),
    "arbeidsmatig_basis":             (1.20, 1.10, 1.00, 0.00, 0.00, 0.00),
    "arbeidsmatig_specialistisch":    (1.00, 1.10, 1.00, 0.00, 0.00, 0.00),
    "begeleiding_basis":              (1.40, 1.10, 1.00, 0.80, 1.20, 1.60),
    "begeleiding_specialistisch":     (1.40, 1.20, 1.00, 0.65, 0.80, 1.00),
    "hulp_bij_het_huishouden":        (0.03, 0.12, 0.50, 1.60, 6.50, 10.00),
}


def geboorte():
    som = [0.0]
    for x in VRUCHTBAARHEID_2017:
        som.append(som[-1] + 5 * x / 1000)
    f = pchip([10 + 5 * i for i in range(10)], som)
    exact = [f(a + 1) - f(a) for a in range(10, 55)]  # leeftijd bij de geboorte, laatste verjaardag
    per1jan = {a: (exact[a - 10] + exact[a - 9]) / 2 for a in range(15, 50)}  # leeftijd op 1 januari van dat jaar
    s = math.fsum(per1jan.values())
    return [(a, round(v * KINDERTAL_2017 / s, 6)) for a, v in per1jan.items()]


def instellingen():
    uit = {}
    for i, g in enumerate(GESLACHTEN):
        f = pchip([k[0] for k in INSTELLING], [k[1 + i] for k in INSTELLING])
        uit[g] = [round(max(0.0, f(a)), 5) for a in LEEFTIJDEN]
    return uit


def vestiging(a):
    """Leeftijdsopbouw van het migratiesaldo: vooral twintigers en dertigers, en hun kinderen."""
    return (math.exp(-((a - 28) / 8.0) ** 2 / 2) if a >= 16 else 0.0) + 0.15 * math.exp(-((a - 4) / 6.0) ** 2 / 2)


def nederland_2024(geb, bew):
    """De bevolking van 1 januari 2018 zes jaar verder, met het vaste migratiesaldo dat het totaal van 2024 haalt."""
    q, vrucht = lees_sterfte(), [dict(geb).get(a, 0.0) for a in LEEFTIJDEN]
    norm = 2 * math.fsum(vestiging(a) for a in LEEFTIJDEN)

    def vooruit(saldo):
        rij = {g: [saldo * vestiging(a) / norm for a in LEEFTIJDEN] for g in GESLACHTEN}
        n = bew
        for _ in range(6):
            n = stap(n, q, vrucht, AANDEEL_JONGENS, rij)[0]
        return n
    zonder, met = som(vooruit(0.0)), som(vooruit(1e5))
    return vooruit(1e5 * (NEDERLAND_2024 - zonder) / (met - zonder))


def main():
    fouten = []
    geb = geboorte()
    if abs(math.fsum(v for _, v in geb) - KINDERTAL_2017) > 1e-4:
        fouten.append("kindertal klopt niet")
    inst = instellingen()
    nl = [(x + y) / 2 for x, y in zip(nederland(2016), nederland(2017))]
    man = pchip([0, 20] + [65.5 + i for i in range(30)] + [97.0],
                [51.2, 51.2] + list(AANDEEL_MANNEN_2016[:30]) + [AANDEEL_MANNEN_2016[30]])
    bew = {"m": [1000 * nl[a] * man(min(a + 0.5, 97)) / 100 for a in LEEFTIJDEN]}
    bew["v"] = [1000 * nl[a] - bew["m"][a] for a in LEEFTIJDEN]
    wonend = {g: [bew[g][a] * inst[g][a] for a in LEEFTIJDEN] for g in GESLACHTEN}
    for van, tot, laag, hoog in INSTELLING_DOEL:
        s = sum(sum(wonend[g][van:tot + 1]) for g in GESLACHTEN) / sum(nl[van:tot + 1]) / 1000
        print(f"instelling {van}-{tot}: {100 * s:.2f}%")
        if not laag <= s <= hoog:
            fouten.append(f"instelling {van}-{tot}: {s:.4f} buiten {laag}-{hoog}")
    t55 = sum(sum(wonend[g][55:]) for g in GESLACHTEN)
    t90 = sum(sum(wonend[g][90:]) for g in GESLACHTEN)
    print(f"55+ in een instelling in Nederland: {t55:.0f} (CBS 2016: 116.000), 90+ {100 * t90 / t55:.0f}% (CBS 30%), "
          f"vrouw {100 * sum(wonend['v'][55:]) / t55:.0f}% (CBS driekwart)")
    if not 100000 < t55 < 140000:
        fouten.append("aantal in een instelling ver van het CBS-aantal")
    nl18 = [(x + y) / 2 for x, y in zip(nederland(2017), nederland(2018))]
    start = {"m": [1000 * nl18[a] * man(min(a + 0.5, 97)) / 100 for a in LEEFTIJDEN]}
    start["v"] = [1000 * nl18[a] - start["m"][a] for a in LEEFTIJDEN]
    nl24 = nederland_2024(geb, start)
    print(f"Nederland 2024: {som(nl24):.0f} inwoners, 65+ {som(nl24, 65):.0f}, 80+ {som(nl24, 80):.0f}")
    for leeftijd, doel, marge in OUDEREN_2024:
        if abs(som(nl24, leeftijd) / doel - 1) > marge:
            fouten.append(f"{som(nl24, leeftijd):.0f} inwoners van {leeftijd} en ouder, niet ongeveer {doel}")
    schrijf({
        "bevolking_nederland.csv": csv_tekst(
            ("leeftijd", "geslacht", "aantal", "source"),
            [(a, g, f"{nl24[g][a]:.1f}", "estimate") for g in GESLACHTEN for a in LEEFTIJDEN]),
        "geboorte.csv": csv_tekst(("leeftijd", "vruchtbaarheid", "aandeel_jongens", "source"),
                                  [(a, f"{v:.6f}", AANDEEL_JONGENS, "estimate") for a, v in geb]),
        "instituties.csv": csv_tekst(("leeftijd", "geslacht", "aandeel", "source"),
                                     [(a, g, f"{inst[g][a]:.5f}", "estimate") for g in GESLACHTEN for a in LEEFTIJDEN]),
        "profielen.csv": csv_tekst(("voorziening", "leeftijd_van", "leeftijd_tot", "verhouding", "source"),
                                   [(v, a, b, f"{r:.2f}", "estimate") for v, rs in PROFIELEN.items()
                                    for (a, b), r in zip(BANDEN, rs)]),
    }, fouten)


if __name__ == "__main__":
    main()
