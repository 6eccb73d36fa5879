# Chance in the R peer, and the arrays it fills. Axes are replication, wijk, state, band; recycled along the first.

WIJKEN <- 6L
STATES <- 10L
BANDS <- 6L
STEP <- 1 / 12 # a month, in years
WEEKS_PER_YEAR <- 365.25 / 7

# An array with the replication and some of the other axes, repeated along those it lacks: [replication, wijk, state, band].
stretched <- function(x, axes) {
  size <- c(wijk = WIJKEN, state = STATES, band = BANDS)
  has <- names(size) %in% axes
  dim(x) <- c(length(x) / prod(size[has]), ifelse(has, size, 1))
  at <- Map(function(own, length) if (own) seq_len(length) else rep(1L, length), has, size)
  x[, at[[1]], at[[2]], at[[3]], drop = FALSE]
}

# An array without replications, the same in each.
for_each_replication <- function(x, count) array(rep(x, each = count), c(count, dim(x)))

# Sums over states [replication, wijk, band], and over bands [replication, wijk, state].
over_states <- function(x) Reduce(`+`, lapply(seq_len(STATES), function(state) x[, , state, ]))
over_bands <- function(x) rowSums(x, dims = 3)

# Counts of new people.
draw_poisson <- function(expected) array(as.numeric(rpois(length(expected), expected)), dim(expected))

# How many of `people` it happens to. The ceiling admits parts of people: such a part is all or nothing.
draw_binomial <- function(people, chance) {
  out <- array(0, dim(people))
  at <- which(people > 0)
  if (length(at) == 0) return(out)
  some <- people[at]
  chances <- if (length(chance) == 1) rep(chance, length(at)) else chance[at]
  whole <- floor(some)
  part <- some - whole
  counts <- as.numeric(rbinom(length(at), whole, chances))
  parts <- which(part > 0)
  counts[parts] <- counts[parts] + part[parts] * (runif(length(parts)) < chances[parts])
  out[at] <- counts
  out
}

# Care flow of `people`, whose chances to leave are [replication, wijk, state, band]: who stay or come, like people, and who took
# each exit [replication, wijk, exit]. Of the leavers of a state so many take the first exit, of the others so many the second.
draw_flow <- function(town, people, leave, conditional) {
  leavers <- draw_binomial(people, leave)
  staying <- people - leavers
  moves <- array(0, c(dim(people)[1:2], length(town$exit_to)))
  for (state in seq_len(STATES)) {
    left <- leavers[, , state, ]
    for (exit in town$first_exit[state]:(town$first_exit[state + 1] - 1)) {
      last <- exit == town$first_exit[state + 1] - 1
      taken <- if (last) left else draw_binomial(left, conditional[[exit]])
      moves[, , exit] <- rowSums(taken, dims = 2)
      to <- town$exit_to[exit]
      if (to > 0) staying[, , to, ] <- staying[, , to, ] + taken
      left <- left - taken
    }
  }
  list(staying = staying, moves = moves)
}

# A sample of each parameter [replication, parameter].
draw_samples <- function(town, count) {
  sapply(seq_along(town$distribution_kinds), function(parameter) {
    d <- town$distributions[parameter, ]
    switch(town$distribution_kinds[parameter],
      beta = d[3] + (d[4] - d[3]) * rbeta(count, d[1], d[2]),
      uniform = runif(count, d[1], d[2]),
      normal = qnorm(runif(count, pnorm(d[3], d[1], d[2]), pnorm(d[4], d[1], d[2])), d[1], d[2]))
  })
}

# Numbers drawn once per replication; each is a matrix [replication, ..] or a vector.
draw_parameters <- function(town, count) {
  samples <- draw_samples(town, count)
  drawn <- function(numbers) {
    matrix(sapply(seq_len(nrow(numbers)), function(row)
      if (numbers[row, 2] > 0) samples[, numbers[row, 2]] else rep(numbers[row, 1], count)), count)
  }
  growth <- drawn(town$growth)
  own <- with_flows(town, drawn(town$outflow), growth, drawn(town$exit_numbers))
  c(own, list(
    uplift = drawn(town$income_uplift) %*% t(town$income_weight), heavier = drawn(town$heavier),
    observed_growth = rowSums(growth * own$stock) / rowSums(own$stock), growth_fades = c(drawn(town$growth_fades)),
    ggz_share = c(drawn(town$ggz_share)), institution_left = c(1 - drawn(town$institution_fall)),
    survival_of_rates = c(1 - drawn(town$mortality_improvement)), mortality_factor = c(exp(drawn(town$mortality_deviation)))))
}

# Intensities of exits with what the outflow of a state leaves for its last, the stock, and the inflow that balances them.
with_flows <- function(town, outflow, growth, rates) {
  count <- nrow(rates)
  shares <- which(town$exit_is_share > 0)
  rates[, shares] <- rates[, shares] * outflow[, town$exit_from[shares]]
  weighted <- function(exit) town$mean_band_factor[exit] * rates[, exit]
  for (state in seq_len(STATES)) {
    last <- town$first_exit[state + 1] - 1
    named <- seq_len(last - town$first_exit[state]) + town$first_exit[state] - 1
    rates[, last] <- pmax(0, outflow[, state] - rowSums(sapply(named, weighted)))
  }
  days <- rep(town$billed_days, each = count)
  stock <- rep(town$billed, each = count) / (1 + outflow * days / 365)
  inflow <- (outflow + growth) * stock
  for (exit in which(town$exit_to > 0)) {
    to <- town$exit_to[exit]
    inflow[, to] <- inflow[, to] - weighted(exit) * stock[, town$exit_from[exit]]
  }
  list(rates = rates, stock = stock, inflow = pmax(inflow * rep(town$inflow_of_step, each = count), 0))
}
