#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Two markets that are one, on two calendars; Fisher's intervals by scipy; and lines by statsmodels, for tests/infer/{decoupling,correlation_interval}_test.cpp:

    python3 tests/oracle/infer/decoupling.py        writes decoupling.inc
"""

import pathlib

import numpy as np
import scipy.stats
import statsmodels.api as sm


def two_calendars():
    """The logarithm of one price on sixty days, of which five of seven are trading days of the other market."""
    return {"one_market": np.cumsum(np.random.default_rng(7).standard_normal(60) * 0.02)}


def rows():
    """Returns of an asset and its benchmark that depend on the day before, wilder after row 180."""
    rng = np.random.default_rng(20251006)
    n, cut = 240, 180
    noise = rng.standard_t(5, size=(n, 2))
    benchmark = 0.0004 + 0.011 * noise[:, 0]
    residual = 0.018 * noise[:, 1]
    residual[1:] += 0.2 * residual[:-1]
    residual[cut:] *= 1.5
    return 0.0008 + 1.3 * benchmark + residual, benchmark, cut


def fisher(x, y):
    found = scipy.stats.pearsonr(x, y)
    return [found.statistic, *(end for c in (0.9, 0.95, 0.99) for end in found.confidence_interval(c))]


def line(x, y, lags):
    """Coefficients, HC3 errors, R squared and the residuals' deviation by statsmodels; and the covariance by Newey and
    West's weights of what each row adds to the coefficients, its residual by 1 less its leverage."""
    design = sm.add_constant(y)
    fit = sm.OLS(x, design).fit()
    inverse = np.linalg.inv(design.T @ design)
    leverage = np.einsum("ij,jk,ik->i", design, inverse, design)
    pull = (fit.resid / (1 - leverage))[:, None] * design @ inverse
    covariance = np.zeros((2, 2))
    for lag in range(-lags, lags + 1):
        early, late = pull[max(0, -lag) : len(x) - max(0, lag)], pull[max(0, lag) : len(x) + min(0, lag)]
        covariance += (1 - abs(lag) / (lags + 1)) * early.T @ late
    return [*fit.params, *fit.HC3_se, *np.sqrt(np.diag(covariance)), fit.rsquared, np.sqrt(fit.mse_resid)], covariance


if __name__ == "__main__":
    x, y, cut = rows()
    before, covariance = line(x[:cut], y[:cut], 4)
    after, _ = line(x[cut:], y[cut:], 3)
    n, market = len(x) - cut, y[cut:].sum()
    weights = np.array([n, market])
    answers = {
        **two_calendars(),
        "asset_returns": x,
        "benchmark_returns": y,
        "fisher_before": fisher(x[:cut], y[:cut]),
        "fisher_after": fisher(x[cut:], y[cut:]),
        "line_before": before,
        "line_after": after,
        # The sum of residuals after the cut, and the error of what the line makes of that stretch.
        "residual_part": [
            (x[cut:] - before[0] - before[1] * y[cut:]).sum(),
            np.sqrt(weights @ covariance @ weights),
        ],
    }
    out = ["// SPDX-License-Identifier: BSL-1.0", "// Written by decoupling.py: do not edit.", ""]
    for name, values in answers.items():
        numbers = ", ".join(format(float(v), ".17g") for v in np.ravel(values))
        out.append(f"inline const std::vector<double> {name}{{\n    {numbers}}};\n")
    pathlib.Path(__file__).with_suffix(".inc").write_text("\n".join(out))
