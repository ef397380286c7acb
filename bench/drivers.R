# The analysis of bench/drivers.ts in R, by its own matrix algebra: R² of every subset of drivers
# from one correlation matrix, general dominance from those, and again for draws of the rows, each
# with a driver of pure chance. Written by us for the bench, as fast as plain R allows: what does
# not change between fits is made once.
#
#   Rscript drivers.R DATA ROWS DRIVERS FITS DRAWS
#
# DATA: doubles, column by column, the outcome last. Prints JSON; milliseconds, by the clock and of CPU,
# are of one fit from a correlation matrix, and of one whole draw.
arguments <- commandArgs(trailingOnly = TRUE)
rows <- as.integer(arguments[2])
m <- as.integer(arguments[3])
fits <- as.integer(arguments[4])
draws <- as.integer(arguments[5])
data <- matrix(readBin(arguments[1], "double", rows * (m + 1)), rows)

subsets_of <- function(m) {
  bits <- bitwShiftL(1L, 0:(m - 1))
  members <- lapply(seq_len(2^m - 1), function(subset) which(bitwAnd(subset, bits) > 0))
  sizes <- c(0L, lengths(members))
  ground <- (1 / (m * choose(m - 1, 0:(m - 1))))[sizes + 1]
  without <- lapply(bits, function(bit) which(bitwAnd(0:(2^m - 1), bit) == 0L))
  list(m = m, members = members, ground = ground, without = without, bits = bits)
}

explained <- function(correlations, subsets) {
  outcome <- subsets$m + 1
  c(0, vapply(subsets$members, function(members) {
    r <- correlations[members, outcome]
    sum(r * solve.default(correlations[members, members, drop = FALSE], r))
  }, 0))
}

general_dominance <- function(r2, subsets) {
  vapply(seq_len(subsets$m), function(driver) {
    without <- subsets$without[[driver]]
    sum(subsets$ground[without] * (r2[without + subsets$bits[driver]] - r2[without]))
  }, 0)
}

plain <- subsets_of(m)
noisy <- subsets_of(m + 1)
fit <- function(correlations) general_dominance(explained(correlations, plain), plain)

correlations <- cor(data)
weights <- fit(correlations)
fit_time <- system.time(for (i in seq_len(fits)) fit(correlations))

set.seed(1)
order <- c(seq_len(m), m + 2, m + 1)
draw <- function() {
  again <- data[sample.int(rows, rows, replace = TRUE), ]
  r2 <- explained(cor(cbind(again, rnorm(rows)))[order, order], noisy)
  list(general_dominance(r2[seq_len(2^m)], plain), general_dominance(r2, noisy))
}
draw_time <- system.time(for (i in seq_len(draws)) draw())

cpu <- function(time) time[["user.self"]] + time[["sys.self"]]
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(sprintf(
  '{"lmg":[%s],"fitMs":%.6g,"fitCpuMs":%.6g,"drawMs":%.6g,"drawCpuMs":%.6g,"peakMegabytes":%.6g,"version":"%s"}\n',
  paste(sprintf("%.15g", weights), collapse = ","),
  1000 * fit_time[["elapsed"]] / fits, 1000 * cpu(fit_time) / fits,
  1000 * draw_time[["elapsed"]] / draws, 1000 * cpu(draw_time) / draws,
  as.numeric(gsub("\\D", "", peak)) / 1024, as.character(getRversion())
))
