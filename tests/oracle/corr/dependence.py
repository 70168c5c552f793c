#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Numbers of dependence of every two series of the panels, by scipy, and by R (dependence.R):

    python3 tests/oracle/corr/dependence.py        writes dependence.inc
"""

import pathlib
import subprocess

import numpy as np
import scipy.stats

import panels


def of_pairs(number, panel):
    """Row i and column j: of series i as x and series j as y, of the rows that both observe."""
    columns = range(panel.shape[1])
    seen = ~np.isnan(panel)
    both = lambda i, j: seen[:, i] & seen[:, j]
    return np.array([[number(panel[both(i, j), i], panel[both(i, j), j]) for j in columns] for i in columns])


def additive(x, y):
    return scipy.stats.weightedtau(x, y).correlation


def multiplicative(x, y):
    return scipy.stats.weightedtau(x, y, additive=False).correlation


NUMBERS = {"weighted_tau": additive, "multiplicative_tau": multiplicative}


def distance_correlations(panel):
    """dcor and bcdcor, row by row; of series about 1, because energy takes a small variance for none."""
    panel = panel * 2.0 ** -np.floor(np.log2(np.nanstd(panel, axis=0)))
    text = "\n".join(",".join(repr(float(v)) for v in row) for row in panel)
    script = pathlib.Path(__file__).with_suffix(".R")
    answer = subprocess.run(["Rscript", script], input=text, capture_output=True, text=True, check=True).stdout
    return np.array([line.split() for line in answer.splitlines()], dtype=float).T


if __name__ == "__main__":
    answers = {}
    for name in ("returns", "ill_conditioned", "gaps"):
        panel = panels.PANELS[name]()
        for number, of in NUMBERS.items():
            answers[f"{number}_of_{name}"] = of_pairs(of, panel)
        answers[f"dcor_of_{name}"], answers[f"bcdcor_of_{name}"] = distance_correlations(panel)
    panels.write(__file__, "dependence", **answers)
