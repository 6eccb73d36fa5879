# The benchmark in base R, vectorised over replications: r_peer.R WORKLOAD REPLICATIONS FOLDER [THREADS] [SEED]
#
# WORKLOAD is what export.py writes. Prints processor seconds of the simulation with its means and quantiles, without start-up
# and files.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
for (part in c("r_draws.R", "r_demand.R", "r_money.R")) source(file.path(here, part))

CHUNK <- 250L # replications at a time
START <- 2017L

# Replications that are simulated together, where they stand when they begin.
open_chunk <- function(town, count) {
  drawn <- draw_parameters(town, count)
  opening <- draw_opening(town, drawn)
  list(drawn = drawn, stock = opening$stock, scale = opening$scale, budget = opening$budget,
       due = c(opening$due, list(0 * opening$stock)), in_process = opening$due[[1]] + opening$due[[2]], queue = empty_queue(count),
       foregone = array(0, c(count, WIJKEN, STATES)), residents = for_each_replication(town$residents, count),
       exposed = for_each_replication(town$exposure, count), levels = matrix(0, count, 3 + WIJKEN))
}

# Residents of the next year, need in between, and a budget.
begin_year <- function(town, at, year) {
  at$population <- rowSums(at$residents, dims = 2)
  at$elderly <- rowSums(at$residents[, , town$first_elderly_row:dim(at$residents)[3]], dims = 2)
  at$residents <- next_year(town, at$residents, at$drawn, year)
  before <- at$exposed
  at$exposed <- expose(town, at$residents, at$drawn$institution_left^(year + 1))
  at$need <- need_of_year(town, at$drawn, at$scale, before, at$exposed, year)
  if (year == 0) at$growth <- unexplained_growth(at$drawn, at$need)
  at$spent <- 0
  at$twelfth <- at$budget * town$index[year + 1] * STEP
  at
}

# One month in the order of the model; what it books is left in `of_month`.
simulate_month <- function(town, at, month) {
  year <- month %/% 12
  opening <- over_bands(at$stock)
  queued <- over_bands(at$queue$people)
  at$levels <- next_levels(town, at$levels, month == 0)
  factors <- shock_factors(town, at$levels)
  price <- town$index[year + 1] * factors[, 3]
  at <- report(town, at, month, factors)
  joined <- join_queue(town, at$queue, month, at$due_now)
  if (month %% 3 == 0) at$flow <- care_flow(town, at$drawn, at$stock, factors[, 2], month * STEP)
  flowed <- draw_flow(town, at$stock, at$flow$leave, at$flow$conditional)
  at$foregone <- still_foregone(town, at$foregone, flowed$moves, opening, joined$reneged)
  unit <- outer(price, c(town$holds %*% town$unit_cost))
  euros <- euros_to_start(over_bands(flowed$staying), unit, at$flow$survival, 12 - month %% 12, 12 * at$twelfth - at$spent,
                          at$twelfth)
  admitted <- start_longest(joined$queue, month, euros, unit)
  at$queue <- admitted$queue
  entered <- draw_flow(town, admitted$starting, at$flow$leave_entrants, at$flow$conditional)
  at$stock <- age_clients(town, flowed$staying + entered$staying)
  people <- (opening + over_bands(at$stock)) / 2
  waiting <- (queued + over_bands(at$queue$people)) / 2
  booked <- cost_of_month(town, people, at$foregone + waiting, price, year, at$twelfth)
  at$spent <- at$spent + rowSums(booked$cost, dims = 1)
  at$of_month <- c(booked, list(
    people = people, new = over_bands(at$new), started = over_bands(admitted$starting), waiting = waiting,
    in_process = over_bands(at$in_process), waited = admitted$waited, reneged = joined$reneged,
    moves = flowed$moves + entered$moves))
  at
}

# People report, and are in onderzoek and besluit for one month or two; those whose two end are due now.
report <- function(town, at, month, factors) {
  expected <- new_need(town, at$drawn, at$need, at$growth, month * STEP, month %% 12, at$stock, at$in_process + at$queue$people,
                       factors)
  at$new <- draw_poisson(expected)
  late <- draw_binomial(at$new, town$late)
  at$due_now <- at$due[[1]]
  at$due <- list(at$due[[2]] + at$new - late, at$due[[3]] + late, 0 * late)
  at$in_process <- at$in_process + at$new - at$due_now
  at
}

