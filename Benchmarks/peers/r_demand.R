# Population, new need, shocks and intensities of care flow in the R peer.

# Whole clients whose total is within one of what was drawn, those in onderzoek and besluit, the scale of need, and a year's budget.
draw_opening <- function(town, drawn) {
  count <- nrow(drawn$stock)
  stock <- array(0, c(count, WIJKEN, STATES, BANDS))
  for (state in seq_len(STATES)) {
    share <- cumsum(c(town$stock_share[, state, ]))
    upto <- cbind(0, floor(outer(drawn$stock[, state], share) + runif(count)))
    stock[, , state, ] <- upto[, -1] - upto[, -ncol(upto)]
  }
  exposed <- for_each_replication(town$exposure, count)
  entries <- stretched(drawn$inflow, "state") * for_each_replication(town$entry_share, count) * town$delay
  free <- pmax(1 - over_states(stock + entries) / exposed[, , STATES + 1, ], 0)
  relative <- needed(town, exposed) * stretched(free, c("wijk", "band"))
  scale <- drawn$inflow / apply(relative, 3, rowSums)
  expected <- relative * stretched(scale, "state") * STEP
  people <- apply(stock, 3, rowSums)
  list(stock = stock, due = list(draw_poisson(expected), draw_poisson(expected * town$late)), scale = scale,
       budget = c(town$budget_factor * 12 * people %*% (town$holds %*% town$unit_tariff)))
}

# Exposure of the states times the need of the wijk: [replication, wijk, state, band].
needed <- function(town, exposed) {
  exposed[, , seq_len(STATES), ] * rep(town$wijk_need, each = dim(exposed)[1])
}

# Residents [replication, wijk, row] a year later: survival and a year of age, births, migration, and moves between wijken.
next_year <- function(town, residents, drawn, year) {
  count <- dim(residents)[1]
  rows <- dim(residents)[3]
  multiplier <- drawn$survival_of_rates^year * drawn$mortality_factor
  women <- matrix(residents[, , seq(2, rows, 2)], count * WIJKEN)
  births <- women %*% town$fertility
  survival <- 1 - pmin(outer(multiplier, town$mortality), 1)
  survivors <- residents * c(survival[, rep(seq_len(rows), each = WIJKEN)])
  older <- array(c(births * town$share_boys, births * (1 - town$share_boys), survivors[, , seq_len(rows - 2)]), dim(residents))
  older[, , rows - 1:0] <- older[, , rows - 1:0] + survivors[, , rows - 1:0]
  older <- pmax(older + rep(town$migration * town$migration_factor[year + 1], each = count), 0)
  by_wijk <- matrix(aperm(older, c(1, 3, 2)), count * rows)
  moved <- aperm(array(by_wijk %*% town$net_moves, c(count, rows, WIJKEN)), c(1, 3, 2))
  older + moved * rep(town$mobility, each = count * WIJKEN)
}

# Incidence x residents at home [replication, wijk, state + 1, band]; the last is residents at home.
expose <- function(town, residents, institution_left) {
  count <- dim(residents)[1]
  exposed <- array(0, c(count, WIJKEN, STATES + 1, BANDS))
  for (band in seq_len(BANDS)) {
    rows <- town$band_rows[band, 1]:town$band_rows[band, 2]
    people <- matrix(residents[, , rows], count * WIJKEN)
    exposed[, , , band] <- people %*% town$at_home[rows, , band]
    if (band >= town$first_elderly_band) {
      exposed[, , , band] <- exposed[, , , band] - institution_left * c(people %*% town$in_institution[rows, , band])
    }
  }
  exposed
}

# Need that grows evenly in a year, people a year if nobody had support yet, and people a month from closed GGZ places.
need_of_year <- function(town, drawn, scale, before, after, year) {
  scale <- stretched(scale, "state")
  start <- needed(town, before) * scale
  states <- before[, , seq_len(STATES), ]
  ggz <- 0
  if (town$ggz_places[year + 1] > 0) {
    of_wijk <- states / c(over_bands(states))
    ggz <- of_wijk * rep(town$ggz_split, each = dim(before)[1]) * (town$ggz_places[year + 1] * drawn$ggz_share * STEP)
  }
  home <- before[, , STATES + 1, ]
  list(start = start, rise = needed(town, after) * scale - start, home_start = home,
       home_rise = after[, , STATES + 1, ] - home, ggz = ggz)
}

# Observed growth less what ageing explains in the first year.
unexplained_growth <- function(drawn, need) drawn$observed_growth - rowSums(need$rise, dims = 1) / rowSums(need$start, dims = 1)

