"""Bevolking, migratie, verhuizingen en behoefte van Zaanstad, 1-1-2016: een schatting.

Het totaal is afgerond en uit het geheugen, en zo zijn de inwoners per plaats; Zaandam is in drieen gedeeld. De opbouw is die van
Nederland met meer gezinnen en wat minder studenten en ouderen. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="zaanstad", plaats="Zaanstad", jaar=2016,
    indeling="Zaandam in drieën (77.000), Koog aan de Zaan en Zaandijk samen, Wormerveer, Krommenie, Assendelft en Westzaan",
    opbouw="meer gezinnen, wat minder studenten en ouderen", verloop="starters komen uit Amsterdam, jongeren gaan studeren",
    wijken={"zaandam_noord": 26000.0, "zaandam_zuid": 26000.0, "zaandam_west": 25000.0, "koog_zaandijk": 20000.0, "wormerveer": 12000.0,
            "krommenie": 18000.0, "assendelft": 20000.0, "westzaan": 5000.0},
    vorm=((0, 1.10), (6, 1.06), (12, 1.0), (17, .97), (20, .88), (25, .98), (32, 1.12), (42, 1.06), (55, 1.0), (65, .95), (75, .88), (85, .80)),
    neiging={
        "zaandam_noord": ((0, 1.0), (20, 1.0), (35, .95), (50, 1.0), (65, 1.10), (80, 1.15)),
        "zaandam_zuid": ((0, 1.15), (15, 1.10), (24, 1.25), (35, 1.15), (50, .90), (65, .80), (80, .85)),
        "zaandam_west": ((0, .90), (20, 1.10), (30, 1.15), (45, .95), (60, 1.0), (75, 1.10), (90, 1.20)),
        "koog_zaandijk": ((0, .95), (20, .95), (35, 1.0), (50, 1.05), (65, 1.05), (80, 1.0)),
        "wormerveer": ((0, .95), (20, 1.0), (35, 1.0), (50, 1.0), (65, 1.10), (80, 1.20)),
        "krommenie": ((0, .95), (20, .90), (35, .90), (50, 1.05), (65, 1.20), (80, 1.20)),
        "assendelft": ((0, 1.35), (12, 1.30), (20, .80), (32, 1.20), (42, 1.30), (55, .85), (68, .75), (85, .60)),
        "westzaan": ((0, 1.0), (20, .85), (35, .85), (50, 1.20), (65, 1.15), (80, .90)),
    },
    groei=0.007,
    groeideel={"zaandam_noord": .15, "zaandam_zuid": .20, "zaandam_west": .25, "koog_zaandijk": .08, "wormerveer": .05, "krommenie": .05,
               "assendelft": .20, "westzaan": .02},
    buren=(("zaandam_noord", "zaandam_zuid"), ("zaandam_zuid", "zaandam_west"), ("zaandam_noord", "zaandam_west"),
           ("zaandam_west", "koog_zaandijk"), ("zaandam_west", "westzaan"), ("koog_zaandijk", "wormerveer"), ("koog_zaandijk", "westzaan"),
           ("wormerveer", "krommenie"), ("krommenie", "assendelft"), ("assendelft", "westzaan")),
    houd=((30, 1.0), (40, 0.0)),
    behoefte={"zaandam_noord": 1.20, "zaandam_zuid": 1.40, "zaandam_west": 1.0, "koog_zaandijk": .85, "wormerveer": 1.05, "krommenie": .85,
              "assendelft": .70, "westzaan": .65},
    mix={"kib": 1050.0, "begeleiding_basis": 620.0, "begeleiding_specialistisch": 720.0, "dagbesteding_specialistisch": 480.0,
         "hulp_bij_het_huishouden": 2700.0},
    jaren=5,
    grenzen={(0, 17): (.20, .235), (18, 29): (.13, .165), (65, 100): (.15, .185)},
)]
