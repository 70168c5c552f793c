#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Oracle approximating shrinkage: scikit-learn's, and equation 23 of the paper written out.

    /usr/bin/python3 tests/oracle/corr/oracle_approximating_shrinkage_covariance.py
"""

import numpy as np
from sklearn.covariance import OAS

import panels


def paper(x, weights=None, assume_centred=False):
    weights = np.ones(len(x)) if weights is None else weights
    share = weights / weights.sum()
    n, p = 1 / (share**2).sum(), x.shape[1]
    if not assume_centred:
        x = x - x[0]
        x = x - share @ x
    s = np.einsum("t,ti,tj->ij", share, x, x)
    square, trace = np.trace(s @ s), np.trace(s)
    intensity = min(1, ((1 - 2 / p) * square + trace**2) / ((n + 1 - 2 / p) * (square - trace**2 / p)))
    return (1 - intensity) * s + intensity * trace / p * np.eye(p), intensity


if __name__ == "__main__":
    gaps = panels.gaps()
    asked = {
        "returns": panels.returns(),
        "ill": panels.ill_conditioned(),
        "gaps": gaps[~np.isnan(gaps).any(axis=1)],
        "wide": panels.wide(),
    }
    answers = {}
    for name, x in asked.items():
        for how, centred in (("", False), ("_about_zero", True)):
            fit = OAS(assume_centered=centred).fit(x)
            matrix, intensity = paper(x, assume_centred=centred)
            answers[f"oas_scikit_learn_{name}{how}_intensity"] = fit.shrinkage_
            answers[f"paper_{name}{how}_intensity"] = intensity
            if name != "wide":
                answers[f"oas_scikit_learn_{name}{how}"] = fit.covariance_
                answers[f"paper_{name}{how}"] = matrix
    decay = 0.5 ** (np.arange(60)[::-1] / 20)
    answers["paper_weighted"], answers["paper_weighted_intensity"] = paper(asked["returns"], decay)
    panels.write(__file__, "oracle_approximating_shrinkage_covariance", **answers)
