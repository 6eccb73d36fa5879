"""Zoetermeer op 1-1-2021: bevolking, verloop van de migratie, behoefte per wijk en gewichten van het populatiebudget.

De bevolking van 2017 wordt vier jaar vooruitgerekend met migratieverloop_zoetermeer.csv en daarna per leeftijdsgroep
geschaald naar de gepubliceerde aandelen van 2021. De clienten zijn de gemiddelden van het scenario zoetermeer-2017.
Tabellen van 2017 die ook voor 2021 gelden (migratie, verhuizingen, mobiliteit, sterfte) worden niet opnieuw gemaakt.
"""

import math

from projectie import projecteer, tabel
from wijkdata import GESLACHTEN, LEEFTIJDEN, csv_tekst, lees, lees_sterfte, lees_vruchtbaarheid, schrijf, som, stap

# Zoetermeer, programmabegroting 2022-2025, bijlage kerncijfers, 1-1-2021; CBS voor de latere totalen.
TOTAAL_2021, AANDELEN = 125274.0, {(0, 19): 0.226, (20, 64): 0.576, (65, 100): 0.198}
TOTAAL = {2023: 127031.0, 2025: 129941.0}
VERBETERING = 0.01  # daling van de sterfte per jaar, zoals het scenario

# Personen met ondersteuning per wijk rond 1-1-2021: gemiddelde van 2020 en 2021 in het scenario zoetermeer-2017.
CLIENTEN = {"centrum": 315, "meerzicht": 216, "buytenwegh_de_leyens": 248, "noordhove_seghwaert": 245, "rokkeveen": 162,
            "oosterheem": 210}
# Clienten van 2020 in het scenario zoetermeer-2017, eenheden per maand, en tarief in prijzen van 2021 (tarief 2023 terug
# met de OVA van 2022 en 2023).
VOLUME_2020 = {
    "kib": (146.0, 5.31, 50.94), "dagbesteding_basis": (151.1, 7.2, 32.64), "dagbesteding_specialistisch": (246.4, 10.66, 59.85),
    "waakvlam": (49.0, 0.95, 50.94), "arbeidsmatig_basis": (74.5, 17.16, 32.64), "arbeidsmatig_specialistisch": (9.7, 9.06, 59.85),
    "begeleiding_basis": (319.0, 7.63, 50.94), "begeleiding_specialistisch": (454.3, 8.41, 77.77)}
BANDEN = ((0, 17), (18, 29), (30, 44), (45, 64), (65, 74), (75, 84), (85, 100))


def sterfte_in(q, jaar):
    return {g: [x * (1 - VERBETERING) ** jaar for x in q[g]] for g in GESLACHTEN}


def gewichten(stad):
    """Euro per inwoner per jaar: de kosten van 2020 over de leeftijden verdeeld naar het profiel van elke voorziening."""
    inst = {(r["geslacht"], int(r["leeftijd"])): float(r["aandeel"]) for r in lees("instituties.csv")}
    thuis = lambda van, tot: math.fsum(stad[g][a] * (1 - inst[g, a]) for g in GESLACHTEN for a in range(van, tot + 1))
    kosten, totaal = {b: 0.0 for b in BANDEN}, 0.0
    for v, (clienten, eenheden, tarief) in VOLUME_2020.items():
        bedrag = 12 * clienten * eenheden * tarief
        totaal += bedrag
        deel = {(int(r["leeftijd_van"]), int(r["leeftijd_tot"])): float(r["verhouding"])
                * thuis(int(r["leeftijd_van"]), int(r["leeftijd_tot"])) for r in lees("profielen.csv") if r["voorziening"] == v}
        for b, x in deel.items():
            kosten[b] += bedrag * x / sum(deel.values())
    return {b: round(kosten[b] / som(stad, *b), 2) for b in BANDEN}, totaal


