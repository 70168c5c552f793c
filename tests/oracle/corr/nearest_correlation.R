# SPDX-License-Identifier: BSL-1.0
# usage: Rscript nearest_correlation.R <file>    the matrix in the file, repaired by Matrix::nearPD with and without
# Dykstra's correction: one row after the other, all digits. nearest_correlation.py calls this.
given <- as.matrix(read.table(commandArgs(TRUE)[1]))
dimnames(given) <- NULL
for (corrected in c(TRUE, FALSE)) {
    answer <- Matrix::nearPD(given, corr = TRUE, do2eigen = FALSE, doDykstra = corrected, eig.tol = 1e-16,
                             conv.tol = 1e-15, maxit = 100000)
    cat(format(as.vector(answer$mat), digits = 17), "\n")
}
