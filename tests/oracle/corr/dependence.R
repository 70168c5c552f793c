# SPDX-License-Identifier: BSL-1.0
# Distance correlations by the package energy of every two columns of the panel on standard input, for dependence.py: a
# line for each two, with dcor and bcdcor of the rows that both observe.
library(energy)
panel <- as.matrix(read.csv(file("stdin"), header = FALSE, na.strings = "nan"))
for (i in seq_len(ncol(panel)))
    for (j in seq_len(ncol(panel))) {
        both <- complete.cases(panel[, c(i, j)])
        x <- panel[both, i]
        y <- panel[both, j]
        cat(sprintf("%.17g %.17g\n", dcor(x, y), bcdcor(x, y)))
    }
