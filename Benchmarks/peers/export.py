"""Writes the workload for the peer in R, as an expression that R reads with dget: export.py FILE.

Arrays keep their numbers and names. Their axes are turned to replication, wijk, state or exit or voorziening, band: the way R
recycles along the first, and sums over the last.
"""
import sys
from pathlib import Path

import numpy as np

import results
from sizes import BANDS, FIRST_ELDERLY_BAND, FIRST_ELDERLY_ROW, KINDS, YEARS
from spec import workload

IN_ORDER = (
    "mortality", "migration_factor", "fertility", "share_boys", "mobility", "ageing", "registered", "lifted", "exit_is_share",
    "exit_band_factor", "leaves", "enters", "quits", "billed", "billed_days", "holds", "pays", "shock_sd", "shock_factor",
    "wijk_shock_sd", "autocorrelation", "ggz_places", "uplift_start", "uplift_ramp", "contribution", "index", "unit_cost",
    "unit_tariff", "overlap", "budget_factor", "risk_bands", "renege", "delay", "late", "mean_band_factor", "inflow_of_step",
    "income_weight")
TURNED = {  # axes of the array here, in the order of R
    "residents": (1, 0), "migration": (1, 0), "net_moves": (1, 0), "wijk_need": (1, 0), "ggz_split": (1, 0),
    "exposure": (2, 0, 1), "stock_share": (2, 0, 1), "entry_share": (2, 0, 1), "at_home": (2, 0, 1), "in_institution": (2, 0, 1)}
NUMBERS = ("outflow", "growth", "exit_numbers", "mortality_improvement", "mortality_deviation", "institution_fall", "ggz_share",
           "income_uplift", "growth_fades", "heavier")


def r_array(values) -> str:
    """Numbers as R writes them, with their sizes where there is more than one axis."""
    values = np.asarray(values)
    numbers = ", ".join("Inf" if value == np.inf else "-Inf" if value == -np.inf else repr(float(value))
                        for value in values.ravel(order="F"))
    if values.ndim < 2:
        return f"c({numbers})"
    return f"array(c({numbers}), c({', '.join(map(str, values.shape))}))"


def r_words(words) -> str:
    """Character strings."""
    return "c(" + ", ".join(f'"{word}"' for word in words) + ")"


def expression(town) -> str:
    """The workload as a list of R."""
    entries = {name: r_array(getattr(town, name)) for name in IN_ORDER}
    entries |= {name: r_array(np.transpose(getattr(town, name), axes)) for name, axes in TURNED.items()}
    for name in NUMBERS:  # mean and parameter, counted from 1, 0 where it is certain
        number = np.atleast_2d(getattr(town, name))
        entries[name] = r_array(np.column_stack([number[:, 0], number[:, 1] + 1]))
    entries["first_exit"], entries["exit_from"] = r_array(town.first_exit + 1), r_array(town.exit_from + 1)
    entries["exit_to"] = r_array(np.where(town.leaves > 0, 0, town.exit_to + 1))
    entries["heavier_from"], entries["heavier_to"] = r_array(town.heavier_from + 1), r_array(town.heavier_to + 1)
    entries["is_outflow"] = r_array(town.exit_kind == KINDS.index("uitstroom"))
    entries["is_wlz"] = r_array(town.exit_kind == KINDS.index("wlz"))
    entries["distribution_kinds"] = r_words(distribution.kind for distribution in town.distributions)
    entries["distributions"] = r_array([distribution[1:] for distribution in town.distributions])
    entries["band_rows"] = r_array([(2 * youngest + 1, 2 * oldest + 2) for youngest, oldest in BANDS])
    entries["first_elderly_band"], entries["first_elderly_row"] = str(FIRST_ELDERLY_BAND + 1), str(FIRST_ELDERLY_ROW + 1)
    entries["probabilities"], entries["years"] = r_array(results.PROBABILITIES), str(YEARS)
    keys = results.written_lines(town)
    entries["summary_keys"] = r_words(",".join(key) for key, _ in keys)
    entries["summary_columns"] = r_array([column + 1 for _, column in keys])
    entries["month_keys"] = r_words(",".join(key) for key in results.month_columns(town))
    return "list(\n" + ",\n".join(f"{name} = {value}" for name, value in entries.items()) + ")\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(expression(workload()), encoding="utf-8")
