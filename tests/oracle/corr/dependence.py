#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Numbers of dependence of every two series of the panels, by scipy and scikit-learn, and by R (dependence.R):

    python3 tests/oracle/corr/dependence.py        writes dependence.inc
"""

import pathlib
import subprocess

import numpy as np
import scipy.stats
import sklearn.feature_selection
import sklearn.metrics

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


def equal_width(x, y):
    return sklearn.metrics.mutual_info_score(None, None, contingency=np.histogram2d(x, y, bins=6)[0])


def equal_frequency(x, y):
    """Seven bins by the number of rows below, so that equal numbers stay together."""
    bins = [(7 * (scipy.stats.rankdata(v, method="min") - 1)) // len(v) for v in (x, y)]
    return sklearn.metrics.mutual_info_score(*bins)


def neighbours(x, y):
    """With a noise of about 1e-10, and 0 where it is less."""
    of = sklearn.feature_selection.mutual_info_regression
    return of(x[:, None], y, discrete_features=False, n_neighbors=3, random_state=0)[0]


NUMBERS = {
    "weighted_tau": additive,
    "multiplicative_tau": multiplicative,
    "equal_width": equal_width,
    "equal_frequency": equal_frequency,
}


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
    answers["neighbours_of_ill_conditioned"] = of_pairs(neighbours, panels.ill_conditioned())
    panels.write(__file__, "dependence", **answers)
