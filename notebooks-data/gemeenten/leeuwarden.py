"""Bevolking, migratie, verhuizingen, behoefte en leeftijdsprofielen van Leeuwarden, 1-1-2016 en 1-1-2021: een schatting.

Twee jaren, want in 2018 kwamen er dorpen bij (herindeling). Het totaal is afgerond en uit het geheugen. De opbouw is die van Nederland
met meer 18- tot 30-jarigen, want er wordt gestudeerd; de stad is hier in vier delen gedeeld, met de dorpen apart. Geen enkel aantal per
wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

WIJKEN = {
    2016: {"binnenstad": 17000.0, "noord": 26000.0, "oost": 25000.0, "zuid": 28000.0, "dorpen": 12000.0},
    2021: {"binnenstad": 17500.0, "noord": 26000.0, "oost": 25500.0, "zuid": 29500.0, "dorpen": 26000.0},
}
NEIGING = {
    "binnenstad": ((0, .45), (15, .50), (19, 1.60), (25, 1.75), (32, 1.10), (50, .90), (65, .95), (80, 1.10), (100, 1.2)),
    "noord": ((0, 1.10), (15, 1.0), (22, 1.0), (35, 1.05), (55, 1.0), (70, .95), (90, .85)),
    "oost": ((0, 1.0), (15, .95), (22, 1.05), (35, 1.05), (55, .95), (70, 1.0), (85, 1.25)),
    "zuid": ((0, 1.20), (15, 1.20), (22, .75), (32, 1.05), (45, 1.10), (65, .95), (85, .90)),
    "dorpen": ((0, 1.10), (15, 1.35), (22, .55), (32, .80), (50, 1.25), (65, 1.25), (80, .95)),
}
GROEIDEEL = {"binnenstad": .15, "noord": .10, "oost": .15, "zuid": .50, "dorpen": .10}
BEHOEFTE = {"binnenstad": 1.10, "noord": 1.30, "oost": 1.20, "zuid": .80, "dorpen": .70}
MIX = {
    2016: {"kib": 900.0, "begeleiding_basis": 950.0, "dagbesteding_specialistisch": 380.0, "hulp_bij_het_huishouden": 2300.0},
    2021: {"kib": 1200.0, "begeleiding_basis": 1250.0, "dagbesteding_specialistisch": 480.0, "hulp_bij_het_huishouden": 3300.0},
}


def leeuwarden(jaar):
    return Gemeente(
        naam=f"leeuwarden_{jaar}", plaats="Leeuwarden", jaar=jaar, wijken=WIJKEN[jaar],
        indeling="vier delen van de stad en de dorpen", opbouw="meer 18- tot 30-jarigen", verloop="studenten komen en gaan",
        vorm=((0, .95), (12, .88), (17, .98), (20, 1.50), (24, 1.60), (28, 1.25), (35, .98), (50, .93), (65, .95), (80, 1.0), (100, 1.0)),
        neiging=NEIGING, groei=0.003, groeideel=GROEIDEEL,
        buren=(("binnenstad", "noord"), ("binnenstad", "oost"), ("binnenstad", "zuid"), ("noord", "oost"), ("noord", "dorpen"),
               ("zuid", "dorpen")),
        houd=((32, 1.0), (42, 0.0)), behoefte=BEHOEFTE, mix=MIX[jaar], onder_30=0.24, jaren=5,
        grenzen={(0, 17): (.16, .21), (18, 29): (.18, .23), (65, 100): (.155, .20)})


GEMEENTEN = [leeuwarden(2016), leeuwarden(2021)]
