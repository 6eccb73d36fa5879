"""Holds the JSON Schema of scenarios against the scenarios: all that run pass, and edits that break one thing do not."""

import copy
import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "Scenarios" / "wijkraming.schema.json"


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `1e6` is a number, `ja` and `nee` are words, years are text as keys."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("null", r"^(~|null|)$", ["~", "n", ""]),
    ("bool", r"^(true|false)$", list("tf")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def number(loader, node):
    return float(loader.construct_scalar(node))


Loader.add_constructor("tag:yaml.org,2002:float", number)


def with_text_keys(value):
    if isinstance(value, dict):
        return {str(key): with_text_keys(inner) for key, inner in value.items()}
    return value


def read(path):
    return with_text_keys(yaml.load(path.read_text(encoding="utf-8"), Loader))


def changed(scenario, path, value):
    """A copy with one value set under a dotted path, or taken away for None."""
    result = copy.deepcopy(scenario)
    *parents, last = path.split(".")
    place = result
    for key in parents:
        place = place[key]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return result


BREAKING = [
    ("an unknown key", "horizn", 4),
    ("a missing key", "start", None),
    ("a missing key within", "toestanden.huishouden", {"spoor": "huishouden", "stromen": {"weg": {"per_jaar": 1}}}),
    ("a year before 1900", "start", 1492),
    ("text for a number", "voorzieningen.huishouden.kostprijs", "31 euro"),
    ("a share above 1", "drijfveren.ggz_ambulantisering.aandeel_wmo", 1.2),
    ("a price below 0", "contracten.huishouden.tarieven.huishouden", -1),
    ("an unknown word", "contracten.huishouden.vorm", "lumpsun"),
    ("another unit", "voorzieningen.huishouden.kostprijs", {"value": 31, "unit": "euro"}),
    ("an unknown shape", "voorzieningen.huishouden.kostprijs", {"gaussian": {"mean": 31, "sd": 1}}),
    ("two shapes", "voorzieningen.huishouden.kostprijs", {"value": 31, "fixed": 30}),
    ("a shape without its figures", "voorzieningen.huishouden.kostprijs", {"pert": {"min": 30, "max": 32}}),
    ("an uncertain number where one is needed", "toegang", {"onderzoek": {"uniform": {"min": 1, "max": 2}}}),
    ("a name with capitals", "wijken.Oost", {}),
    ("a month that is none", "drijfveren.abonnementstarief.eigen_bijdrage.ingang", "januari"),
    ("a list", "wijken", ["centrum"]),
    ("a number by something else than years", "begroting.bedrag", {"eerst": 1}),
]


BREAKING_REGION = [
    ("a region without a name", "naam", None),
    ("a region with a key of scenarios", "horizon", 4),
    ("a region with a list", "gemeenten", ["een.yaml"]),
    ("a region with a number for a path", "gemeenten.een", 1),
    ("a gemeente with a capital", "gemeenten.Een", "een.yaml"),
]


def main():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failures = 0

    def expect(what, scenario, valid):
        nonlocal failures
        errors = sorted(validator.iter_errors(scenario), key=lambda error: list(error.path))
        if valid == (not errors):
            return
        failures += 1
        print(f"{what}: " + ("passes, and should not" if not valid else ""))
        for error in errors[:3]:
            print(f"  {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}")

    files = sorted(ROOT.glob("Scenarios/*.yaml")) + sorted(ROOT.glob("Tests/SimulationTests/Cases/*.yaml"))
    for path in files:
        expect(path.name, read(path), valid=True)
    town = read(ROOT / "Scenarios" / "voorbeeldstad.yaml")
    for what, path, value in BREAKING:
        expect(what, changed(town, path, value), valid=False)
    expect("a scenario that extends", {"extends": "a.yaml", "start": 2022, "begroting": None}, valid=True)
    expect("a scenario that extends with a wrong key", {"extends": "a.yaml", "horizn": 3}, valid=False)
    region = {"naam": "noord", "replications": 100, "gemeenten": {"een": "een.yaml", "twee": "twee.yaml"}}
    expect("a region", region, valid=True)
    for what, path, value in BREAKING_REGION:
        expect(what, changed(region, path, value), valid=False)
    print(f"schema: {len(files)} scenarios pass, {len(BREAKING) + len(BREAKING_REGION) + 1} broken ones refused, {failures} failures")
    return 1 if failures else 0


sys.exit(main())
