# The queue, the ceiling, cost and settlement in the R peer, and the columns of results.

SLOTS <- 37L # months of entry kept apart in the queue; who waits longer joins the oldest

# A queue: people [replication, wijk, state, band], and of states and wijken also by month of entry, NULL where nobody is.
empty_queue <- function(count) list(people = array(0, c(count, WIJKEN, STATES, BANDS)), by_entry = vector("list", SLOTS))

# Some who wait give up, then those who are due join; the oldest month makes room for theirs.
join_queue <- function(town, queue, month, due) {
  before <- over_bands(queue$people)
  leaving <- draw_binomial(queue$people, town$renege)
  gone <- over_bands(leaving)
  queue$people <- queue$people - leaving + due
  slot <- month %% SLOTS + 1
  oldest <- (month + 1) %% SLOTS + 1
  if (!is.null(queue$by_entry[[slot]])) {
    others <- if (is.null(queue$by_entry[[oldest]])) 0 else queue$by_entry[[oldest]]
    queue$by_entry[[oldest]] <- others + queue$by_entry[[slot]]
  }
  if (any(gone > 0)) {
    kept <- ifelse(before > 0, pmax(0, 1 - gone / before), 1)
    queue$by_entry <- lapply(queue$by_entry, function(people) if (is.null(people)) NULL else people * kept)
  }
  queue$by_entry[[slot]] <- over_bands(due)
  list(queue = queue, reneged = gone)
}

# The longest waiting start as far as euros a month [replication] go, each at its unit cost [replication, state].
start_longest <- function(queue, month, euros, unit) {
  before <- over_bands(queue$people)
  started <- waited <- array(0, dim(before))
  unit <- c(unit[, rep(seq_len(STATES), each = WIJKEN)])
  for (age in min(SLOTS - 1, month):0) {
    slot <- (month - age) %% SLOTS + 1
    people <- queue$by_entry[[slot]]
    if (is.null(people)) next
    asked <- rowSums(people * unit, dims = 1)
    short <- asked > euros
    share <- ifelse(short, euros / asked, 1)
    euros <- ifelse(short, 0, euros - asked)
    started <- started + people * share
    waited <- waited + people * share * age
    queue$by_entry[slot] <- list(if (any(short)) people * (1 - share) else NULL)
  }
  share <- ifelse(before > 0, started / before, 0)
  share[share >= 1 - 1e-12] <- 1
  starting <- queue$people * c(share)
  queue$people <- queue$people - starting
  list(queue = queue, starting = starting, waited = waited)
}

# What those who start may cost a month, so that the rest of the year and all of next can be paid.
euros_to_start <- function(people, unit, survival, months_left, budget_left, twelfth) {
  cost <- people * c(unit[, rep(seq_len(STATES), each = WIJKEN)])
  present <- rowSums(cost, dims = 1)
  staying <- pmin(1, rowSums(cost * survival, dims = 1) / present)
  next_year <- twelfth / staying^(months_left - 1)
  pmax(0, pmin(budget_left / months_left, next_year) - present) / sqrt(staying)
}

# People who gave up waiting and would still need support: those of before leave as clients of their state do.
still_foregone <- function(town, foregone, moves, opening, reneged) {
  left <- sapply(seq_len(STATES), function(state) {
    rowSums(moves[, , town$exit_from == state & town$leaves > 0, drop = FALSE], dims = 1)
  })
  present <- apply(opening, 3, rowSums)
  share <- ifelse(present > 0, pmin(1, left / present), 0)
  foregone * (1 - c(share[, rep(seq_len(STATES), each = WIJKEN)])) + reneged
}

# People by voorziening [replication, wijk, voorziening] of those by state.
held <- function(holds, people) array(matrix(people, ncol = STATES) %*% holds, c(dim(people)[1:2], ncol(holds)))

# Clients, cost, undelivered, payment and contribution of a month. A twelfth of the budget is paid, divided as the cost is.
cost_of_month <- function(town, people, unserved, price_level, year, twelfth) {
  clients <- held(town$holds, people)
  along <- dim(clients)[1] * WIJKEN
  price <- rep(town$unit_cost, each = along) * price_level
  cost <- clients * price
  monthly <- rep(town$contribution[year + 1, ] / town$overlap, each = along)
  list(clients = clients, cost = cost, undelivered = held(town$holds, unserved) * price,
       payment = cost * (twelfth / rowSums(cost, dims = 1)), contribution = held(town$pays, people) * monthly)
}

