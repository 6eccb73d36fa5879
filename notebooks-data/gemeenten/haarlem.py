"""Bevolking, migratie, verhuizingen en behoefte van Haarlem, 1-1-2018: een schatting.

Het totaal is afgerond en uit het geheugen. De opbouw is die van Nederland met meer dertigers en minder ouderen, zoals de afgeronde
publiekscijfers van rond 2018 die in `maak_bevolking_haarlem.py` staan (22% onder de 20, 17% 65 jaar en ouder). De stadsdelen zijn de vijf van
dat script, met dezelfde verhoudingen naar leeftijd. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="haarlem_2018", plaats="Haarlem", jaar=2018,
    indeling="vijf stadsdelen", opbouw="meer dertigers, minder ouderen", verloop="jonge gezinnen komen, studenten vertrekken",
    wijken={"centrum": 13700.0, "zuidwest": 34300.0, "noord": 55800.0, "oost": 22600.0, "schalkwijk": 33100.0},
    vorm=((0, 1.06), (8, 1.02), (14, .94), (19, .80), (24, .98), (30, 1.26), (38, 1.16), (50, 1.02), (62, .93), (72, .86), (82, .87), (92, 1.0)),
    neiging={
        "centrum": ((0, .55), (12, .55), (20, 1.30), (27, 1.60), (40, 1.15), (55, 1.05), (65, .95), (75, .85), (100, .90)),
        "zuidwest": ((0, .95), (20, 1.05), (28, 1.15), (40, 1.05), (60, 1.0), (75, 1.0), (100, 1.10)),
        "noord": ((0, 1.10), (12, 1.08), (20, .95), (35, 1.05), (50, 1.0), (65, .90), (80, .85)),
        "oost": ((0, 1.0), (20, 1.0), (100, 1.0)),
        "schalkwijk": ((0, 1.05), (20, .90), (30, .85), (45, .95), (60, 1.10), (68, 1.25), (80, 1.30), (90, 1.20)),
    },
    groei=0.004,
    groeideel={"centrum": .06, "zuidwest": .13, "noord": .19, "oost": .19, "schalkwijk": .43},
    buren=(("centrum", "zuidwest"), ("centrum", "noord"), ("centrum", "oost"), ("noord", "oost"), ("oost", "schalkwijk"),
           ("zuidwest", "schalkwijk")),
    houd=((26, 1.0), (34, 0.0)),
    behoefte={"centrum": 1.0, "zuidwest": .75, "noord": .95, "oost": 1.15, "schalkwijk": 1.30},
    mix={"kib": 710.0, "begeleiding_basis": 715.0, "begeleiding_specialistisch": 675.0, "dagbesteding_basis": 535.0,
         "dagbesteding_specialistisch": 455.0, "arbeidsmatig_basis": 280.0},
    jaren=5,
    grenzen={(0, 19): (.21, .23), (18, 29): (.13, .17), (65, 100): (.16, .18)},
)]
