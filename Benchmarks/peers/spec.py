"""The workload of Scenarios/benchmark.yaml as arrays, from the same files that wijkraming reads.

Axes have one order everywhere: exit or state, age band, wijk, replication. A row of residents is one age and sex: 2 x age, + 1
for women. An exit is a way out of a state; exits stand in the order of the states they leave, the remaining outflow last.
"""
import math
from types import SimpleNamespace

import numpy as np

import opening
from drivers import read_abonnementstarief, read_drivers, read_shocks
from scenario import START, Parameters, in_force, plain, scenario, table
from sizes import (AGES, BAND_KEYS, BANDS, DELAY_WEEKS, FIRST_ELDERLY_BAND, GONE, KINDS, ROWS, STATES, STEP, VOORZIENINGEN,
                   WEEKS_PER_YEAR, WIJKEN, YEARS)



def workload() -> SimpleNamespace:
    """All that holds for every replication. Each of the functions below says what it adds; opening.solve adds the balance."""
    tree, parameters = scenario(), Parameters()
    town = SimpleNamespace(
        wijken=list(tree["wijken"]), voorzieningen=list(tree["voorzieningen"]), states=list(tree["toestanden"]))
    if (len(town.states), len(town.voorzieningen), len(town.wijken)) != (STATES, VOORZIENINGEN, WIJKEN):
        raise ValueError("Scenarios/benchmark.yaml has other sizes than the peers are written for: change them in spec.py")
    read_population(town, tree, parameters)
    read_incidence(town, tree)
    read_states(town, tree)
    read_exits(town, tree, parameters)
    read_drivers(town, tree, parameters)
    read_abonnementstarief(town, tree, parameters)
    read_shocks(town, tree["schokken"])
    read_prices(town, tree)
    read_contract(town, tree["contracten"]["alles"])
    opening.solve(town)
    town.distributions = parameters.distributions
    return town


def row(age, sex: str) -> int:
    """The row of residents of an age, 100 and older together, and sex `m` or `v`."""
    return 2 * min(AGES - 1, int(age)) + (0 if sex == "m" else 1)


def by_row(path: str, column: str) -> np.ndarray:
    """A table by age and sex: [row]."""
    values = np.zeros(ROWS)
    for line in table(path):
        values[row(line["leeftijd"], line["geslacht"])] = float(line[column])
    return values


def by_row_and_wijk(town, path: str, column: str) -> np.ndarray:
    """A table by wijk, age and sex: [row, wijk]."""
    values = np.zeros((ROWS, WIJKEN))
    for line in table(path):
        values[row(line["leeftijd"], line["geslacht"]), town.wijken.index(line["wijk"])] += float(line[column])
    return values


def read_population(town, tree: dict, parameters: Parameters) -> None:
    """Residents at the start, and how they die, are born, come and move in a year."""
    own = tree["bevolking"]
    town.residents = by_row_and_wijk(town, own["aantallen"], "aantal")
    town.institutionalised = by_row(own["instituties"], "aandeel")  # [row], share not living at home
    town.mortality = by_row(own["sterfte"]["tabel"], "q")  # [row], chance a year
    town.mortality_improvement = parameters.number(own["sterfte"]["verbetering"])
    town.mortality_deviation = parameters.number(own["sterfte"]["afwijking"])
    town.migration = by_row_and_wijk(town, own["migratie"]["tabel"], "saldo")  # [row, wijk], people a year
    town.migration_factor = np.array([in_force(own["migratie"]["factor"], START + year) for year in range(YEARS)])
    births = table(own["geboorte"]["tabel"])
    town.fertility = np.zeros(AGES)  # births a year per woman
    for line in births:
        town.fertility[int(line["leeftijd"])] = float(line["vruchtbaarheid"])
    town.share_boys = float(births[0]["aandeel_jongens"])
    town.mobility = np.zeros(ROWS)  # moves relative to all ages
    for line in table(own["verhuizingen"]["mobiliteit"]):
        town.mobility[2 * min(AGES - 1, int(line["leeftijd"])):][:2] = float(line["factor"])
    town.net_moves = np.zeros((WIJKEN, WIJKEN))  # [to, from], chance a year; on the diagonal minus all who leave
    for line in table(own["verhuizingen"]["tabel"]):
        origin, to, chance = town.wijken.index(line["van"]), town.wijken.index(line["naar"]), float(line["kans"])
        town.net_moves[to, origin] += chance
        town.net_moves[origin, origin] -= chance
    town.observed_clients = np.zeros(WIJKEN)
    for line in table(tree["behoefte"]["tabel"]):
        town.observed_clients[town.wijken.index(line["wijk"])] += float(line["clienten"])
    town.kappa = float(tree["behoefte"]["kappa"])


