#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Ledoit and Wolf's shrinkage: scikit-learn for the identity, the definition for all targets.

    /usr/bin/python3 tests/oracle/corr/ledoit_wolf_covariance.py        writes ledoit_wolf_covariance.inc

The definition works with the whole tensor of fourth moments, K_ijkl = mean(x_i x_j x_k x_l) - S_ij S_kl, and with the
derivative of a target by each entry of S, taken by a step into the complex plane: rho = sum_ijkl dF_ij/dS_kl K_klij.
"""

import numpy as np
from sklearn.covariance import LedoitWolf

import panels


def identity(s):
    return np.trace(s) / len(s) * np.eye(len(s))


def diagonal(s):
    return np.diag(np.diag(s))


def constant_covariance(s):
    p = len(s)
    mean = (s.sum() - np.trace(s)) / (p * (p - 1))
    return np.where(np.eye(p) == 1, np.trace(s) / p, mean)


def constant_correlation(s, mean=None):
    p = len(s)
    deviations = np.sqrt(np.outer(np.diag(s), np.diag(s)))
    if mean is None:
        mean = ((s / deviations).sum() - p) / (p * (p - 1))
    return np.where(np.eye(p) == 1, s, mean * deviations)


def single_factor(s):
    p = len(s)
    c = s.sum(axis=1) / p
    return np.where(np.eye(p) == 1, s, np.outer(c, c) / (s.sum() / p**2))


def covariance_with_target(s, target, moments):
    """rho, entry by entry, from the derivative of the target by S_kl = S_lk (both move, so an entry off the diagonal counts once)."""
    p, step, rho = len(s), 1e-30, np.zeros_like(s)
    for k in range(p):
        for l in range(k, p):
            moved = s.astype(complex)
            moved[k, l] += 1j * step
            if l != k:
                moved[l, k] += 1j * step
            slope = target(moved).imag / step
            rho += slope * moments[k, l]
    return rho


def shrunk(x, target, weights=None, ddof=0, assume_centred=False, counts_rho=True):
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    share = weights / weights.sum()
    n = 1 / (share**2).sum()
    if not assume_centred:
        x = x - x[0]
        x = x - share @ x
    share = share * n / (n - ddof)
    n -= ddof
    s = np.einsum("t,ti,tj->ij", share, x, x)
    moments = np.einsum("t,ti,tj,tk,tl->ijkl", share, x, x, x, x, optimize=True) - np.einsum("ij,kl->ijkl", s, s)
    pi = np.einsum("ijij->ij", moments)
    f = target(s)
    if target is constant_correlation:  # the paper holds the mean correlation
        p = len(s)
        mean = ((s / np.sqrt(np.outer(np.diag(s), np.diag(s)))).sum() - p) / (p * (p - 1))
        rho = covariance_with_target(s, lambda m: constant_correlation(m, mean), moments)
    else:
        rho = covariance_with_target(s, target, moments) if counts_rho else 0.0
    intensity = min(1.0, max(0.0, (pi - rho).sum() / ((s - f) ** 2).sum() / n))
    return (1 - intensity) * s + intensity * f, intensity


def write():
    """Matrices of small panels, of the wide one the intensities. `scaled` is `returns` with columns times 1, 2, 4, 8,
    16: its intensities lie between 0 and 1."""
    answers = {}

    def keep(name, pair):
        answers[name + "_intensity"] = pair[1]
        if len(pair[0]) < 10:
            answers[name] = pair[0]

    scaled, wide, gaps = panels.returns() * 2.0 ** np.arange(5), panels.wide(), panels.gaps() * 2.0 ** np.arange(4)
    asked = {"returns": panels.returns(), "scaled": scaled, "wide": wide, "ill": panels.ill_conditioned()}
    for name, x in {**asked, "gaps": gaps[~np.isnan(gaps).any(axis=1)]}.items():
        for how, centred in (("", False), ("_about_zero", True)):
            fit = LedoitWolf(assume_centered=centred).fit(x)
            keep(f"scikit_learn_{name}{how}", (fit.covariance_, fit.shrinkage_))
    decay = 0.5 ** (np.arange(60)[::-1] / 20)
    for target in (identity, diagonal, constant_covariance, constant_correlation, single_factor):
        counts = target is not identity
        for name in ("scaled", "wide", "ill"):
            keep(f"{target.__name__}_{name}", shrunk(asked[name], target, counts_rho=counts))
            keep(f"{target.__name__}_{name}_ddof", shrunk(asked[name], target, ddof=1, counts_rho=counts))
        keep(f"{target.__name__}_weighted", shrunk(scaled, target, decay, 1, counts_rho=counts))
        keep(f"{target.__name__}_about_zero", shrunk(scaled, target, assume_centred=True, counts_rho=counts))
    for name in ("scaled", "wide", "ill"):
        keep(f"constant_variance_{name}", shrunk(asked[name], identity))
    panels.write(__file__, "ledoit_wolf_covariance", **answers)


if __name__ == "__main__":
    write()
