"""Bevolking, migratie, verhuizingen, behoefte en leeftijdsprofielen van Eindhoven, 1-1-2016: een schatting.

Het totaal is afgerond en uit het geheugen. De opbouw is die van Nederland met meer 18- tot 35-jarigen: er wordt gestudeerd, en kenniswerkers
vestigen zich. De stad is hier in tien gebieden gedeeld, een per wijkteam: de zeven stadsdelen, waarvan de grootste in tweeën en Meerhoven
apart. Waar de grenzen van de teams liepen is niet bekend. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="eindhoven", plaats="Eindhoven", jaar=2016,
    indeling="tien gebieden, een per wijkteam: de zeven stadsdelen, Woensel in vieren en Meerhoven apart",
    opbouw="meer 18- tot 35-jarigen", verloop="studenten en kenniswerkers komen en gaan",
    wijken={"centrum": 9000.0, "stratum": 33000.0, "gestel": 28000.0, "strijp": 19000.0, "meerhoven": 12000.0, "tongelre": 21000.0,
            "woensel_zuidwest": 19000.0, "woensel_zuidoost": 18000.0, "woensel_noordwest": 33000.0, "woensel_noordoost": 33000.0},
    vorm=((0, .95), (12, .85), (17, .92), (20, 1.35), (25, 1.45), (30, 1.28), (36, 1.08), (48, .95), (60, .92), (75, .95), (100, .95)),
    neiging={
        "centrum": ((0, .35), (15, .40), (20, 1.70), (27, 1.80), (36, 1.0), (55, .85), (70, .80), (90, .90)),
        "stratum": ((0, .95), (15, .95), (22, 1.0), (30, 1.0), (45, 1.05), (60, 1.05), (80, 1.05)),
        "gestel": ((0, .95), (15, .95), (22, .95), (30, 1.05), (45, 1.0), (60, 1.05), (80, 1.15)),
        "strijp": ((0, .85), (15, .80), (22, 1.15), (30, 1.20), (45, .95), (65, .95), (85, 1.0)),
        "meerhoven": ((0, 2.10), (12, 1.50), (22, .55), (32, 1.15), (42, 1.50), (55, .75), (70, .45), (90, .40)),
        "tongelre": ((0, 1.0), (15, 1.0), (22, .95), (35, 1.0), (50, 1.0), (65, 1.0), (85, 1.0)),
        "woensel_zuidwest": ((0, .90), (15, .85), (22, 1.25), (30, 1.25), (45, .95), (65, .85), (85, .85)),
        "woensel_zuidoost": ((0, .90), (15, .85), (22, 1.25), (30, 1.15), (45, .95), (65, .95), (85, 1.05)),
        "woensel_noordwest": ((0, 1.0), (15, 1.15), (22, .80), (33, .80), (48, 1.05), (65, 1.20), (80, 1.15)),
        "woensel_noordoost": ((0, 1.05), (15, 1.15), (22, .85), (33, .85), (48, 1.05), (65, 1.10), (80, 1.0)),
    },
    groei=0.007,
    groeideel={"centrum": .16, "stratum": .10, "gestel": .10, "strijp": .18, "meerhoven": .20, "tongelre": .06, "woensel_zuidwest": .06,
               "woensel_zuidoost": .06, "woensel_noordwest": .04, "woensel_noordoost": .04},
    buren=(("centrum", "stratum"), ("centrum", "strijp"), ("centrum", "tongelre"), ("centrum", "woensel_zuidwest"),
           ("centrum", "woensel_zuidoost"), ("stratum", "gestel"), ("stratum", "tongelre"), ("gestel", "strijp"), ("strijp", "meerhoven"),
           ("strijp", "woensel_zuidwest"), ("tongelre", "woensel_zuidoost"), ("woensel_zuidwest", "woensel_zuidoost"),
           ("woensel_zuidwest", "woensel_noordwest"), ("woensel_zuidoost", "woensel_noordoost"), ("woensel_noordwest", "woensel_noordoost")),
    houd=((36, 1.0), (46, 0.0)),
    behoefte={"centrum": 1.0, "stratum": .85, "gestel": 1.05, "strijp": 1.0, "meerhoven": .55, "tongelre": 1.05, "woensel_zuidwest": 1.40,
              "woensel_zuidoost": 1.25, "woensel_noordwest": .95, "woensel_noordoost": 1.05},
    mix={"kib": 1900.0, "begeleiding_basis": 1000.0, "begeleiding_specialistisch": 700.0, "dagbesteding_specialistisch": 700.0,
         "arbeidsmatig_basis": 300.0, "hulp_bij_het_huishouden": 4200.0},
    onder_30=0.24, jaren=6,
    grenzen={(0, 17): (.155, .205), (18, 29): (.175, .225), (65, 100): (.155, .195)},
)]
