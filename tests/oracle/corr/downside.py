#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Semicovariances and correlations of some rows by numpy, for tests/corr/{semicovariance,downside_correlation}_test.cpp:
writes downside.inc."""

import numpy as np

import panels


def complete(panel):
    return panel[~np.isnan(panel).any(axis=1)]


def semicovariance(panel, benchmark):
    low = np.minimum(complete(panel) - benchmark, 0)
    return low.T @ low / len(low)


def pairs(panel, counts):
    """Pearson's correlation of the rows that count, for every pair of columns, rows with a missing side left out."""
    n = panel.shape[1]
    answer = np.full((n, n), np.nan)
    for i in range(n):
        for j in range(n):
            both = complete(panel[:, [i, j]])
            x, y = both[counts(both[:, 0], both[:, 1])].T
            if len(x) > 1:
                answer[i, j] = np.corrcoef(x, y)[0, 1]
    return answer


def exceedance(sign, level):
    def counts(x, y):
        z = [sign * (v - v.mean()) / v.std(ddof=1) for v in (x, y)]
        return (z[0] > level) & (z[1] > level)

    return counts


def market_below(panel, threshold):
    rows = complete(panel)
    return np.corrcoef(rows[rows[:, 1] < threshold].T)


def answers(name, panel):
    benchmark = np.nanmedian(panel)
    yield f"{name}_semicovariance", semicovariance(panel, 0)
    yield f"{name}_semicovariance_median", semicovariance(panel, benchmark)
    yield f"{name}_median", benchmark
    if name in ("returns", "gaps"):
        yield f"{name}_both_below", pairs(panel, lambda x, y: (x < 0.005) & (y < 0.005))
        yield f"{name}_either_below", pairs(panel, lambda x, y: (x < -0.01) | (y < -0.01))
        yield f"{name}_exceedance_lower", pairs(panel, exceedance(-1, 0.25))
        yield f"{name}_exceedance_upper", pairs(panel, exceedance(1, 0))
        yield f"{name}_market_below", market_below(panel, 0.002)


panels.write(
    __file__,
    "downside",
    **{key: value for name, panel in panels.PANELS.items() for key, value in answers(name, panel())},
)
