"""Bevolking, migratie, verhuizingen, behoefte en leeftijdsprofielen van Groningen, 1-1-2016: een schatting.

De gemeente van voor 2019: zonder Ten Boer en Haren, 200.000 inwoners, afgerond en uit het geheugen. De stadsdelen en hun opbouw zijn
die van `maak_bevolking_groningen.py`, drie jaar eerder: een studentenstad met veel 18- tot 30-jarigen. Geen enkel aantal per wijk of
leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="groningen_2016", plaats="Groningen", jaar=2016,
    indeling="vijf stadsdelen, zonder Ten Boer", opbouw="veel 18- tot 30-jarigen", verloop="studenten komen en gaan",
    wijken={"centrum": 19500.0, "oude_wijken": 45000.0, "oost": 37000.0, "zuid": 48000.0, "west": 50500.0},
    vorm=((0, .85), (5, .72), (12, .65), (16, .70), (18, 1.40), (20, 2.20), (23, 2.55), (26, 2.15), (30, 1.50), (35, 1.10), (45, .76),
          (55, .74), (65, .76), (75, .72), (85, .78), (100, .85)),
    neiging={
        "centrum": ((0, .30), (15, .30), (19, 1.30), (24, 1.75), (30, 1.15), (40, .65), (55, .70), (65, .75), (80, .75), (100, .9)),
        "oude_wijken": ((0, .75), (15, .60), (19, 1.20), (24, 1.35), (30, 1.20), (40, .90), (55, .75), (68, .65), (80, .60), (100, .6)),
        "oost": ((0, 1.35), (15, 1.65), (20, .65), (26, .60), (35, 1.05), (45, 1.30), (58, 1.40), (68, 1.20), (80, .85), (100, .8)),
        "zuid": ((0, 1.05), (15, 1.05), (20, .80), (26, .85), (38, 1.05), (50, 1.05), (65, 1.20), (78, 1.50), (90, 1.65)),
        "west": ((0, 1.10), (15, 1.0), (20, 1.05), (26, .90), (38, 1.05), (50, .95), (65, 1.05), (78, 1.15), (90, 1.05)),
    },
    groei=0.006,
    groeideel={"centrum": .10, "oude_wijken": .24, "oost": .14, "zuid": .24, "west": .28},
    buren=(("centrum", "oude_wijken"), ("centrum", "zuid"), ("centrum", "west"), ("oude_wijken", "oost"), ("oude_wijken", "west"),
           ("oude_wijken", "zuid"), ("zuid", "west")),
    houd=((35, 1.0), (45, 0.0)),
    behoefte={"centrum": .85, "oude_wijken": 1.15, "oost": 1.15, "zuid": .85, "west": 1.05},
    mix={"kib": 1000.0, "waakvlam": 300.0, "hulp_bij_het_huishouden": 2900.0, "begeleiding_basis": 850.0, "begeleiding_specialistisch": 1035.0,
         "dagbesteding_specialistisch": 480.0},
    onder_30=0.24, jaren=5,
    grenzen={(0, 17): (.125, .165), (18, 29): (.28, .35), (65, 100): (.105, .15)},
)]