# Clients of the last age of a band come into the next.
age_clients <- function(town, stock) {
  younger <- seq_len(BANDS - 1)
  older <- draw_binomial(stock[, , , younger], rep(town$ageing[younger], each = length(stock) / BANDS))
  stock[, , , younger] <- stock[, , , younger] - older
  stock[, , , younger + 1] <- stock[, , , younger + 1] + older
  stock
}

# December with the settlement of its year, divided as the cost of the year is.
settled <- function(town, at, of_year) {
  cost <- of_year$cost + at$of_month$cost
  transfer <- settlement(town, at$spent, 12 * at$twelfth)
  at$of_month$payment <- at$of_month$payment + cost * (transfer / rowSums(cost, dims = 1))
  at
}

# All months of some replications: columns of years [replication, column, year], and sums of those of months [column, month, 2].
simulate_chunk <- function(town, count, seed) {
  set.seed(seed)
  at <- open_chunk(town, count)
  years <- list()
  months <- list()
  for (year in seq_len(town$years) - 1) {
    at <- begin_year(town, at, year)
    booked <- NULL
    for (month in 12 * year + 0:11) {
      at <- simulate_month(town, at, month)
      if (month %% 12 == 11) at <- settled(town, at, booked)
      booked <- if (is.null(booked)) at$of_month else Map(`+`, booked, at$of_month)
      columns <- month_columns(town, at$of_month)
      months <- c(months, list(cbind(colSums(columns), colSums(columns^2))))
    }
    years <- c(years, list(year_columns(town, booked, at$population, at$elderly, 12 * at$twelfth)))
  }
  list(years = simplify2array(years), months = aperm(simplify2array(months), c(1, 3, 2)))
}

# Mean, standard deviation and quantiles by column and year; mean and standard deviation by column and month.
figures <- function(town, chunks) {
  years <- lapply(seq_len(town$years), function(year) do.call(rbind, lapply(chunks, function(chunk) chunk$years[, , year])))
  count <- nrow(years[[1]])
  sums <- Reduce(`+`, lapply(chunks, `[[`, "months"))
  mean <- sums[, , 1] / count
  list(count = count, mean = sapply(years, colMeans), sd = sapply(years, function(year) apply(year, 2, sd)),
       quantiles = lapply(years, function(year) t(apply(year, 2, quantile, town$probabilities, names = FALSE))),
       month_mean = mean, month_sd = sqrt(pmax(sums[, , 2] / count - mean^2, 0) * count / max(1, count - 1)))
}

# summary.csv and monthly.csv, as the peers in Python write them.
write_results <- function(town, found, folder) {
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  lines <- lapply(seq_len(town$years), function(year) {
    own <- town$summary_columns
    sd <- found$sd[own, year]
    cells <- cbind(found$mean[own, year], sd, sd / sqrt(found$count), found$quantiles[[year]][own, ])
    paste(town$summary_keys, START + year - 1, apply(cells, 1, function(row) paste(signif(row, 15), collapse = ",")), sep = ",")
  })
  quantiles <- paste0("p", round(100 * town$probabilities), collapse = ",")
  header <- paste0("level,name,voorziening,metric,period,mean,sd,mcse,", quantiles)
  writeLines(c(header, c(t(do.call(cbind, lines)))), file.path(folder, "summary.csv"))
  month <- seq_len(12 * town$years) - 1
  period <- sprintf("%d-%02d", START + month %/% 12, month %% 12 + 1)
  monthly <- paste(rep(town$month_keys, each = length(month)), period, signif(c(t(found$month_mean)), 15),
                   signif(c(t(found$month_sd)), 15), sep = ",")
  writeLines(c("level,name,voorziening,metric,period,mean,sd", monthly), file.path(folder, "monthly.csv"))
}

main <- function(arguments) {
  town <- dget(arguments[1])
  replications <- as.integer(arguments[2])
  threads <- if (length(arguments) > 3) as.integer(arguments[4]) else 1L
  seed <- if (length(arguments) > 4) as.integer(arguments[5]) else 637L
  started <- sum(proc.time()[-3])
  sizes <- diff(unique(c(seq(0, replications, CHUNK), replications)))
  chunks <- parallel::mclapply(seq_along(sizes), function(index) simulate_chunk(town, sizes[index], 1000L * seed + index),
                               mc.cores = threads)
  found <- figures(town, chunks)
  ended <- sum(proc.time()[-3])
  write_results(town, found, arguments[3])
  cat(sprintf("peer=r replications=%d cpu=%.3f jit=0.000\n", replications, ended - started))
}

main(commandArgs(trailingOnly = TRUE))