def main():
    q = lees_sterfte()
    vrucht, jongens = lees_vruchtbaarheid()
    *_, (jaar, raw, _, _) = projecteer("zoetermeer", 4, True)
    kolom = lambda bev: {g: [math.fsum(bev[w][g][a] for w in bev) for a in LEEFTIJDEN] for g in GESLACHTEN}
    ruw = kolom(raw)
    factor = [0.0] * 101
    for (van, tot), aandeel in AANDELEN.items():
        f = aandeel * TOTAAL_2021 / som(ruw, van, tot)
        print(f"schaling {van}-{tot}: {f:.4f}")
        factor[van:tot + 1] = [f] * (tot + 1 - van)
    bev = {w: {g: [round(raw[w][g][a] * factor[a], 4) for a in LEEFTIJDEN] for g in GESLACHTEN} for w in raw}
    stad = kolom(bev)

    # Verloop van de migratie: de totalen van 2023 en 2025, op het vaste saldo van 2017.
    saldo = kolom(tabel("migratie_zoetermeer.csv", "saldo"))

    def vooruit(n, eerste, jaren, f):
        for t in range(eerste, eerste + jaren):
            n, _, _ = stap(n, sterfte_in(q, t), vrucht, jongens, saldo, f)
        return n

    def passend(n, eerste, doel):
        laag, hoog = -10.0, 10.0
        for _ in range(100):
            mid = (laag + hoog) / 2
            laag, hoog = (mid, hoog) if som(vooruit(n, eerste, 2, mid)) < doel else (laag, mid)
        return round(mid, 3)
    f1 = passend(stad, 0, TOTAAL[2023])
    midden = vooruit(stad, 0, 2, f1)
    f2 = passend(midden, 2, TOTAAL[2025])
    eind = vooruit(midden, 2, 2, f2)
    verloop = {2021: f1, 2022: f1, 2023: f2, 2024: f2}
    print("verloop van de migratie:", verloop)
    per_inwoner, kosten = gewichten(stad)
    budget = math.fsum(e * som(stad, *b) for b, e in per_inwoner.items())
    print(f"kosten 2020 in prijzen van 2021: {kosten:.0f}, populatiebudget {budget:.0f}; gewichten {per_inwoner}")

    fouten = []

    def eis(naam, waarde, wens, marge):
        ok = abs(waarde - wens) <= marge
        print(f"{'goed' if ok else 'FOUT'} {naam}: {waarde:.4f} (doel {wens:.4f}, marge {marge:g})")
        if not ok:
            fouten.append(naam)
    eis("jaar", jaar, 2021, 0)
    eis("totaal 1-1-2021", som(stad), TOTAAL_2021, 0.1)
    for (van, tot), aandeel in AANDELEN.items():
        eis(f"aandeel {van}-{tot}", som(stad, van, tot) / som(stad), aandeel, 1e-5)
        eis(f"schaling {van}-{tot}", factor[van], 1.0, 0.03)
    eis("totaal 2023", som(midden), TOTAAL[2023], 2)
    eis("totaal 2025", som(eind), TOTAAL[2025], 2)
    eis("75+ in 2025", som(eind, 75), 11500, 0.02 * 11500)
    eis("populatiebudget", budget, kosten, 0.001 * kosten)
    if min(bev[w][g][a] for w in bev for g in GESLACHTEN for a in LEEFTIJDEN) < 0 or set(CLIENTEN) != set(bev):
        fouten.append("negatief aantal of andere wijken")

    schrijf({
        "bevolking_zoetermeer_2021.csv": csv_tekst(
            ("wijk", "leeftijd", "geslacht", "aantal", "source"),
            [(w, a, g, f"{bev[w][g][a]:.4f}", "estimate") for w in bev for g in GESLACHTEN for a in LEEFTIJDEN]),
        "migratieverloop_zoetermeer_2021.csv": csv_tekst(
            ("jaar", "factor", "source"), [(j, f"{v:.3f}", "estimate") for j, v in verloop.items()]),
        "behoefte_zoetermeer_2021.csv": csv_tekst(
            ("wijk", "toestand", "clienten", "source"), [(w, "alle", n, "estimate") for w, n in CLIENTEN.items()]),
        "gewichten_zoetermeer_2021.csv": csv_tekst(
            ("leeftijd_van", "leeftijd_tot", "euro_per_inwoner", "source"),
            [(*b, f"{e:.2f}", "estimate") for b, e in per_inwoner.items()]),
    }, fouten)


if __name__ == "__main__":
    main()
