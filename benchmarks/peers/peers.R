# SPDX-License-Identifier: BSL-1.0
# usage: Rscript peers.R <folder>
# Measures what an R programmer would use instead, where it is installed: TTR and RcppRoll. It prints
# kernel,window,peer,version,nanoseconds per element.

folder <- commandArgs(trailingOnly = TRUE)[1]
repetitions <- as.integer(Sys.getenv("REPETITIONS", "5"))
rows <- 1000000L

load_series <- function(name) readBin(file.path(folder, paste0(name, ".f64")), "double", rows, 8, endian = "little")
processor_time <- function() sum(proc.time()[1:2])

# The median of the processor's time; fewer repetitions of what takes long. The first call is not counted.
measure <- function(kernel, window, package, call, elements = rows) {
  times <- numeric(0)
  while (length(times) <= repetitions && (length(times) < 2 || sum(times) < 1.5)) {
    start <- processor_time()
    call()
    times <- c(times, processor_time() - start)
  }
  cat(sprintf("%s,%d,%s,%s,%.4f\n", kernel, window, package, as.character(packageVersion(package)),
              median(times[-1]) / elements * 1e9))
}

installed <- function(package) {
  found <- suppressWarnings(suppressMessages(requireNamespace(package, quietly = TRUE)))
  if (!found) message(package, " is not installed: left out")
  found
}

x <- load_series("returns")
y <- load_series("related")
prices <- load_series("prices")

# What takes longer the longer the window is measured on fewer rows.
few <- function(w) min(rows, w + 20000000L %/% w)

if (installed("TTR")) {
  for (w in c(20L, 250L, 5000L)) {
    m <- few(w)
    some <- x[seq_len(m)]
    some_y <- y[seq_len(m)]
    some_prices <- prices[seq_len(m)]
    measure("mean", w, "TTR", function() TTR::runMean(x, w))
    measure("standard_deviation", w, "TTR", function() TTR::runSD(some, w), m)
    measure("variance", w, "TTR", function() TTR::runVar(some, n = w), m)
    measure("minimum", w, "TTR", function() TTR::runMin(some, w), m)
    measure("maximum", w, "TTR", function() TTR::runMax(some, w), m)
    measure("minimum_of_prices", w, "TTR", function() TTR::runMin(some_prices, w), m)
    measure("correlation", w, "TTR", function() TTR::runCor(some, some_y, w), m)
    measure("covariance", w, "TTR", function() TTR::runCov(some, some_y, w), m)
    m <- min(m, w + 20000L)
    measure("median", w, "TTR", function() TTR::runMedian(x[seq_len(m)], w), m)
  }
}

if (installed("RcppRoll")) {
  for (w in c(20L, 250L, 5000L)) {
    m <- few(w)
    some <- x[seq_len(m)]
    some_prices <- prices[seq_len(m)]
    measure("mean", w, "RcppRoll", function() RcppRoll::roll_meanr(some, w), m)
    measure("variance", w, "RcppRoll", function() RcppRoll::roll_varr(some, w), m)
    measure("standard_deviation", w, "RcppRoll", function() RcppRoll::roll_sdr(some, w), m)
    measure("minimum", w, "RcppRoll", function() RcppRoll::roll_minr(some, w), m)
    measure("maximum", w, "RcppRoll", function() RcppRoll::roll_maxr(some, w), m)
    measure("minimum_of_prices", w, "RcppRoll", function() RcppRoll::roll_minr(some_prices, w), m)
    m <- min(m, w + 20000L)
    measure("median", w, "RcppRoll", function() RcppRoll::roll_medianr(x[seq_len(m)], w), m)
  }
}
