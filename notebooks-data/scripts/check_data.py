"""Controleert elk bestand van datapackage.json en draait de generatoren met --check. Alleen standaardbibliotheek.

Een regel per bestand; eindigt met 1 als er iets niet klopt.
"""

import csv
import json
import math
import os
import re
import subprocess
import sys

from maak_gemeenten import gemeenten
from wijkdata import LEEFTIJDEN, MAP, SCRIPTS, TABELLEN

GENERATOREN = ("maak_sterfte.py", "maak_landelijk.py", "maak_bevolking_zoetermeer.py",
               "maak_bevolking_zoetermeer_2021.py", "maak_bevolking_voorbeeldstad.py", "maak_bevolking_haarlem.py",
               "maak_bevolking_groningen.py", "maak_gemeenten.py", "maak_nederland.py")
BEVOLKING = {"zoetermeer": "bevolking_zoetermeer_2017", "voorbeeldstad": "bevolking_voorbeeldstad",
             "haarlem": "bevolking_haarlem", "groningen": "bevolking_groningen_2019",
             **{x.naam: f"bevolking_{x.naam}" for x in gemeenten()}}
GETAL = re.compile(r"-?\d+(\.\d+)?\Z")


def waarde(tekst, veld):
    """De cel als waarde van het type in het schema, of een ValueError."""
    if tekst == "" or tekst != tekst.strip():
        raise ValueError("lege cel of witruimte")
    soort = veld["type"]
    if soort == "integer":
        x = int(tekst)
    elif soort == "number":
        if not GETAL.match(tekst):
            raise ValueError(f"geen getal met decimale punt: {tekst!r}")
        x = float(tekst)
        if not math.isfinite(x):
            raise ValueError("oneindig")
    elif soort == "string":
        x = tekst
    else:
        raise ValueError(f"onbekend type {soort}")
    c = veld.get("constraints", {})
    if "enum" in c and x not in c["enum"]:
        raise ValueError(f"{x!r} niet in de lijst")
    if "minimum" in c and x < c["minimum"] or "maximum" in c and x > c["maximum"]:
        raise ValueError(f"{x} buiten bereik")
    return x


def lees(bron):
    """Leest en valideert een resource; geeft (rijen, fouten)."""
    fouten = []
    for sleutel in ("path", "title", "description", "sources", "confidence", "year", "schema"):
        if not bron.get(sleutel):
            fouten.append(f"{sleutel} ontbreekt in datapackage.json")
    if bron.get("confidence") not in ("V", "D", "M", "G"):
        fouten.append("confidence is geen V, D, M of G")
    velden = bron["schema"]["fields"]
    namen = [v["name"] for v in velden]
    for v in velden:
        if not all(v.get(k) for k in ("name", "type", "description", "unit")):
            fouten.append(f"veld {v.get('name')} is onvolledig beschreven")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", v["name"]):
            fouten.append(f"veld {v['name']} is geen snake_case")
    pad = os.path.join(MAP, bron["path"])
    if not os.path.exists(pad):
        return [], fouten + ["bestand ontbreekt"]
    with open(pad, encoding="utf-8", newline="") as f:
        tabel = list(csv.reader(f))
    if not tabel or tabel[0] != namen:
        return [], fouten + ["kop wijkt af van het schema"]
    rijen = []
    for i, r in enumerate(tabel[1:], 2):
        if len(r) != len(velden):
            fouten.append(f"regel {i}: {len(r)} cellen")
            continue
        try:
            rijen.append({v["name"]: waarde(c, v) for v, c in zip(velden, r)})
        except ValueError as e:
            fouten.append(f"regel {i}: {e}")
    if not rijen:
        fouten.append("geen rijen")
    sleutels = [tuple(r[k] for k in bron["schema"]["primaryKey"]) for r in rijen]
    if len(set(sleutels)) != len(sleutels):
        fouten.append("sleutel niet uniek")
    if bron.get("confidence") != "V" and (
            "source" not in namen or any(r["source"] != "estimate" for r in rijen)):
        fouten.append("schatting niet gemarkeerd in de kolom source")
    # Volledig rooster: elke combinatie van sleutels, behalve waar van = naar. Waarnemingen zijn er waar geteld is.
    as_ = [sorted({s[i] for s in sleutels}) for i in range(len(bron["schema"]["primaryKey"]))]
    waarnemingen = bron.get("complete") is False
    if not fouten and not waarnemingen and bron["schema"]["primaryKey"] != ["van", "naar"]:
        if len(sleutels) != math.prod(len(a) for a in as_):
            fouten.append("rooster van sleutels is niet volledig")
    per_jaar = any(v["name"] == "leeftijd" and v["type"] == "integer" for v in velden)
    if per_jaar and bron["name"] != "geboorte":
        if sorted({r["leeftijd"] for r in rijen}) != list(LEEFTIJDEN):
            fouten.append("leeftijden 0..100 niet volledig")
    return rijen, fouten


