"""Bevolking, migratie, verhuizingen en behoefte van Dordrecht, 1-1-2016: een schatting.

Het totaal is afgerond en uit het geheugen. De opbouw is die van Nederland, met iets minder 18- tot 25-jarigen omdat er weinig
gestudeerd wordt. De stad is hier in zeven delen gedeeld, naar haar wijken. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="dordrecht", plaats="Dordrecht", jaar=2016,
    indeling="zeven delen van de stad, naar haar wijken", opbouw="iets minder 18- tot 25-jarigen, verder als Nederland",
    verloop="jongeren gaan studeren, gezinnen komen uit grotere steden",
    wijken={"binnenstad": 13000.0, "krispijn": 21000.0, "reeland_staart": 20000.0, "wielwijk_crabbehof": 14000.0, "sterrenburg": 20000.0,
            "dubbeldam": 13000.0, "stadspolders": 18000.0},
    vorm=((0, 1.02), (12, 1.0), (17, .98), (20, .88), (25, .97), (32, 1.03), (45, 1.0), (60, .98), (75, 1.05), (100, 1.05)),
    neiging={
        "binnenstad": ((0, .60), (15, .60), (22, 1.25), (30, 1.35), (45, 1.0), (60, 1.10), (75, 1.10), (90, 1.10)),
        "krispijn": ((0, 1.15), (15, 1.05), (24, 1.20), (33, 1.20), (50, .95), (65, .80), (85, .70)),
        "reeland_staart": ((0, 1.05), (15, 1.0), (25, 1.10), (35, 1.10), (50, .95), (65, .90), (85, .90)),
        "wielwijk_crabbehof": ((0, 1.05), (15, 1.0), (25, 1.05), (35, .95), (50, .95), (70, 1.10), (90, 1.20)),
        "sterrenburg": ((0, .90), (15, .90), (25, .85), (35, .85), (50, .95), (65, 1.25), (80, 1.60), (95, 1.50)),
        "dubbeldam": ((0, .95), (15, 1.15), (23, .75), (33, .75), (48, 1.15), (65, 1.20), (80, 1.15)),
        "stadspolders": ((0, 1.10), (15, 1.30), (23, .95), (33, .85), (48, 1.25), (62, .95), (78, .55), (92, .45)),
    },
    groei=0.001,
    groeideel={"binnenstad": .25, "krispijn": .15, "reeland_staart": .20, "wielwijk_crabbehof": .10, "sterrenburg": .10, "dubbeldam": .10,
               "stadspolders": .10},
    buren=(("binnenstad", "krispijn"), ("binnenstad", "reeland_staart"), ("krispijn", "reeland_staart"), ("krispijn", "wielwijk_crabbehof"),
           ("wielwijk_crabbehof", "sterrenburg"), ("sterrenburg", "dubbeldam"), ("dubbeldam", "stadspolders"), ("reeland_staart", "stadspolders")),
    houd=((30, 1.0), (40, 0.0)),
    behoefte={"binnenstad": 1.0, "krispijn": 1.25, "reeland_staart": 1.05, "wielwijk_crabbehof": 1.35, "sterrenburg": .90, "dubbeldam": .65,
              "stadspolders": .75},
    mix={"kib": 560.0, "waakvlam": 300.0, "begeleiding_basis": 900.0, "dagbesteding_specialistisch": 400.0, "hulp_bij_het_huishouden": 2790.0},
    jaren=5,
    grenzen={(0, 17): (.19, .23), (18, 29): (.12, .155), (65, 100): (.165, .205)},
)]
