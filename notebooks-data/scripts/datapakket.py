"""De beschrijving van de tabellen van een gemeente in datapackage.json, uit dezelfde aannamen als de tabellen zelf."""

import json
import os

from wijkdata import MAP

PAKKET = os.path.join(MAP, "datapackage.json")
AANNAME = {"title": "Eigen aanname"}
VN = {"title": "Verenigde Naties, World Population Prospects 2022, bevolking per vijf jaar, Nederland (CC BY 3.0 IGO)"}
CAK = {"title": "Gemeente Zoetermeer, visiedocument gebiedsgerichte ondersteuning 2019 (gegevens van het CAK over individuele begeleiding)"}


def getal(x):
    """1.35 wordt 1,35 en 338000 wordt 338.000."""
    return f"{x:,.0f}".replace(",", ".") if x >= 1000 else f"{x:.2f}".replace(".", ",")


def veld(naam, soort, omschrijving, eenheid, **grenzen):
    return {"name": naam, "type": soort, "description": omschrijving, "unit": eenheid, "constraints": {"required": True, **grenzen}}


HERKOMST = veld("source", "string", "Herkomst van de cel; estimate is een schatting", "-", enum=["estimate"])


def bron(soort, x, titel, omschrijving, voorbehoud, velden, sleutel, bronnen=(AANNAME,)):
    return {
        "name": f"{soort}_{x.naam}", "path": f"tabellen/{soort}_{x.naam}.csv", "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "title": titel, "description": omschrijving, "year": x.jaar, "confidence": "G",
        "confidence_note": voorbehoud, "sources": list(bronnen), "dialect": {"delimiter": ",", "header": True},
        "schema": {"fields": [*velden, HERKOMST], "primaryKey": sleutel, "missingValues": [""]}, "generator": "maak_gemeenten.py",
    }


def beschrijving(x, voorzieningen):
    """De bronnen van een gemeente, in de volgorde van het pakket."""
    wijken = list(x.wijken)
    wijk = veld("wijk", "string", "Sleutel van de wijk", "-", enum=wijken)
    geslacht = veld("geslacht", "string", "m of v", "-", enum=["m", "v"])
    waar = f"{x.plaats[0].upper()}{x.plaats[1:]} {x.jaar}"
    factoren = ", ".join(f"{w} {getal(f)}" for w, f in sorted(x.behoefte.items(), key=lambda p: -p[1]))
    bronnen = [
        bron("bevolking", x, f"Bevolking van {x.plaats} per wijk, leeftijd en geslacht, 1-1-{x.jaar}",
             f"{getal(sum(x.wijken.values()))} inwoners: {x.indeling}. De opbouw van Nederland maal een aangenomen verhouding per leeftijd "
             f"({x.opbouw}), per wijk met aangenomen verhoudingen passend gemaakt.",
             "Het totaal is afgerond en uit het geheugen; de verdeling over wijken en leeftijden is aangenomen.",
             [wijk, veld("leeftijd", "integer", "Leeftijd in voltooide jaren op 1 januari; 100 is 100 en ouder", "jaar", minimum=0, maximum=100),
              geslacht, veld("aantal", "number", "Inwoners; schattingen zijn geen gehele getallen", "personen", minimum=0)],
             ["wijk", "leeftijd", "geslacht"], (AANNAME, VN)),
        bron("migratie", x, f"Migratiesaldo van {x.plaats} per wijk, leeftijd en geslacht, vanaf {x.jaar}",
             f"Vast jaarlijks saldo dat de leeftijdsopbouw tot {x.houd[0][0]} jaar vasthoudt ({x.verloop}), uitlopend tot {x.houd[-1][0]}, "
             f"plus een groei van {f'{100 * x.groei:.1f}'.replace('.', ',')}% per jaar.",
             "De groei en de verdeling over de wijken zijn aangenomen.",
             [wijk, veld("leeftijd", "integer", "Leeftijd in voltooide jaren aan het einde van het jaar; 100 is 100 en ouder", "jaar",
                         minimum=0, maximum=100),
              geslacht, veld("saldo", "number", "Vestiging min vertrek over de gemeentegrens per jaar, elk jaar gelijk", "personen per jaar")],
             ["wijk", "leeftijd", "geslacht"]),
        bron("verhuizingen", x, f"Verhuiskans van wijk naar wijk, {waar}",
             f"Als verhuizingen_zoetermeer, met de aangrenzende wijken van {x.plaats}; met dezelfde mobiliteit.",
             "Niveau als Zoetermeer; de stromen zijn aangenomen.",
             [veld("van", "string", "Wijk van vertrek", "-", enum=wijken), veld("naar", "string", "Wijk van aankomst", "-", enum=wijken),
              veld("kans", "number", "Kans om in een jaar van wijk te wisselen, bij mobiliteit 1; vermenigvuldig met mobiliteit van de leeftijd",
                   "kans per jaar", minimum=0, maximum=1)],
             ["van", "naar"]),
        bron("behoefte", x, f"Cliënten per wijk, {waar}",
             f"Verdeling van {getal(sum(x.mix.values()))} cliënten over de wijken: wat de leeftijdsopbouw doet verwachten maal een factor "
             f"({factoren}).",
             "Geen bron voor cliënten per wijk; de factoren zijn een aanname.",
             [veld("wijk", "string", "Wijk", "-", enum=wijken),
              veld("toestand", "string", "Toestand van het scenario, of alle", "-"),
              veld("clienten", "number", "Cliënten", "personen", minimum=0)],
             ["wijk", "toestand"]),
    ]
    if x.onder_30:
        bronnen.append(bron(
            "profielen", x, f"Leeftijdsprofiel van nieuwe cliënten per voorziening, {waar}",
            f"Als profielen, maar onder de 30 verlaagd zodat {100 * x.onder_30:.0f}% van de instroom van begeleiding daarvandaan komt, want "
            "studenten vragen zelden ondersteuning; dezelfde factor geldt voor de andere voorzieningen.",
            "Dat een kwart van de cliënten onder de 30 is komt uit Zoetermeer en is hier aangenomen.",
            [veld("voorziening", "string", "Sleutel van de voorziening", "-", enum=voorzieningen),
             veld("leeftijd_van", "integer", "Eerste leeftijd van de band", "jaar", minimum=18, maximum=85),
             veld("leeftijd_tot", "integer", "Laatste leeftijd van de band, inbegrepen", "jaar", minimum=29, maximum=100),
             veld("verhouding", "number", "Relatieve instroom per inwoner", "-", minimum=0)],
            ["voorziening", "leeftijd_van"], (AANNAME, CAK)))
    return bronnen


def pakket(bronnen):
    """De tekst van datapackage.json met deze bronnen in plaats van wat maak_gemeenten.py eerder beschreef."""
    with open(PAKKET, encoding="utf-8") as f:
        heel = json.load(f)
    anders = [b for b in heel["resources"] if b.get("generator") != "maak_gemeenten.py"]
    heel["resources"] = anders + bronnen
    return json.dumps(heel, indent=2, ensure_ascii=False) + "\n"
