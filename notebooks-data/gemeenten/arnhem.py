"""Bevolking, migratie, verhuizingen, behoefte en leeftijdsprofielen van Arnhem, 1-1-2017: een schatting.

Het totaal is afgerond en uit het geheugen. De opbouw is die van Nederland met meer 20- tot 35-jarigen. De stad is hier in zeven delen
gedeeld, drie ten zuiden van de Rijn, met namen naar de buurten die erin liggen. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="arnhem", plaats="Arnhem", jaar=2017,
    indeling="zeven delen van de stad, drie ten zuiden van de Rijn", opbouw="meer 20- tot 35-jarigen, iets minder ouderen",
    verloop="studenten en starters komen en gaan",
    wijken={"centrum": 19000.0, "noord": 25000.0, "klarendal_geitenkamp": 22000.0, "presikhaaf_broek": 26000.0, "malburgen": 18000.0,
            "vredenburg_rijkerswoerd": 27000.0, "schuytgraaf_elderveld": 18000.0},
    vorm=((0, 1.03), (6, .98), (12, .90), (17, .92), (20, 1.20), (25, 1.38), (30, 1.28), (36, 1.10), (48, .97), (60, .90), (75, .86), (100, .95)),
    neiging={
        "centrum": ((0, .55), (15, .50), (20, 1.60), (27, 1.75), (36, 1.10), (55, .90), (70, .80), (90, .80)),
        "noord": ((0, .95), (15, 1.05), (22, .85), (32, .80), (45, 1.05), (60, 1.20), (75, 1.45), (90, 1.60)),
        "klarendal_geitenkamp": ((0, 1.0), (15, .95), (22, 1.10), (32, 1.15), (50, 1.0), (65, .85), (85, .75)),
        "presikhaaf_broek": ((0, 1.0), (15, 1.0), (21, 1.20), (30, 1.05), (45, .95), (65, 1.0), (85, 1.15)),
        "malburgen": ((0, 1.20), (15, 1.20), (22, .95), (35, 1.05), (55, .95), (70, .90), (90, .90)),
        "vredenburg_rijkerswoerd": ((0, .95), (15, 1.10), (22, .90), (35, .85), (50, 1.10), (65, 1.20), (80, 1.10)),
        "schuytgraaf_elderveld": ((0, 1.50), (12, 1.40), (22, .55), (32, .95), (42, 1.35), (58, .85), (75, .75), (90, .60)),
    },
    groei=0.009,
    groeideel={"centrum": .18, "noord": .08, "klarendal_geitenkamp": .08, "presikhaaf_broek": .14, "malburgen": .14,
               "vredenburg_rijkerswoerd": .06, "schuytgraaf_elderveld": .32},
    buren=(("centrum", "noord"), ("centrum", "klarendal_geitenkamp"), ("centrum", "presikhaaf_broek"), ("centrum", "malburgen"),
           ("noord", "klarendal_geitenkamp"), ("klarendal_geitenkamp", "presikhaaf_broek"), ("malburgen", "vredenburg_rijkerswoerd"),
           ("vredenburg_rijkerswoerd", "schuytgraaf_elderveld")),
    houd=((36, 1.0), (46, 0.0)),
    behoefte={"centrum": 1.05, "noord": .70, "klarendal_geitenkamp": 1.35, "presikhaaf_broek": 1.25, "malburgen": 1.30,
              "vredenburg_rijkerswoerd": .90, "schuytgraaf_elderveld": .75},
    mix={"kib": 1440.0, "begeleiding_basis": 620.0, "begeleiding_specialistisch": 720.0, "dagbesteding_specialistisch": 540.0,
         "hulp_bij_het_huishouden": 3150.0},
    onder_30=0.24, jaren=5,
    grenzen={(0, 17): (.17, .23), (18, 29): (.16, .21), (65, 100): (.14, .18)},
)]