def read_incidence(town, tree: dict) -> None:
    """Incidence relative to other ages [state + 1, band, row], split in two: `at_home` counts all who cannot be in an
    institution or are 75 and older, `in_institution` those of 75 and older who are in one at the start. Need is that of the
    first less what langer thuis leaves of the second. The last "state" has incidence 1, and so counts residents."""
    profiles: dict[str, np.ndarray] = {}
    for line in table(tree["profielen"]):
        profile = profiles.setdefault(line["voorziening"], np.zeros(ROWS))
        profile[2 * int(line["leeftijd_van"]):2 * int(line["leeftijd_tot"]) + 2] = float(line["verhouding"])
    incidence = np.array([profiles[state["profiel"]] for state in tree["toestanden"].values()] + [np.ones(ROWS)])
    town.at_home = np.zeros((STATES + 1, len(BANDS), ROWS))
    town.in_institution = np.zeros_like(town.at_home)
    for band, (youngest, oldest) in enumerate(BANDS):
        rows = slice(2 * youngest, 2 * oldest + 2)
        if band < FIRST_ELDERLY_BAND:
            town.at_home[:, band, rows] = incidence[:, rows] * (1 - town.institutionalised[rows])
        else:
            town.at_home[:, band, rows] = incidence[:, rows]
            town.in_institution[:, band, rows] = incidence[:, rows] * town.institutionalised[rows]
    last_year = [town.residents[2 * oldest:2 * oldest + 2].sum() for _, oldest in BANDS[:-1]]
    everyone = [town.residents[2 * youngest:2 * oldest + 2].sum() for youngest, oldest in BANDS[:-1]]
    town.ageing = np.append(1 - np.exp(-np.divide(last_year, everyone) * STEP), 0.0)  # [band], chance a month of the next band


def read_states(town, tree: dict) -> None:
    """What a state holds, and how its eigen bijdrage is divided over those voorzieningen that ask one."""
    voorzieningen = tree["voorzieningen"]
    town.asks_contribution = np.array(["eigen_bijdrage" in one for one in voorzieningen.values()])
    town.registered = np.array([one.get("beschikking") != "nee" for one in voorzieningen.values()])  # clients with a beschikking
    town.holds = np.zeros((STATES, VOORZIENINGEN))
    for index, (key, state) in enumerate(tree["toestanden"].items()):
        for one in state.get("voorzieningen", {key: None}):
            town.holds[index, town.voorzieningen.index(one)] = 1
    asked = town.holds * town.asks_contribution
    town.pays = asked / np.maximum(1, asked.sum(1, keepdims=True))  # [state, voorziening]


