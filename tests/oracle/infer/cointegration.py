#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What statsmodels 0.13.5 says of coint and coint_johansen, for tests/infer/engle_granger_test.cpp and
tests/infer/johansen_test.cpp: writes engle_granger.inc and johansen.inc."""

import warnings

import numpy as np
from statsmodels.regression.linear_model import OLS
from statsmodels.tsa.stattools import coint
from statsmodels.tsa.tsatools import add_trend
from statsmodels.tsa.vector_ar.vecm import coint_johansen

import time_series

warnings.simplefilter("ignore")
TERMS = ["n", "c", "ct", "ctt"]
CHOICES = [None, "AIC", "BIC", "t-stat"]


def standard(x):
    """Of unit scale, for statsmodels' pseudo-inverse: the factor of each column is taken back by hand."""
    scale = x.std(axis=0)
    return x / scale, scale


def engle_granger():
    for name, panel in time_series.systems().items():
        for terms in range(4):
            for choice, lags in [(0, 2), (1, -1), (2, -1), (3, -1)]:
                z, scale = standard(panel)
                maxlag = None if lags < 0 else lags
                statistic, p, critical = coint(
                    z[:, 0], z[:, 1:], trend=TERMS[terms], maxlag=maxlag, autolag=CHOICES[choice]
                )
                x = z[:, 1:] if terms == 0 else add_trend(z[:, 1:], trend=TERMS[terms], prepend=False)
                b = OLS(z[:, 0], x).fit().params
                k = panel.shape[1] - 1
                coefficients = b[:k] * scale[0] / scale[1:]
                yield [name, terms, choice, lags, statistic, p, list(critical), coefficients, b[k:] * scale[0]]


def johansen():
    for name, panel in time_series.systems().items():
        for terms in range(3):
            for lags in [1, 2, 4]:
                z, scale = standard(panel)
                r = coint_johansen(z, terms - 1, lags)
                vectors = r.evec.T / scale
                vectors *= np.sign(vectors[:, :1])
                yield [name, terms, lags, r.eig, r.lr1, r.lr2, r.cvt.ravel(), r.cvm.ravel(), vectors.ravel()]


time_series.write(
    __file__, "engle_granger", {("known_cointegration_test", "cointegrations"): list(engle_granger())}
)
time_series.write(__file__, "johansen", {("known_johansen_test", "johansens"): list(johansen())})
