# SPDX-License-Identifier: BSL-1.0
# usage: Rscript minimum_covariance_determinant.R <file> <alpha> <nsamp>    what robustbase::covMcd answers for the panel in
# the file: raw location, raw covariance, location, covariance and the rows of the raw ones, a line each, all digits.
arguments <- commandArgs(TRUE)
panel <- as.matrix(read.table(arguments[1]))
panel <- panel[complete.cases(panel), , drop = FALSE]
set.seed(1)
nsamp <- if (arguments[3] == "deterministic") "deterministic" else as.numeric(arguments[3])
answer <- robustbase::covMcd(panel, alpha = as.numeric(arguments[2]), nsamp = nsamp, use.correction = FALSE,
                              tolSolve = 1e-40)
for (part in list(answer$raw.center, answer$raw.cov, answer$center, answer$cov, answer$best - 1))
    cat(format(as.vector(part), digits = 17), "\n")
