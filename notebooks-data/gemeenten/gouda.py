"""Bevolking, migratie, verhuizingen en behoefte van Gouda, 1-1-2016: een schatting.

Het totaal is afgerond en uit het geheugen. De opbouw is die van Nederland met meer kinderen. De stad is hier in zeven wijken gedeeld; van
Goverwelle en Westergouwe is er een gemaakt. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

GEMEENTEN = [Gemeente(
    naam="gouda", plaats="Gouda", jaar=2016,
    indeling="zeven wijken, waarvan Goverwelle met Westergouwe", opbouw="meer kinderen, minder 18- tot 25-jarigen",
    verloop="jongeren gaan studeren, gezinnen komen",
    wijken={"binnenstad": 7000.0, "korte_akkeren": 9500.0, "bloemendaal": 11500.0, "plaswijck": 14000.0, "noord": 7000.0,
            "kort_haarlem": 11000.0, "goverwelle_westergouwe": 12000.0},
    vorm=((0, 1.12), (12, 1.10), (17, 1.03), (20, .88), (25, .95), (32, 1.05), (45, 1.0), (60, .96), (75, .95), (100, 1.0)),
    neiging={
        "binnenstad": ((0, .55), (15, .55), (23, 1.30), (32, 1.30), (48, 1.05), (65, 1.05), (85, 1.25)),
        "korte_akkeren": ((0, 1.05), (15, 1.0), (25, 1.20), (34, 1.20), (50, .95), (65, .85), (85, .75)),
        "bloemendaal": ((0, .85), (15, .85), (25, .95), (35, .90), (50, .95), (65, 1.30), (80, 1.70), (95, 1.60)),
        "plaswijck": ((0, .95), (15, 1.05), (25, .85), (35, .85), (50, 1.15), (65, 1.20), (80, .80), (95, .70)),
        "noord": ((0, .95), (15, 1.05), (25, .90), (35, .90), (50, 1.05), (68, 1.10), (85, 1.05)),
        "kort_haarlem": ((0, 1.15), (15, 1.10), (25, 1.10), (35, 1.10), (50, .95), (65, .85), (85, .85)),
        "goverwelle_westergouwe": ((0, 1.25), (15, 1.25), (25, .85), (36, 1.10), (50, 1.05), (65, .70), (85, .70)),
    },
    groei=0.004,
    groeideel={"binnenstad": .10, "korte_akkeren": .12, "bloemendaal": .06, "plaswijck": .06, "noord": .04, "kort_haarlem": .12,
               "goverwelle_westergouwe": .50},
    buren=(("binnenstad", "korte_akkeren"), ("binnenstad", "noord"), ("binnenstad", "kort_haarlem"), ("korte_akkeren", "bloemendaal"),
           ("bloemendaal", "plaswijck"), ("bloemendaal", "noord"), ("noord", "kort_haarlem"), ("kort_haarlem", "goverwelle_westergouwe")),
    houd=((30, 1.0), (40, 0.0)),
    behoefte={"binnenstad": 1.10, "korte_akkeren": 1.15, "bloemendaal": 1.05, "plaswijck": .80, "noord": .85, "kort_haarlem": 1.30,
              "goverwelle_westergouwe": .80},
    mix={"kib": 520.0, "waakvlam": 200.0, "begeleiding_basis": 330.0, "begeleiding_specialistisch": 250.0, "dagbesteding_specialistisch": 230.0,
         "hulp_bij_het_huishouden": 1400.0},
    jaren=6,
    grenzen={(0, 17): (.205, .25), (18, 29): (.125, .16), (65, 100): (.15, .19)},
)]
