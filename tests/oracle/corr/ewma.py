#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Exponentially weighted matrices of pandas 1.5.3, for tests/corr/ewma_covariance_matrix_test.cpp: writes ewma.inc.

RiskMetrics' recursion is the recursive mean of products (adjust=False). Of the panel with gaps, pandas is asked for
correlations and for variances, each of which it takes over the rows where its series are observed, weights by age.
"""

import numpy as np
import pandas as pd

import panels

ALPHA = 0.06


def last(frame, columns):
    return frame.to_numpy()[-columns:]


def answers(name, panel):
    rows = pd.DataFrame(panel)
    n = len(rows.columns)
    ewm = rows.ewm(alpha=ALPHA)
    yield f"{name}_ewma_correlation", last(ewm.corr(), n)
    yield f"{name}_ewma_variance", ewm.var().to_numpy()[-1]
    if rows.isna().any(axis=None):
        return
    yield f"{name}_ewma_debiased", last(ewm.cov(bias=False), n)
    yield f"{name}_ewma_biased", last(ewm.cov(bias=True), n)
    recursion = [[(rows[i] * rows[j]).ewm(alpha=ALPHA, adjust=False).mean().iloc[-1] for j in rows] for i in rows]
    yield f"{name}_riskmetrics", np.array(recursion)


panels.write(
    __file__,
    "ewma",
    **{key: value for name, panel in panels.PANELS.items() for key, value in answers(name, panel())},
)
