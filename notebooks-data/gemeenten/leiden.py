"""Bevolking, migratie, verhuizingen, behoefte en leeftijdsprofielen van Leiden, 1-1-2020: een schatting.

Het totaal is afgerond en uit het geheugen, en zo zijn de inwoners van de stadsdelen. De opbouw is die van Nederland met veel 18- tot
30-jarigen, want er wordt gestudeerd, en minder kinderen en ouderen. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="leiden", plaats="Leiden", jaar=2020,
    indeling="acht stadsdelen; het Stationsdistrict is bij het Boerhaavedistrict geteld",
    opbouw="veel 18- tot 30-jarigen, minder kinderen en ouderen", verloop="studenten komen en gaan",
    wijken={"binnenstad": 22000.0, "noord": 16000.0, "roodenburg": 16000.0, "bos_en_gasthuis": 19000.0, "mors": 16000.0,
            "boerhaave": 10000.0, "merenwijk": 14000.0, "stevenshof": 12000.0},
    vorm=((0, .90), (6, .85), (12, .78), (17, .85), (19, 1.55), (22, 1.95), (26, 1.65), (30, 1.25), (36, 1.05), (48, .85), (60, .82),
          (70, .82), (85, .80)),
    neiging={
        "binnenstad": ((0, .40), (15, .40), (19, 1.45), (23, 1.70), (30, 1.15), (40, .75), (55, .90), (70, .85), (90, .80)),
        "noord": ((0, 1.10), (15, 1.05), (22, .95), (30, 1.10), (45, 1.0), (65, .95), (85, .90)),
        "roodenburg": ((0, 1.15), (15, 1.10), (22, .85), (32, 1.10), (45, 1.15), (65, 1.0), (85, 1.10)),
        "bos_en_gasthuis": ((0, 1.05), (15, 1.0), (22, .85), (32, 1.05), (45, 1.0), (65, 1.15), (85, 1.35)),
        "mors": ((0, .95), (15, .85), (22, 1.05), (30, 1.10), (45, .95), (65, 1.0), (85, 1.05)),
        "boerhaave": ((0, .75), (15, .90), (20, 1.45), (25, 1.25), (35, .75), (50, 1.0), (65, 1.10), (85, 1.30)),
        "merenwijk": ((0, 1.15), (15, 1.20), (22, .60), (32, .85), (45, 1.10), (60, 1.30), (72, 1.40), (90, .95)),
        "stevenshof": ((0, 1.35), (15, 1.55), (22, .65), (32, .90), (45, 1.30), (58, 1.15), (70, .80), (90, .70)),
    },
    groei=0.006,
    groeideel={"binnenstad": .15, "noord": .15, "roodenburg": .10, "bos_en_gasthuis": .15, "mors": .15, "boerhaave": .20, "merenwijk": .05,
               "stevenshof": .05},
    buren=(("binnenstad", "noord"), ("binnenstad", "roodenburg"), ("binnenstad", "mors"), ("binnenstad", "boerhaave"),
           ("binnenstad", "bos_en_gasthuis"), ("noord", "merenwijk"), ("roodenburg", "bos_en_gasthuis"), ("boerhaave", "merenwijk"),
           ("mors", "boerhaave"), ("mors", "stevenshof")),
    houd=((34, 1.0), (44, 0.0)),
    behoefte={"binnenstad": .90, "noord": 1.40, "roodenburg": .75, "bos_en_gasthuis": 1.15, "mors": 1.15, "boerhaave": .85, "merenwijk": .85,
              "stevenshof": .80},
    mix={"waakvlam": 2500.0, "kib": 650.0, "begeleiding_specialistisch": 1000.0, "dagbesteding_specialistisch": 440.0},
    onder_30=0.24, jaren=5,
    grenzen={(0, 17): (.145, .185), (18, 29): (.21, .27), (65, 100): (.135, .175)},
)]
