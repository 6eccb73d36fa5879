"""What drives new need and outflow, and the shocks over time, as arrays; part of spec.workload."""
import numpy as np

from scenario import START, Parameters, in_force, plain
from sizes import STEP, YEARS


def read_drivers(town, tree: dict, parameters: Parameters) -> None:
    """Langer thuis, GGZ-ambulantisering, onverklaarde groei and verzwaring."""
    drivers = tree["drijfveren"]
    town.institution_fall = parameters.number(drivers["langer_thuis"]["daling"])  # per year
    ggz = drivers["ggz_ambulantisering"]
    town.ggz_share = parameters.number(ggz["aandeel_wmo"])
    split = np.array([ggz["verdeling"].get(state, 0.0) for state in town.states])
    weight = np.array([ggz["wijken"][wijk] for wijk in town.wijken])
    town.ggz_split = np.outer(split / split.sum(), weight / weight.sum())  # [state, wijk]
    town.ggz_places = np.array([0.0] + [in_force(ggz["gesloten_plaatsen"], START + year) for year in range(1, YEARS)])
    growth = drivers["onverklaarde_groei"]
    town.growth_fades = parameters.number(growth["uitdoving"])  # years
    heavier = drivers["verzwaring"].values()
    town.heavier_from = np.array([town.states.index(shift["van"]) for shift in heavier])
    town.heavier_to = np.array([town.states.index(shift["naar"]) for shift in heavier])
    town.heavier = [parameters.number(shift["per_jaar"]) for shift in heavier]


def read_abonnementstarief(town, tree: dict, parameters: Parameters) -> None:
    """Which states it lifts, by how much per income class, from when, and the weight of a class in the use of a wijk."""
    driver = tree["drijfveren"]["abonnementstarief"]
    change = driver["wijzigingen"]["invoering"]
    classes = list(driver["inkomens"])
    town.lifted = np.array([state in driver["toestanden"] for state in town.states])
    use = np.array([float(driver["inkomens"][one]["gebruik"]) for one in classes])
    used = use * np.array([[driver["inkomensmix"][wijk][one] for one in classes] for wijk in town.wijken])
    town.income_weight = used / used.sum(1, keepdims=True)  # [wijk, class]
    town.income_uplift = [parameters.number(change["effect"][one]) for one in classes]
    year, month = change["ingang"].split("-")
    town.uplift_start = int(year) - START + (int(month) - 1) * STEP  # years from the start of the run
    town.uplift_ramp = plain(change["opbouw"])  # years
    before = [plain(one["eigen_bijdrage"]["per_maand"]) * plain(one["eigen_bijdrage"]["aandeel_betalend"])
              if "eigen_bijdrage" in one else 0.0 for one in tree["voorzieningen"].values()]
    after = driver["eigen_bijdrage"]
    lifted = town.holds[town.lifted].any(0)  # voorzieningen of which the eigen bijdrage changes
    town.contribution = np.array([  # [year, voorziening], euros a month per person
        before if year < town.uplift_start else
        np.where(town.asks_contribution & lifted, in_force(after["per_maand"], START + year) * plain(after["aandeel_betalend"]), before)
        for year in range(YEARS)])


def read_shocks(town, shocks: dict) -> None:
    """Log-shocks on new need, outflow and prices, and on new need of each wijk; all with one autocorrelation per month."""
    groups = list(shocks["groepen"])
    correlation = np.eye(len(groups))
    for one, others in shocks["correlatie"].items():
        for other, value in others.items():
            i, j = groups.index(one), groups.index(other)
            correlation[i, j] = correlation[j, i] = value
    town.autocorrelation = shocks["rho"]
    town.shock_factor = np.linalg.cholesky(correlation)
    town.shock_sd = np.array([shocks["groepen"][group]["sd"] for group in groups])
    town.wijk_shock_sd = shocks["wijken"]["sd"]