# What the gemeente pays on top of a year's budget: its share of each band of deviation; below 0 it receives.
settlement <- function(town, spent, budget) {
  deviation <- spent - budget
  of_band <- function(band) band[3] * pmin(pmax(abs(deviation) - band[1] * budget, 0), (band[2] - band[1]) * budget)
  sign(deviation) * rowSums(apply(town$risk_bands, 1, of_band))
}

# The gemeente before its wijken [replication, 1 + wijk].
with_total <- function(x) {
  wijken <- rowSums(x, dims = 2)
  cbind(rowSums(wijken), wijken)
}
of_all_wijken <- function(x) apply(x, 3, rowSums)

# Outflow of the gemeente and its wijken, and inflow and outflow of each voorziening [replication, voorziening].
flows <- function(town, booked) {
  moves <- of_all_wijken(booked$moves)
  list(outflow = with_total(booked$moves[, , town$leaves > 0]),
       inflow_of = of_all_wijken(booked$started) %*% town$holds + moves %*% t(town$enters), outflow_of = moves %*% t(town$quits))
}

# Matrices [replication, voorziening] in turn for each voorziening: [replication, metric of the first voorziening, ..].
by_voorziening <- function(metrics) {
  do.call(cbind, lapply(seq_len(ncol(metrics[[1]])), function(index) sapply(metrics, function(metric) metric[, index])))
}

# The columns of monthly.csv [replication, column].
month_columns <- function(town, booked) {
  flow <- flows(town, booked)
  totals <- list(with_total(booked$new), with_total(booked$clients), with_total(booked$started), flow$outflow,
                 with_total(booked$waiting), with_total(booked$cost), with_total(booked$payment))
  split <- by_voorziening(list(of_all_wijken(booked$new) %*% town$holds, of_all_wijken(booked$clients), flow$inflow_of,
                               flow$outflow_of, of_all_wijken(booked$waiting) %*% town$holds, of_all_wijken(booked$cost),
                               of_all_wijken(booked$payment)))
  at <- function(place) sapply(totals, function(total) total[, place])
  cbind(at(1), split, do.call(cbind, lapply(1 + seq_len(WIJKEN), at)))
}

# The columns of summary.csv [replication, column], of sums over a year and residents at its start [replication, wijk].
year_columns <- function(town, booked, population, elderly, budget) {
  flow <- flows(town, booked)
  cost <- with_total(booked$cost)
  payment <- with_total(booked$payment)
  contribution <- with_total(booked$contribution)
  undelivered <- rowSums(booked$undelivered, dims = 1)
  started <- with_total(booked$started)
  residents <- cbind(rowSums(population), population)
  nothing <- 0 * cost
  totals <- list(
    with_total(booked$new), with_total(booked$clients) / 12, with_total(booked$people) / 12,
    with_total(booked$clients[, , town$registered > 0]) / 12, started, flow$outflow, with_total(booked$in_process) / 12,
    with_total(booked$waiting) / 12, with_total(booked$waited) * WEEKS_PER_YEAR * STEP / ifelse(started > 0, started, 1), cost,
    payment, contribution, nothing, payment - contribution, residents, cbind(rowSums(elderly), elderly), cost / residents,
    with_total(booked$reneged), nothing, nothing)
  contract <- cbind(payment[, 1] - cost[, 1], 0, budget, cost[, 1] + undelivered, payment[, 1] - budget, cost[, 1] - payment[, 1],
                    0, undelivered)
  split <- by_voorziening(list(
    of_all_wijken(booked$new) %*% town$holds, of_all_wijken(booked$clients) / 12, flow$inflow_of, flow$outflow_of,
    of_all_wijken(booked$waiting) %*% town$holds / 12, of_all_wijken(booked$cost), of_all_wijken(booked$payment),
    of_all_wijken(booked$contribution), 0 * of_all_wijken(booked$cost)))
  at <- function(place) sapply(totals, function(total) total[, place])
  wijken <- lapply(seq_len(WIJKEN), function(wijk) cbind(at(1 + wijk), booked$clients[, wijk, ] / 12))
  cbind(at(1), contract, split, do.call(cbind, wijken))
}
