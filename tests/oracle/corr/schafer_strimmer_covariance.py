#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Schafer and Strimmer's shrinkage, as R's corpcor 1.6.10 answers.

    /usr/bin/python3 tests/oracle/corr/schafer_strimmer_covariance.py        needs Rscript
"""

import pathlib
import subprocess
import tempfile

import numpy as np

import panels

SCRIPT = """
suppressMessages(library(corpcor))
arguments <- commandArgs(trailingOnly = TRUE)
x <- as.matrix(read.csv(arguments[1], header = FALSE))
w <- scan(arguments[2], quiet = TRUE)
fixed <- as.numeric(arguments[3:4])
s <- if (is.na(fixed[1])) cov.shrink(x, w = w, verbose = FALSE) else
    cov.shrink(x, lambda = fixed[1], lambda.var = fixed[2], w = w, verbose = FALSE)
cat(sprintf("%.17g", c(attr(s, "lambda"), attr(s, "lambda.var"), as.vector(unclass(s)))))
"""


def asked(x, weights=None, fixed=("NA", "NA")):
    weights = np.full(len(x), 1 / len(x)) if weights is None else weights / weights.sum()
    with tempfile.TemporaryDirectory() as folder:
        np.savetxt(pathlib.Path(folder, "x"), x, delimiter=",", fmt="%.17g")
        np.savetxt(pathlib.Path(folder, "w"), weights, fmt="%.17g")
        pathlib.Path(folder, "script.R").write_text(SCRIPT)
        answer = subprocess.run(
            ["Rscript", "script.R", "x", "w", *map(str, fixed)], cwd=folder, check=True, capture_output=True, text=True
        ).stdout
    numbers = np.array(answer.split(), dtype=float)
    return {"intensity": numbers[0], "variance_intensity": numbers[1], "matrix": numbers[2:]}


if __name__ == "__main__":
    gaps, answers = panels.gaps(), {}
    decay = 0.5 ** (np.arange(60)[::-1] / 20)
    for name, answer in {
        "returns": asked(panels.returns()),
        "wide": asked(panels.wide()),
        "ill": asked(panels.ill_conditioned()),
        "gaps": asked(gaps[~np.isnan(gaps).any(axis=1)]),
        "weighted": asked(panels.returns(), decay),
        "fixed": asked(panels.returns(), fixed=(0.3, 0.1)),
    }.items():
        for key, value in answer.items():
            if key != "matrix" or name != "wide":
                answers[f"{name}_{key}"] = value
    panels.write(__file__, "schafer_strimmer_covariance", **answers)
