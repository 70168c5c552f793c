#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""The formulas of random matrices written in numpy and scipy, of the panels:

    python3 tests/oracle/corr/random_matrix.py        writes random_matrix.inc
"""

import numpy as np
from panels import returns, wide, write
from scipy.linalg import eigh
from scipy.stats import entropy


def rescaled(m):
    d = np.sqrt(np.diag(m))
    return m / np.outer(d, d)


def split(c, rows, variance):
    """The part of the eigenvalues above the edge, the part of the others, and the number of the former."""
    values, vectors = eigh(c)
    above = values > variance * (1 + np.sqrt(len(c) / rows)) ** 2
    signal = sum((l * np.outer(v, v) for l, v in zip(values[above], vectors.T[above])), np.zeros_like(c))
    return signal, c - signal, above.sum()


def constant_residual(c, rows, variance):
    signal, noise, factors = split(c, rows, variance)
    values, vectors = eigh(c)
    rest = vectors[:, : len(c) - factors]
    return rescaled(signal + np.trace(noise) / rest.shape[1] * rest @ rest.T)


def targeted(c, rows, variance, alpha):
    signal, noise, _ = split(c, rows, variance)
    return signal + alpha * noise + (1 - alpha) * np.diag(np.diag(noise))


def detoned(c, count):
    values, vectors = eigh(c, subset_by_index=[len(c) - count, len(c) - 1])
    return rescaled(c - vectors * values @ vectors.T)


answers = {}
for name, panel, variance in [("returns", returns(), 0.6), ("wide", wide(), 1)]:
    c, covariance = np.corrcoef(panel, rowvar=False), np.cov(panel, rowvar=False)
    rows, columns = panel.shape
    values = np.abs(eigh(covariance, eigvals_only=True))
    answers |= {
        f"factors_{name}": split(c, rows, variance)[2],
        f"constant_residual_{name}": constant_residual(c, rows, variance),
        f"targeted_{name}": targeted(c, rows, variance, 0.25),
        f"spectral_{name}": rescaled(split(c, rows, variance)[0]),
        f"detoned_{name}": detoned(c, 1),
        f"detoned_twice_{name}": detoned(c, 2),
        f"effective_rank_{name}": np.exp(entropy(values)),
        f"absorption_{name}": np.sort(values)[-round(columns / 5) :].sum() / np.trace(covariance),
        f"average_{name}": c[np.triu_indices(columns, 1)].mean(),
    }
write(__file__, "random_matrix", **answers)
