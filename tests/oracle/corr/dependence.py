#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Numbers of dependence of every two series of the panels, by scipy, numpy and R:

    python3 tests/oracle/corr/dependence.py        writes dependence.inc
"""

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

if __name__ == "__main__":
    answers = {}
    for name in ("returns", "ill_conditioned", "gaps"):
        panel = panels.PANELS[name]()
        for number, of in NUMBERS.items():
            answers[f"{number}_of_{name}"] = of_pairs(of, panel)
    panels.write(__file__, "dependence", **answers)