def instroomdelen(data, naam, gemeente, fout):
    """Aandeel van elke leeftijdsband in de instroom die een profiel op de bevolking van de gemeente geeft: {voorziening: [deel]}."""
    bev = {}
    for r in data[BEVOLKING[gemeente]]:
        bev[r["leeftijd"]] = bev.get(r["leeftijd"], 0.0) + r["aantal"]
    instroom = {}
    for r in data[naam]:
        n = sum(bev[a] for a in range(r["leeftijd_van"], r["leeftijd_tot"] + 1))
        instroom.setdefault(r["voorziening"], []).append((r["leeftijd_van"], r["leeftijd_tot"], n * r["verhouding"]))
    for v, banden in instroom.items():
        if [b[0] for b in banden] != [18, 30, 45, 65, 75, 85] or [b[1] for b in banden] != [29, 44, 64, 74, 84, 100]:
            fout(naam, f"{v}: banden sluiten niet aan")
    return {v: [b[2] / sum(x[2] for x in banden) for b in banden] for v, banden in instroom.items()}


def verband(data):
    """Controles tussen bestanden: {resource: [fout]}."""
    fouten = {}

    def fout(naam, tekst):
        fouten.setdefault(naam, []).append(tekst)
    piek = max(r["factor"] for r in data["mobiliteit"])
    for gemeente, bevnaam in BEVOLKING.items():
        naam = f"verhuizingen_{gemeente}"
        wijken = {r["wijk"] for r in data[bevnaam]}
        paren = {(r["van"], r["naar"]) for r in data[naam]}
        if paren != {(i, j) for i in wijken for j in wijken if i != j}:
            fout(naam, "niet elk paar wijken precies een keer")
        for w in wijken:
            if piek * sum(r["kans"] for r in data[naam] if r["van"] == w) >= 1:
                fout(naam, f"kans om {w} te verlaten is 1 of meer")
        if {r["wijk"] for r in data[f"migratie_{gemeente}"]} != wijken:
            fout(f"migratie_{gemeente}", "andere wijken dan de bevolking")
    for naam, bevnaam in (("bevolking_zoetermeer_2021", "bevolking_zoetermeer_2017"), ("behoefte_zoetermeer", "bevolking_zoetermeer_2017"),
                          ("behoefte_zoetermeer_2021", "bevolking_zoetermeer_2021"), ("behoefte_haarlem", "bevolking_haarlem"),
                          *((f"behoefte_{x.naam}", f"bevolking_{x.naam}") for x in gemeenten())):
        if {r["wijk"] for r in data[naam]} != {r["wijk"] for r in data[bevnaam]}:
            fout(naam, "andere wijken dan de bevolking")
    grenzen = [0] + [r["leeftijd_tot"] + 1 for r in data["gewichten_zoetermeer_2021"]]
    if [r["leeftijd_van"] for r in data["gewichten_zoetermeer_2021"]] != grenzen[:-1] or grenzen[-1] != 101:
        fout("gewichten_zoetermeer_2021", "banden sluiten niet aan")
    if len({r["aandeel_jongens"] for r in data["geboorte"]}) != 1:
        fout("geboorte", "aandeel_jongens verschilt per rij")
    if not 1.60 < sum(r["vruchtbaarheid"] for r in data["geboorte"]) < 1.64:
        fout("geboorte", "kindertal niet ongeveer 1,62")
    for v, deel in instroomdelen(data, "profielen", "zoetermeer", fout).items():
        if v.startswith("begeleiding") and not 0.23 <= deel[0] <= 0.25:
            fout("profielen", f"{v}: aandeel 18-29 is {deel[0]:.3f}, niet ongeveer 0,24")
        if v.startswith("dagbesteding") and sum(deel[3:]) < 0.75:
            fout("profielen", f"{v}: te weinig ouderen")
        if v.startswith("arbeidsmatig") and sum(deel[3:]) > 0:
            fout("profielen", f"{v}: instroom boven de werkende leeftijd")
    for v, deel in instroomdelen(data, "profielen_groningen", "groningen", fout).items():
        if v.startswith("begeleiding") and not 0.22 <= deel[0] <= 0.26:
            fout("profielen_groningen", f"{v}: aandeel 18-29 is {deel[0]:.3f}, niet ongeveer 0,24")
    if {r["wijk"] for r in data["behoefte_groningen"]} != {r["wijk"] for r in data["bevolking_groningen_2019"]}:
        fout("behoefte_groningen", "andere wijken dan de bevolking")
    klassen = data["grootteklassen_gemeenten"]
    if sum(r["gemeenten"] for r in klassen) != 342:
        fout("grootteklassen_gemeenten", "niet 342 gemeenten")
    if abs(sum(r["inwoners"] for r in klassen) / sum(r["aantal"] for r in data["bevolking_nederland"]) - 1) > 1e-4:
        fout("grootteklassen_gemeenten", "andere inwoners dan bevolking_nederland")
    for r in klassen:
        if not r["inwoners_van"] < r["inwoners"] / r["gemeenten"] < r["inwoners_tot"]:
            fout("grootteklassen_gemeenten", f"{r['klasse']}: gemiddelde buiten de klasse")
    hh = [r["verhouding"] for r in data["profielen"] if r["voorziening"] == "hulp_bij_het_huishouden"]
    if hh != sorted(hh):
        fout("profielen", "hulp_bij_het_huishouden stijgt niet met de leeftijd")
    return fouten