# Levels of shocks a month later [replication, 3 groups + wijken], stationary in the first, and their factors of mean 1.
next_levels <- function(town, levels, first) {
  kept <- if (first) 0 else town$autocorrelation
  normals <- matrix(rnorm(length(levels)), nrow(levels))
  normals[, 1:3] <- normals[, 1:3] %*% t(town$shock_factor)
  kept * levels + sqrt(1 - kept^2) * normals
}
shock_factors <- function(town, levels) {
  sd <- rep(c(town$shock_sd, rep(town$wijk_shock_sd, WIJKEN)), each = nrow(levels))
  exp(sd * levels - 0.5 * sd^2)
}

# Share of the abonnementstarief's rise that has come at a time in years.
ramp <- function(town, time) min(1, max(0, (time - town$uplift_start) / town$uplift_ramp))

# Expected people who report in a month [replication, wijk, state, band]. `asked` are in onderzoek, besluit or the queue.
new_need <- function(town, drawn, need, growth, time, month, stock, asked, factors) {
  part <- (month + 0.5) / 12
  fading <- pmin(time, drawn$growth_fades)
  level <- factors[, 1] * (1 + growth)^(fading - fading^2 / (2 * drawn$growth_fades)) * STEP
  reference <- 1 / (1 + drawn$uplift * ramp(town, time - town$delay))
  lifted <- which(town$lifted > 0)
  in_support <- stock + asked
  in_support[, , lifted, ] <- in_support[, , lifted, ] * c(reference)
  free <- pmax(1 - over_states(in_support) / (need$home_start + part * need$home_rise), 0)
  expected <- (need$start + part * need$rise) * stretched(free * c(factors[, -(1:3)] * level), c("wijk", "band"))
  if (ramp(town, time + STEP) > 0) {
    rise <- drawn$uplift * (ramp(town, time + STEP) - ramp(town, time)) * reference
    expected[, , lifted, ] <- expected[, , lifted, ] * c(1 + drawn$uplift * ramp(town, time + STEP)) + stock[, , lifted, ] * c(rise)
  }
  heavier(town, drawn, expected + need$ggz, time)
}

# New need of which a share that grows each year goes to the heavier state.
heavier <- function(town, drawn, expected, time) {
  for (shift in seq_along(town$heavier_from)) {
    light <- town$heavier_from[shift]
    heavy <- town$heavier_to[shift]
    shifted <- expected[, , light, ] * pmin(pmax(drawn$heavier[, shift] * time, 0), 1)
    expected[, , light, ] <- expected[, , light, ] - shifted
    expected[, , heavy, ] <- expected[, , heavy, ] + shifted
  }
  expected
}

# Chances of a quarter: to leave in a month, and in the half month of who starts [replication, wijk, state, band]; of each exit
# among those who took none before [[exit]][replication, wijk, band]; and to be in support after a month [replication, wijk, state].
care_flow <- function(town, drawn, stock, outflow_factor, time) {
  count <- dim(stock)[1]
  rates <- array(drawn$rates, c(dim(drawn$rates), BANDS)) * rep(town$exit_band_factor, each = count)
  elderly <- town$first_elderly_band:BANDS
  rates[, town$is_outflow > 0, ] <- rates[, town$is_outflow > 0, ] * outflow_factor
  rates[, town$is_wlz > 0, elderly] <- rates[, town$is_wlz > 0, elderly] * drawn$institution_left^time
  total <- away <- array(0, c(count, STATES, BANDS))
  for (exit in seq_along(town$exit_from)) {
    state <- town$exit_from[exit]
    total[, state, ] <- total[, state, ] + rates[, exit, ]
    if (town$leaves[exit] > 0) away[, state, ] <- away[, state, ] + rates[, exit, ]
  }
  leave <- 1 - exp(-total * STEP)
  present <- over_bands(stock)
  staying <- over_bands(stock * (1 - stretched(away / total * leave, c("state", "band"))))
  list(leave = stretched(leave, c("state", "band")), leave_entrants = stretched(1 - sqrt(1 - leave), c("state", "band")),
       conditional = conditional_shares(town, rates), survival = ifelse(present > 0, staying / present, 1))
}
conditional_shares <- function(town, rates) {
  lapply(seq_along(town$exit_from), function(exit) {
    rest <- exit:(town$first_exit[town$exit_from[exit] + 1] - 1)
    share <- rates[, exit, ] / rowSums(aperm(rates[, rest, , drop = FALSE], c(1, 3, 2)), dims = 2)
    dim(share) <- c(nrow(share), 1, BANDS)
    share[, rep(1, WIJKEN), ]
  })
}