def read_exits(town, tree: dict, parameters: Parameters) -> None:
    """Ways out of the states, as intensities a year or as shares of the outflow; what was billed; how fast each state grows."""
    exits = []
    town.outflow, town.growth, town.first_exit = [], [], [0]  # per year, both
    general = [(flow["soort"], parameters.number(flow["per_jaar"]), band_factors(flow["leeftijdsfactoren"]))
               for flow in tree["algemene_stromen"].values()]
    for index, state in enumerate(tree["toestanden"].values()):
        town.outflow.append(parameters.number(state["uitstroom"]))
        town.growth.append(parameters.number(state["groei"]))
        for flow in (state.get("stromen") or {}).values():
            is_share = "aandeel_bij_uitstroom" in flow
            number = parameters.number(flow["aandeel_bij_uitstroom" if is_share else "per_jaar"])
            exits.append((index, town.states.index(flow["naar"]), flow["soort"], is_share, number, np.ones(len(BANDS))))
        exits += [(index, GONE, kind, False, number, factors) for kind, number, factors in general]
        exits.append((index, GONE, "uitstroom", False, parameters.number(0.0), np.ones(len(BANDS))))
        town.first_exit.append(len(exits))
    origin, to, kind, is_share, town.exit_numbers, factors = zip(*exits)
    town.first_exit = np.array(town.first_exit)  # [state + 1]: exits of a state begin here and end before those of the next
    town.exit_from, town.exit_to, town.exit_is_share = np.array(origin), np.array(to), np.array(is_share)
    town.exit_kind, town.exit_band_factor = np.array([KINDS.index(one) for one in kind]), np.array(factors)
    town.leaves = (town.exit_to == GONE).astype(float)
    town.billed = np.array([float(state["gefactureerd"]["clienten"]) for state in tree["toestanden"].values()])
    town.billed_days = np.array([float(state["gefactureerd"]["dagen"]) for state in tree["toestanden"].values()])
    holds_after = np.where(town.leaves[:, None] > 0, 0, town.holds[town.exit_to])
    town.enters = (holds_after * (1 - town.holds[town.exit_from])).T  # [voorziening, exit]: who takes this exit comes to it
    town.quits = (town.holds[town.exit_from] * (1 - holds_after)).T  # or leaves it


def band_factors(factors: dict) -> np.ndarray:
    """Factors by age band: [band]. YAML reads a key such as 18_29 as the number 1829."""
    return np.array([factors[key] if key in factors else factors[int(key.replace("_", ""))] for key in BAND_KEYS])


def read_prices(town, tree: dict) -> None:
    """Units per client-month, euros per unit in the first year, and the index of each year on them."""
    series = tree["indexen"]["lonen_en_prijzen"]
    rise = [(0.9 * in_force(series["ova"], START + year) + 0.1 * in_force(series["ppc"], START + year)) / 100
            for year in range(1, YEARS)]
    town.index = np.concatenate([[1.0], np.cumprod(1 + np.array(rise))])
    town.units = np.array([plain(one["eenheden_per_maand"]) for one in tree["voorzieningen"].values()])
    town.unit_cost = town.units * [plain(one["kostprijs"]) for one in tree["voorzieningen"].values()]  # euros a client-month
    town.overlap = plain(tree["overlap"])  # clients per person


def read_contract(town, contract: dict) -> None:
    """The one contract: a historic budget in twelfths, a ceiling on who starts, and bands of shared risk."""
    town.unit_tariff = town.units * [contract["tarieven"][one] for one in town.voorzieningen]  # euros a client-month
    town.budget_factor = plain(contract["budget"]["historisch"]["factor"])
    bands = contract["risico"]["banden"].values()
    rest = (max(band["tot"] for band in bands), math.inf, 1.0 if contract["risico"]["rest"] == "gemeente" else 0.0)
    town.risk_bands = np.array([(band["van"], band["tot"], band["gemeente"]) for band in bands] + [rest])  # from, to, share
    town.renege = 1 - math.exp(-plain(contract["wachten"]["afhaken"]) * STEP)  # chance a month of those who wait
    months = DELAY_WEEKS / WEEKS_PER_YEAR * 12
    town.delay = months * STEP  # years
    town.late = months - 1  # share who start after two months; the others after one
    if not 0 <= town.late < 1:
        raise ValueError("the peers are written for onderzoek and besluit of one to two months")
