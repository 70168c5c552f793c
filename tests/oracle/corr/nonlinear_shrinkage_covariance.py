#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Analytical nonlinear and quadratic-inverse shrinkage, from the formulas of the two papers, in forty digits.

    /usr/bin/python3 tests/oracle/corr/nonlinear_shrinkage_covariance.py        needs mpmath

The kernel's Hilbert transform is taken by its closed form, which loses up to ten digits far from zero. `narrow` is the
panel `returns`, `wide` the same numbers read as 15 rows of 20 series.
"""

import numpy as np
from mpmath import eigsy, log, matrix, mp, mpf, pi, sqrt

import panels

mp.dps = 40


def spectrum(x, estimated_mean, weights=None):
    """Eigenvalues, those that must be 0 left out, their vectors, how many are 0, and n."""
    rows, p = x.shape
    w = [mpf(1)] * rows if weights is None else [mpf(v) for v in weights]
    share = [v / sum(w) for v in w]
    n, used = 1 / sum(v * v for v in share), int(estimated_mean)
    mean = [sum(share[t] * mpf(x[t, j]) for t in range(rows)) if used else mpf(0) for j in range(p)]
    z = [[mpf(x[t, j]) - mean[j] for j in range(p)] for t in range(rows)]
    s = matrix(p, p)
    for i in range(p):
        for j in range(i + 1):
            s[i, j] = s[j, i] = sum(share[t] * z[t][i] * z[t][j] for t in range(rows)) * n / (n - used)
    values, vectors = eigsy(s)
    order = sorted(range(p), key=lambda k: values[k])
    zeros = max(0, p - (rows - used))
    return [values[k] for k in order][zeros:], vectors, order, zeros, n - used


def transform(x):
    if abs(x) == sqrt(5):
        return -3 * x / (10 * pi)
    return -3 * x / (10 * pi) + 3 / (4 * sqrt(5) * pi) * (1 - x**2 / 5) * log(abs((sqrt(5) - x) / (sqrt(5) + x)))


def analytical(values, zeros, n):
    r, p, h = len(values), len(values) + zeros, n ** (-mpf(1) / 3)
    moved = []
    if zeros:
        at_zero = sum(transform(-1 / h) / (h * v) for v in values) / r
        moved = [1 / (pi * (p - n) / n * at_zero)] * zeros
    for l in values:
        x = [(l - v) / (h * v) for v in values]
        f = sum(3 / (4 * sqrt(5)) * max(mpf(0), 1 - u**2 / 5) / (h * v) for u, v in zip(x, values)) / r
        hf = sum(transform(u) / (h * v) for u, v in zip(x, values)) / r
        if zeros and r == n:  # the singular case as the paper prints it
            moved.append(1 / (pi**2 * l * (f**2 + hf**2)))
        else:
            moved.append(l / ((pi * r / n * l * f) ** 2 + (1 - r / n - pi * r / n * l * hf) ** 2))
    return moved


def quadratic_inverse(values, zeros, n):
    r, p = len(values), len(values) + zeros
    c = p / n
    h = min(c**2, 1 / c**2) ** mpf("0.35") / mpf(p) ** mpf("0.35")
    inverse = [1 / v for v in values]
    moved = [1 / ((c - 1) * sum(inverse) / r)] * zeros
    for i in inverse:
        theta = sum(j * (j - i) / ((j - i) ** 2 + h**2 * j**2) for j in inverse) / r
        conjugate = sum(j * (h * j) / ((j - i) ** 2 + h**2 * j**2) for j in inverse) / r
        amplitude = theta**2 + conjugate**2
        if zeros and r == n:
            moved.append(1 / (i * amplitude))
        else:
            k = r / n
            moved.append(1 / ((1 - k) ** 2 * i + 2 * k * (1 - k) * i * theta + k**2 * i * amplitude))
    return [m * sum(values) / sum(moved) for m in moved]


def rebuilt(moved, vectors, order):
    p = len(moved)
    return np.array(
        [
            [float(sum(moved[k] * vectors[i, order[k]] * vectors[j, order[k]] for k in range(p))) for j in range(p)]
            for i in range(p)
        ]
    )


if __name__ == "__main__":
    returns = panels.returns()
    asked = {
        "narrow": spectrum(returns, True),
        "narrow_about_zero": spectrum(returns, False),
        "narrow_weighted": spectrum(returns, True, 0.5 ** (np.arange(60)[::-1] / 20)),
        "wide": spectrum(returns.reshape(15, 20), True),
        "wide_about_zero": spectrum(returns.reshape(15, 20), False),
        "wide_weighted": spectrum(returns.reshape(15, 20), True, 1 - np.arange(15) / 40),
    }
    answers = {}
    for name, (values, vectors, order, zeros, n) in asked.items():
        for form in (analytical, quadratic_inverse):
            moved = form(values, zeros, n)
            answers[f"{form.__name__}_{name}_eigenvalues"] = [float(m) for m in moved]
            if name in ("narrow", "wide"):
                answers[f"{form.__name__}_{name}"] = rebuilt(moved, vectors, order)
    panels.write(__file__, "nonlinear_shrinkage_covariance", **answers)
