#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Lagged cross-correlations by statsmodels 0.13.5 and numpy: writes lagged_cross_correlation.inc for
tests/infer/lagged_cross_correlation_test.cpp."""

import pathlib

import numpy as np
from statsmodels.tsa.stattools import acf, ccf

HERE = pathlib.Path(__file__).parent
LAGS = 6
MEMORY = 12


def noise(rows, seed):
    """Sums of six uniform numbers, the same on every machine and in every version of numpy."""
    uniform = []
    for _ in range(rows * 6):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        uniform.append((seed >> 11) / 2**53)
    return np.array(uniform).reshape(rows, 6).sum(axis=1) - 3


def series():
    """Two series that remember their past, of which the second follows the first two rows later."""
    first, second = noise(150, 1), noise(150, 2)
    for t in range(1, 150):
        first[t] += 0.5 * first[t - 1]
        second[t] += 0.4 * second[t - 1] + (0.6 * first[t - 2] if t > 1 else 0)
    return np.round(first, 4), np.round(second, 4)


def both_sides(x, y, adjusted):
    """statsmodels' ccf(a, b)[k] is of a at t + k with b at t."""
    later = ccf(y, x, adjusted=adjusted)[: LAGS + 1]
    earlier = ccf(x, y, adjusted=adjusted)[1 : LAGS + 1]
    return np.concatenate([earlier[::-1], later])


def robust(x, y):
    x, y = ((v - v.mean()) / v.std() for v in (x, y))
    pairs = [(x[max(0, -k) : len(x) - max(0, k)], y[max(0, k) : len(y) - max(0, -k)]) for k in range(-LAGS, LAGS + 1)]
    return np.array([np.sqrt(((a * b) ** 2).sum()) / len(a) for a, b in pairs])


def as_text(values):
    text = [repr(float(v)) for v in np.asarray(values, dtype=float).ravel()]
    lines = ["    " + ", ".join(text[i : i + 8]) + "," for i in range(0, len(text), 8)]
    lines[-1] = lines[-1].rstrip(",") + "};"
    return lines


x, y = series()
overlap = len(x) - np.abs(np.arange(-LAGS, LAGS + 1))
memory = 1 + 2 * (acf(x, nlags=MEMORY)[1:] * acf(y, nlags=MEMORY)[1:]).sum()
answers = {
    "first": x,
    "second": y,
    "by_overlap": both_sides(x, y, True),
    "by_all_rows": both_sides(x, y, False),
    "bartlett_errors": np.sqrt(memory / overlap),
    "robust_errors": robust(x, y),
}
lines = ["// SPDX-License-Identifier: BSL-1.0", "// Written by lagged_cross_correlation.py: do not edit."]
for key, value in answers.items():
    lines += ["", f"inline const std::vector<double> {key}{{", *as_text(value)]
(HERE / "lagged_cross_correlation.inc").write_text("\n".join(lines) + "\n")