def main():
    with open(os.path.join(MAP, "datapackage.json"), encoding="utf-8") as f:
        pakket = json.load(f)
    slecht = not (pakket.get("name") and pakket.get("title") and pakket.get("licenses"))
    data, fouten = {}, {}
    for bron in pakket["resources"]:
        data[bron["name"]], fouten[bron["name"]] = lees(bron)
    if not any(fouten.values()):
        for naam, lijst in verband(data).items():
            fouten[naam] += lijst
    for bron in pakket["resources"]:
        naam = bron["name"]
        oordeel = "; ".join(fouten[naam][:4]) or "goed"
        print(f"{bron['path']}: {len(data[naam])} rijen, confidence {bron.get('confidence')}, {oordeel}")
        slecht = slecht or bool(fouten[naam])
    over = sorted(f for f in os.listdir(TABELLEN) if f"tabellen/{f}" not in {b["path"] for b in pakket["resources"]})
    if over:
        print("niet beschreven in datapackage.json:", ", ".join(over))
        slecht = True
    for script in GENERATOREN:
        p = subprocess.run([sys.executable, "-B", os.path.join(SCRIPTS, script), "--check"], capture_output=True, text=True)
        regels = [r for r in p.stdout.splitlines() if r.startswith(("FOUT", "VERSCHILT"))] + p.stderr.splitlines()[-1:]
        print(f"{script} --check: {'goed' if p.returncode == 0 else 'FOUT ' + '; '.join(regels)}")
        slecht = slecht or p.returncode != 0
    sys.exit(1 if slecht else 0)


if __name__ == "__main__":
    main()
