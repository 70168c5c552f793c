#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What statsmodels 0.13.5 says of adfuller and kpss, for tests/infer/augmented_dickey_fuller_test.cpp and
tests/infer/kpss_test.cpp: writes augmented_dickey_fuller.inc and kpss.inc."""

import warnings

import numpy as np
from statsmodels.tsa.adfvalues import mackinnoncrit, mackinnonp
from statsmodels.tsa.stattools import adfuller, kpss

import time_series

warnings.simplefilter("ignore")
TERMS = ["n", "c", "ct", "ctt"]
CHOICES = [None, "AIC", "BIC", "t-stat"]


def dickey_fuller(x, terms, choice, lags):
    out = adfuller(x, maxlag=None if lags < 0 else lags, regression=TERMS[terms], autolag=CHOICES[choice])
    return [*out[:4], list(out[4].values()), out[5] if choice else np.nan]


def unit_roots():
    for name, x in time_series.series().items():
        for terms in range(4):
            for choice, lags in [(0, -1), (0, 0), (0, 3), (1, -1), (2, -1), (3, -1), (1, 5)]:
                # statsmodels' pseudo-inverse takes numbers of 1e-8 beside squares of rows for none: it is asked of the
                # same numbers in another unit, of which no t statistic knows.
                unit = 1e8 if name == "tiny" else 1
                row = dickey_fuller(x * unit, terms, choice, lags)
                if choice in (1, 2):
                    row[5] -= 2 * np.log(unit) * (len(x) - 1 - tried(len(x), terms, lags))
                yield [name, terms, choice, lags, *row]


def tried(n, terms, lags):
    return lags if lags >= 0 else min(n // 2 - terms - 1, int(np.ceil(12 * (n / 100) ** 0.25)))


def stationarity():
    for name, x in time_series.series().items():
        for about, regression in enumerate(["c", "ct"]):
            for rule, lags in [(0, 0), (1, 0), (2, 0), (2, 4), (2, len(x) - 1)]:
                nlags = ["auto", "legacy", lags][rule]
                statistic, p, used, critical = kpss(x, regression=regression, nlags=nlags)
                yield [name, about, rule, lags, statistic, p, used, list(critical.values())]


def probabilities():
    for terms in range(4):
        for series in range(1, 7):
            for statistic in [-30, -12, -6, -4.5, -3.9, -3.5, -3.1, -2.7, -2, -1.5, -1, -0.3, 0.4, 0.9, 1.3, 2.9]:
                yield [terms, series, statistic, mackinnonp(statistic, TERMS[terms], series)]


def criticals():
    for terms in range(4):
        for series in range(1, 7 if terms else 2):
            for n in [20, 100, 2000]:
                yield [terms, series, n, list(mackinnoncrit(series, TERMS[terms], n))]


time_series.write(
    __file__,
    "augmented_dickey_fuller",
    {
        ("known_unit_root_test", "unit_roots"): list(unit_roots()),
        ("known_probability", "probabilities"): list(probabilities()),
        ("known_critical_values", "criticals"): list(criticals()),
    },
)
time_series.write(__file__, "kpss", {("known_stationarity_test", "stationarity"): list(stationarity())})
