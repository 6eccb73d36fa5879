"""Bevolking, migratie, verhuizingen en behoefte van 's-Hertogenbosch, 1-1-2016: een schatting.

Het totaal en de stadsdelen zijn afgerond en uit het geheugen. De opbouw is die van Nederland met wat meer eind-twintigers en
dertigers, en met gezinnen in de nieuwbouw van Rosmalen. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="s_hertogenbosch", plaats="'s-Hertogenbosch", jaar=2016,
    indeling="zes stadsdelen en de dorpen (Empel, Engelen, Nuland en Vinkel)",
    opbouw="wat meer eind-twintigers en dertigers", verloop="studenten en jonge gezinnen komen en gaan",
    wijken={"binnenstad": 13000.0, "zuidoost": 34000.0, "noord": 22000.0, "maaspoort": 16000.0, "west": 18000.0, "rosmalen": 31000.0,
            "dorpen": 18000.0},
    vorm=((0, 1.0), (12, .97), (18, .95), (22, 1.02), (28, 1.10), (35, 1.07), (48, 1.03), (60, .97), (75, .95), (90, .95), (100, .95)),
    neiging={
        "binnenstad": ((0, .50), (15, .50), (20, 1.60), (28, 1.75), (38, 1.0), (55, 1.05), (70, 1.05), (85, 1.20)),
        "zuidoost": ((0, .95), (15, .90), (22, 1.15), (30, 1.10), (45, .95), (65, 1.0), (80, 1.20), (100, 1.3)),
        "noord": ((0, 1.0), (15, 1.0), (25, 1.0), (40, .95), (55, 1.0), (70, 1.15), (85, 1.05)),
        "maaspoort": ((0, .95), (15, 1.05), (25, .95), (40, .95), (55, 1.15), (68, 1.15), (80, .80), (100, .7)),
        "west": ((0, 1.05), (15, .95), (24, 1.20), (32, 1.10), (45, .95), (65, .90), (80, 1.0)),
        "rosmalen": ((0, 1.20), (15, 1.20), (22, .70), (32, .90), (42, 1.15), (58, .95), (72, .95), (88, .95)),
        "dorpen": ((0, 1.05), (15, 1.15), (22, .75), (32, .80), (48, 1.15), (65, 1.05), (80, .85)),
    },
    groei=0.006,
    groeideel={"binnenstad": .12, "zuidoost": .15, "noord": .10, "maaspoort": .03, "west": .20, "rosmalen": .32, "dorpen": .08},
    buren=(("binnenstad", "zuidoost"), ("binnenstad", "west"), ("binnenstad", "noord"), ("noord", "maaspoort"), ("noord", "rosmalen"),
           ("zuidoost", "rosmalen"), ("maaspoort", "dorpen"), ("rosmalen", "dorpen")),
    houd=((30, 1.0), (40, 0.0)),
    behoefte={"binnenstad": 1.0, "zuidoost": 1.15, "noord": 1.35, "maaspoort": .90, "west": 1.25, "rosmalen": .70, "dorpen": .65},
    mix={"kib": 20.0, "begeleiding_basis": 640.0, "begeleiding_specialistisch": 680.0, "dagbesteding_specialistisch": 380.0},
    jaren=6,
    grenzen={(0, 17): (.18, .22), (18, 29): (.135, .17), (65, 100): (.15, .19)},
)]
