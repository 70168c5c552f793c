# SPDX-License-Identifier: BSL-1.0
# The sup-F and OLS-CUSUM tests by the package strucchange, of a series and its regressor on standard input, for
# breaks.py: a line each for the mean and for the line, of equal variances and of HC3, with the statistic and the rows
# before the break; then the OLS-CUSUM test of the mean. Before them the same for the mean of R's series Nile.
suppressMessages(library(strucchange))
say <- function(...) cat(sprintf("%.17g", c(...)), "\n")
of <- function(formula, data, ...) {
    f <- Fstats(formula, from = 0.15, data = data, ...)
    say(max(f$Fstats), f$breakpoint)
}
hc3 <- function(model, ...) vcovHC(model, type = "HC3")
both <- read.csv(file("stdin"), header = FALSE, col.names = c("x", "y"))
nile <- data.frame(y = as.numeric(Nile))
for (data in list(nile, both)) {
    of(y ~ 1, data)
    of(y ~ 1, data, vcov. = hc3)
}
of(y ~ x, both)
of(y ~ x, both, vcov. = hc3)
for (data in list(nile, both)) {
    path <- efp(y ~ 1, data = data, type = "OLS-CUSUM")
    say(max(abs(path$process)), which.max(abs(path$process)) - 1)
}
