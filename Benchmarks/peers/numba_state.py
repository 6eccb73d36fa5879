"""Where one replication stands in the Numba peer: records of arrays whose sizes the compiler knows.

Three records go through all functions: `town` for what holds in every replication, `drawn` for what is drawn once in this one,
and `course` for where it stands.
"""
import numpy as np

from sizes import BANDS, ROWS, STATES, VOORZIENINGEN, WIJKEN

EXITS = 40
SLOTS = 37  # months of entry kept apart in the queue; who waits longer joins the oldest
CELLS = (STATES, len(BANDS), WIJKEN)
BY_STATE, BY_VOORZIENING, BY_EXIT = (STATES, WIJKEN), (VOORZIENINGEN, WIJKEN), (EXITS, WIJKEN)
MONTH_COLUMNS = 7 * (1 + VOORZIENINGEN + WIJKEN)
YEAR_COLUMNS = 28 + 9 * VOORZIENINGEN + (20 + VOORZIENINGEN) * WIJKEN

BOOKED = [  # a month's people and euros, and with `year_` before the name their sums over the months of a year
    ("clients", BY_VOORZIENING), ("cost", BY_VOORZIENING), ("undelivered", BY_VOORZIENING), ("payment", BY_VOORZIENING),
    ("contribution", BY_VOORZIENING), ("people", BY_STATE), ("new", BY_STATE), ("started", BY_STATE), ("still_waiting", BY_STATE),
    ("in_process_by_wijk", BY_STATE), ("waited", BY_STATE), ("reneged", BY_STATE), ("moves", BY_EXIT)]

COURSE = np.dtype([("random", np.uint64, (2,)), ("occupied", np.int64, (SLOTS,))] + [(name, np.float64, shape) for name, shape in [
    # population, by age and sex
    ("residents", (ROWS, WIJKEN)), ("births", (WIJKEN,)), ("moving", (WIJKEN,)), ("population", (WIJKEN,)), ("elderly", (WIJKEN,)),
    # need: exposure at the start and end of the year, and people a year at the start of the year with the rise in it
    ("exposure_before", (STATES + 1, *CELLS[1:])), ("exposure", (STATES + 1, *CELLS[1:])), ("scale", (STATES,)),
    ("need_start", CELLS), ("need_rise", CELLS), ("ggz", CELLS), ("expected", CELLS), ("reporting", CELLS[1:]),
    # shocks, and the rise of use by the abonnementstarief: reached this month, within it, and in the stock
    ("shocks", (3 + WIJKEN,)), ("normals", (3,)), ("group", (3,)), ("wijk", (WIJKEN,)),
    ("use", (WIJKEN,)), ("use_rise", (WIJKEN,)), ("use_met", (WIJKEN,)),
    # people: due in the months to come by month modulo 3, in onderzoek or besluit, waiting, in support
    ("due", (3, *CELLS)), ("in_process", CELLS), ("waiting", CELLS), ("by_entry", (SLOTS, *BY_STATE)), ("stock", CELLS),
    ("next_stock", CELLS), ("starting", CELLS), ("opening", BY_STATE), ("foregone", BY_STATE), ("queue", BY_STATE),
    # chances of the quarter
    ("shares", (EXITS, len(BANDS))), ("leave", (STATES, len(BANDS))), ("leave_entrants", (STATES, len(BANDS))),
    ("survival", BY_STATE),
    # money: euros a client-month by state, and the budget of a year at prices of the first
    ("unit", (STATES,)), ("budget", ()), ("growth", ()), ("spent", ()), ("twelfth", ()),
    *BOOKED, *((f"year_{name}", shape) for name, shape in BOOKED),
]], align=True)

TOWN_FIELDS = (
    "residents", "mortality", "migration", "migration_factor", "fertility", "share_boys", "mobility", "net_moves", "at_home",
    "in_institution", "exposure", "wijk_need", "ageing", "holds", "pays", "registered", "first_exit", "exit_to", "exit_kind",
    "exit_band_factor", "ggz_split", "ggz_places", "heavier_from", "heavier_to", "lifted", "uplift_start", "uplift_ramp",
    "contribution", "autocorrelation", "shock_factor", "shock_sd", "wijk_shock_sd", "index", "unit_cost", "unit_tariff", "overlap",
    "budget_factor", "risk_bands", "renege", "delay", "late", "stock_share", "entry_share", "band_rows")


def as_record(town) -> np.record:
    """The workload as one record."""
    town.band_rows = np.array([(2 * youngest, 2 * oldest + 2) for youngest, oldest in BANDS])
    values = {name: np.asarray(getattr(town, name)) for name in TOWN_FIELDS}
    plain = {name: value.astype(np.float64 if value.dtype.kind == "f" else np.int64) for name, value in values.items()}
    record = np.zeros(1, np.dtype([(name, value.dtype, value.shape) for name, value in plain.items()], align=True))
    for name, value in plain.items():
        record[name][0] = value
    return record


def as_records(drawn) -> np.ndarray:
    """What is drawn, a record per replication."""
    fields = drawn._asdict().items()
    record = np.dtype([(name, np.float64, value.shape[:-1]) for name, value in fields], align=True)
    records = np.zeros(drawn.stock.shape[-1], record)
    for name, value in fields:
        records[name] = np.moveaxis(value, -1, 0)
    return records
