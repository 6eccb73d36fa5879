"""De tabellen van de gemeenten in `gemeenten/` en hun beschrijving in datapackage.json.

Elk bestand in `gemeenten/` zegt wat van een gemeente is aangenomen en heeft een lijst GEMEENTEN; een gemeente erbij is een bestand erbij.
"""

import importlib
import os
import sys

from datapakket import beschrijving, pakket
from gemeentedata import tabellen
from wijkdata import MAP, lees, schrijf


def gemeenten():
    namen = sorted(f[:-3] for f in os.listdir(os.path.join(MAP, "gemeenten")) if f.endswith(".py"))
    if MAP not in sys.path:
        sys.path.append(MAP)
    return [x for naam in namen for x in importlib.import_module(f"gemeenten.{naam}").GEMEENTEN]


if __name__ == "__main__":
    BESTANDEN, FOUTEN, BRONNEN = {}, [], []
    VOORZIENINGEN = list(dict.fromkeys(r["voorziening"] for r in lees("profielen.csv")))
    for GEMEENTE in gemeenten():
        NIEUW, MIS = tabellen(GEMEENTE)
        BESTANDEN.update(NIEUW)
        FOUTEN += MIS
        BRONNEN += beschrijving(GEMEENTE, VOORZIENINGEN)
    schrijf({**BESTANDEN, "datapackage.json": pakket(BRONNEN)}, FOUTEN)
