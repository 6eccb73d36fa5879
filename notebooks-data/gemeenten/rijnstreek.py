"""Bevolking, migratie, verhuizingen en behoefte van de Rijnstreek, 1-1-2015: een schatting.

Drie gemeenten kopen samen in: Alphen aan den Rijn, Kaag en Braassem en Nieuwkoop. Alphen is hier in drieen gedeeld, de andere twee zijn
elk een wijk. Inwoners per gemeente zijn afgerond en uit het geheugen; de opbouw is die van Nederland met meer gezinnen en minder
studenten. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="rijnstreek", plaats="de Rijnstreek", jaar=2015,
    indeling="Alphen aan den Rijn (107.000) in drieën, Kaag en Braassem (26.000) en Nieuwkoop (27.000)",
    opbouw="meer gezinnen, minder jongvolwassenen", verloop="jongeren gaan studeren",
    wijken={"alphen_noord": 37000.0, "alphen_zuid": 36000.0, "alphen_dorpen": 34000.0, "kaag_en_braassem": 26000.0, "nieuwkoop": 27000.0},
    vorm=((0, 1.05), (12, 1.12), (17, 1.08), (20, .82), (25, .80), (32, .95), (45, 1.08), (60, 1.02), (75, .98), (100, .95)),
    neiging={
        "alphen_noord": ((0, .95), (20, 1.05), (30, 1.15), (45, .95), (60, .95), (75, 1.20), (90, 1.40)),
        "alphen_zuid": ((0, 1.15), (12, 1.10), (25, 1.05), (38, 1.20), (55, .95), (68, .80), (90, .75)),
        "alphen_dorpen": ((0, 1.0), (20, .95), (40, .95), (55, 1.05), (70, 1.10), (90, 1.0)),
        "kaag_en_braassem": ((0, 1.0), (20, 1.0), (35, .95), (55, 1.05), (70, 1.0), (90, .90)),
        "nieuwkoop": ((0, .98), (20, 1.0), (35, .90), (55, 1.05), (70, 1.10), (90, 1.0)),
    },
    groei=0.004,
    groeideel={"alphen_noord": .25, "alphen_zuid": .30, "alphen_dorpen": .15, "kaag_en_braassem": .15, "nieuwkoop": .15},
    buren=(("alphen_noord", "alphen_zuid"), ("alphen_noord", "alphen_dorpen"), ("alphen_zuid", "alphen_dorpen"),
           ("alphen_noord", "kaag_en_braassem"), ("alphen_dorpen", "nieuwkoop"), ("kaag_en_braassem", "nieuwkoop")),
    houd=((28, 1.0), (36, 0.0)),
    behoefte={"alphen_noord": 1.25, "alphen_zuid": 1.10, "alphen_dorpen": .90, "kaag_en_braassem": .80, "nieuwkoop": .80},
    mix={"kib": 450.0, "begeleiding_basis": 560.0, "begeleiding_specialistisch": 480.0, "dagbesteding_basis": 420.0},
    jaren=6,
    grenzen={(0, 17): (.21, .25), (18, 29): (.11, .14), (65, 100): (.16, .20)},
)]
