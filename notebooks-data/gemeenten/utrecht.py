"""Bevolking, migratie, verhuizingen, behoefte en leeftijdsprofielen van Utrecht, 1-1-2016 en 1-1-2021: een schatting.

Twee jaren, want het scenario van elk jaar volgt een eigen tekst. De totalen zijn afgerond en uit het geheugen. De opbouw is die van
Nederland met veel 20- tot 35-jarigen, jonge kinderen in de nieuwbouw en weinig ouderen. De stad is hier in zes delen gedeeld, met namen
naar hun ligging. Geen enkel aantal per wijk of leeftijd is geteld.
"""

from gemeentedata import Gemeente

WIJKEN = {
    2016: {"binnenstad": 18000.0, "noord": 75000.0, "oost": 58000.0, "zuid": 64000.0, "west": 63000.0, "nieuwbouw": 60000.0},
    2021: {"binnenstad": 18500.0, "noord": 78000.0, "oost": 60500.0, "zuid": 67000.0, "west": 66500.0, "nieuwbouw": 68500.0},
}
NEIGING = {
    "binnenstad": ((0, .35), (15, .35), (20, 1.80), (27, 1.70), (35, 1.0), (55, 1.0), (70, .90)),
    "noord": ((0, 1.05), (15, 1.10), (22, .90), (30, 1.0), (45, 1.05), (65, 1.05), (85, 1.0)),
    "oost": ((0, .80), (15, .75), (21, 1.60), (27, 1.25), (40, .90), (60, 1.05), (75, 1.15), (90, 1.20)),
    "zuid": ((0, 1.0), (15, 1.05), (22, .90), (30, 1.0), (45, 1.0), (65, 1.20), (85, 1.40)),
    "west": ((0, .95), (15, .90), (22, 1.05), (30, 1.15), (45, .95), (65, .95), (85, .95)),
    "nieuwbouw": ((0, 1.60), (15, 1.60), (20, .45), (28, .70), (38, 1.35), (55, 1.0), (70, .80), (90, .50)),
}
GROEI = {2016: 0.014, 2021: 0.011}
GROEIDEEL = {"binnenstad": .04, "noord": .14, "oost": .12, "zuid": .14, "west": .16, "nieuwbouw": .40}
BEHOEFTE = {"binnenstad": .85, "noord": 1.30, "oost": .75, "zuid": 1.15, "west": 1.05, "nieuwbouw": .70}
MIX = {
    2016: {"kib": 2800.0, "begeleiding_specialistisch": 1400.0, "begeleiding_basis": 700.0, "dagbesteding_specialistisch": 900.0,
           "arbeidsmatig_basis": 550.0},
    2021: {"kib": 3000.0, "begeleiding_specialistisch": 1650.0, "begeleiding_basis": 850.0, "dagbesteding_specialistisch": 1030.0,
           "arbeidsmatig_basis": 650.0},
}


def utrecht(jaar):
    return Gemeente(
        naam=f"utrecht_{jaar}", plaats="Utrecht", jaar=jaar, wijken=WIJKEN[jaar],
        indeling="zes delen van de stad", opbouw="veel 20- tot 35-jarigen, weinig ouderen",
        verloop="studenten en starters komen en gaan",
        vorm=((0, 1.25), (6, 1.05), (12, .85), (17, .90), (20, 1.75), (25, 2.10), (30, 1.75), (36, 1.30), (48, .85), (60, .68), (70, .58),
              (85, .60)),
        neiging=NEIGING, groei=GROEI[jaar], groeideel=GROEIDEEL,
        buren=(("binnenstad", "noord"), ("binnenstad", "oost"), ("binnenstad", "zuid"), ("binnenstad", "west"), ("noord", "oost"),
               ("noord", "west"), ("oost", "zuid"), ("zuid", "west"), ("west", "nieuwbouw")),
        houd=((36, 1.0), (46, 0.0)), behoefte=BEHOEFTE, mix=MIX[jaar], onder_30=0.24, jaren=6,
        grenzen={(0, 17): (.17, .23), (18, 29): (.22, .30), (65, 100): (.09, .13)})


GEMEENTEN = [utrecht(2016), utrecht(2021)]
