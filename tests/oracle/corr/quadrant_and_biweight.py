#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Quadrant correlations and biweight midcorrelations by numpy, every pair over the rows where both are observed, for
tests/corr/{quadrant_correlation,biweight_midcorrelation}_test.cpp: writes quadrant_and_biweight.inc."""

import numpy as np

import panels


def pairs(panel, estimate):
    n = panel.shape[1]
    answer = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            both = panel[:, [i, j]][~np.isnan(panel[:, [i, j]]).any(axis=1)]
            answer[i, j] = estimate(*both.T)
    return answer


def quadrant(x, y):
    a, b = np.sign(x - np.median(x)), np.sign(y - np.median(y))
    return np.sum(a * b) / np.sqrt(np.sum(a * a) * np.sum(b * b))


def biweight(x, y):
    def bend(v):
        d = v - np.median(v)
        u = d / (9 * np.median(np.abs(d)))
        return d * (1 - u**2) ** 2 * (np.abs(u) < 1)

    a, b = bend(x), bend(y)
    return np.sum(a * b) / np.sqrt(np.sum(a * a) * np.sum(b * b))


complete = panels.gaps()[~np.isnan(panels.gaps()).any(axis=1)]

panels.write(
    __file__,
    "quadrant_and_biweight",
    **{f"{name}_quadrant": pairs(panel(), quadrant) for name, panel in panels.PANELS.items()},
    **{f"{name}_biweight": pairs(panel(), biweight) for name, panel in panels.PANELS.items()},
    complete_rows_biweight=pairs(complete, biweight),
)
