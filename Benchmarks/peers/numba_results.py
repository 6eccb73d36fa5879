"""The columns of results of one replication in the Numba peer, in the order of results.year_columns and month_columns."""
from numba_draws import compiled
from numba_state import EXITS
from sizes import GONE, STATES, STEP, VOORZIENINGEN, WEEKS_PER_YEAR, WIJKEN


@compiled
def inflow_and_outflow(town, voorziening, started, moves):
    """People who come to a voorziening, from outside or from a state without it, and who leave it."""
    inflow, outflow = 0.0, 0.0
    for state in range(STATES):
        held = town.holds[state, voorziening] > 0
        if held:
            inflow += started[state].sum()
        for exit in range(town.first_exit[state], town.first_exit[state + 1]):
            to = town.exit_to[exit]
            held_after = to != GONE and town.holds[to, voorziening] > 0
            if held and not held_after:
                outflow += moves[exit].sum()
            if held_after and not held:
                inflow += moves[exit].sum()
    return inflow, outflow


@compiled
def of_holders(town, voorziening, people):
    """Those of people [state, wijk] whose state holds a voorziening."""
    total = 0.0
    for state in range(STATES):
        if town.holds[state, voorziening] > 0:
            total += people[state].sum()
    return total


@compiled
def within(values, begin, end):
    """The sum over the wijken from `begin` to before `end` of values [.., wijk]."""
    total = 0.0
    for index in range(len(values)):
        for wijk in range(begin, end):
            total += values[index, wijk]
    return total


@compiled
def leavers_within(town, moves, begin, end):
    """Those who left all support, of the same wijken."""
    total = 0.0
    for exit in range(EXITS):
        if town.exit_to[exit] == GONE:
            for wijk in range(begin, end):
                total += moves[exit, wijk]
    return total


@compiled
def add(sums, squares, column, value):
    """A value into the sums of a month's column; gives the next column."""
    sums[column] += value
    squares[column] += value * value
    return column + 1


@compiled
def add_month(town, course, sums, squares):
    """Adds the columns of a month, and their squares, to sums over replications [column]."""
    column = add_month_within(town, course, sums, squares, 0, 0, WIJKEN)
    for voorziening in range(VOORZIENINGEN):
        inflow, outflow = inflow_and_outflow(town, voorziening, course.started, course.moves)
        column = add(sums, squares, column, of_holders(town, voorziening, course.new))
        column = add(sums, squares, column, course.clients[voorziening].sum())
        column = add(sums, squares, column, inflow)
        column = add(sums, squares, column, outflow)
        column = add(sums, squares, column, of_holders(town, voorziening, course.still_waiting))
        column = add(sums, squares, column, course.cost[voorziening].sum())
        column = add(sums, squares, column, course.payment[voorziening].sum())
    for wijk in range(WIJKEN):
        column = add_month_within(town, course, sums, squares, column, wijk, wijk + 1)


@compiled
def add_month_within(town, course, sums, squares, column, begin, end):
    """The totals of some wijken."""
    column = add(sums, squares, column, within(course.new, begin, end))
    column = add(sums, squares, column, within(course.clients, begin, end))
    column = add(sums, squares, column, within(course.started, begin, end))
    column = add(sums, squares, column, leavers_within(town, course.moves, begin, end))
    column = add(sums, squares, column, within(course.still_waiting, begin, end))
    column = add(sums, squares, column, within(course.cost, begin, end))
    return add(sums, squares, column, within(course.payment, begin, end))


@compiled
def write_year(town, course, columns):
    """All columns of a year [column]."""
    totals(town, course, columns, 0, WIJKEN)
    of_contract(course, columns[20:28])
    column = 28
    for voorziening in range(VOORZIENINGEN):
        of_voorziening(town, course, voorziening, columns[column:column + 9])
        column += 9
    for wijk in range(WIJKEN):
        totals(town, course, columns[column:column + 20], wijk, wijk + 1)
        column += 20
        for voorziening in range(VOORZIENINGEN):
            columns[column] = course.year_clients[voorziening, wijk] / 12
            column += 1


@compiled
def totals(town, course, columns, begin, end):
    """results.TOTALS of some wijken."""
    registered = 0.0
    for voorziening in range(VOORZIENINGEN):
        if town.registered[voorziening]:
            for wijk in range(begin, end):
                registered += course.year_clients[voorziening, wijk]
    started = within(course.year_started, begin, end)
    waited = within(course.year_waited, begin, end) * WEEKS_PER_YEAR * STEP
    cost, payment = within(course.year_cost, begin, end), within(course.year_payment, begin, end)
    population = course.population[begin:end].sum()
    columns[0] = within(course.year_new, begin, end)
    columns[1] = within(course.year_clients, begin, end) / 12
    columns[2] = within(course.year_people, begin, end) / 12
    columns[3] = registered / 12
    columns[4] = started
    columns[5] = leavers_within(town, course.year_moves, begin, end)
    columns[6] = within(course.year_in_process_by_wijk, begin, end) / 12
    columns[7] = within(course.year_still_waiting, begin, end) / 12
    columns[8] = waited / started if started > 0 else 0.0
    columns[9] = cost
    columns[10] = payment
    columns[11] = within(course.year_contribution, begin, end)
    columns[12] = 0.0
    columns[13] = payment - columns[11]
    columns[14] = population
    columns[15] = course.elderly[begin:end].sum()
    columns[16] = cost / population
    columns[17] = within(course.year_reneged, begin, end)
    columns[18] = 0.0
    columns[19] = 0.0


@compiled
def of_contract(course, columns):
    """results.OF_CONTRACT."""
    cost, payment = within(course.year_cost, 0, WIJKEN), within(course.year_payment, 0, WIJKEN)
    undelivered, budget = within(course.year_undelivered, 0, WIJKEN), 12 * course.twelfth
    columns[0] = payment - cost
    columns[1] = 0.0
    columns[2] = budget
    columns[3] = cost + undelivered
    columns[4] = payment - budget
    columns[5] = cost - payment
    columns[6] = 0.0
    columns[7] = undelivered


@compiled
def of_voorziening(town, course, voorziening, columns):
    """results.BY_VOORZIENING."""
    inflow, outflow = inflow_and_outflow(town, voorziening, course.year_started, course.year_moves)
    columns[0] = of_holders(town, voorziening, course.year_new)
    columns[1] = course.year_clients[voorziening].sum() / 12
    columns[2] = inflow
    columns[3] = outflow
    columns[4] = of_holders(town, voorziening, course.year_still_waiting) / 12
    columns[5] = course.year_cost[voorziening].sum()
    columns[6] = course.year_payment[voorziening].sum()
    columns[7] = course.year_contribution[voorziening].sum()
    columns[8] = 0.0
