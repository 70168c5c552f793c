#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Two-state Markov switching by statsmodels 0.13.5: writes markov_switching.inc for
tests/infer/{markov_switching,smoothed_regimes,markov_switching_fit}_test.cpp.

The series are those of statsmodels' own tests, which are those of Stata's manual of mswitch: the federal funds rate,
quarterly from 1954 on, and absolute returns of the S&P 500, weekly. Best parameters are those to which statsmodels'
searches come from the parameters stated.
"""

import pathlib
import warnings

import numpy as np
import statsmodels.api as sm
from statsmodels.tsa.regime_switching.tests.test_markov_regression import areturns, fedfunds

warnings.simplefilter("ignore")  # a search that starts at the optimum cannot improve it, and says so
HERE = pathlib.Path(__file__).parent


def as_text(values):
    text = [repr(float(v)) for v in np.asarray(values, dtype=float).ravel()]
    lines = ["    " + ", ".join(text[i : i + 8]) + "," for i in range(0, len(text), 8)]
    lines[-1] = lines[-1].rstrip(",") + "};"
    return lines


def polished(model, start):
    """The optimum as far as doubles can tell it: searches that follow each other."""
    result = model.fit(start_params=start, search_reps=0, em_iter=50, maxiter=500, disp=False)
    for _ in range(3):
        result = model.fit(result.params, em_iter=0, maxiter=500, disp=False, method="nm", xtol=1e-12, ftol=1e-14)
        result = model.fit(result.params, em_iter=0, maxiter=500, disp=False, gtol=1e-9)
    return result


def answers():
    yield "fedfunds", fedfunds
    yield "areturns", areturns
    # Parameters: p00, p10, then means and variances.
    cases = {
        "means": (fedfunds, False, "c", [0.98, 0.05, 3.7, 9.6, 4.4]),
        "rates": (fedfunds, True, "c", [0.95, 0.08, 3.5, 9.0, 2.0, 9.0]),
        "weekly": (areturns, True, "c", [0.9, 0.2, 0.8, -0.2, 0.4, 3.0]),
    }
    for name, (series, variance, trend, params) in cases.items():
        model = sm.tsa.MarkovRegression(np.array(series), k_regimes=2, trend=trend, switching_variance=variance)
        at = model.smooth(np.array(params))
        yield f"{name}_parameters", params
        yield f"{name}_log_likelihood", at.llf
        yield f"{name}_filtered", at.filtered_marginal_probabilities[:, 1]
        yield f"{name}_smoothed", at.smoothed_marginal_probabilities[:, 1]
        best = polished(model, np.array(params))
        yield f"{name}_best_parameters", best.params
        yield f"{name}_best_log_likelihood", best.llf
        yield f"{name}_best_errors", np.sqrt(np.diag(np.linalg.inv(-model.hessian(best.params))))
        yield f"{name}_best_smoothed", best.smoothed_marginal_probabilities[:, 1]
    # One mean and two variances: the constant does not switch.
    model = sm.tsa.MarkovRegression(
        np.array(areturns), k_regimes=2, trend="c", switching_trend=False, switching_variance=True
    )
    best = polished(model, np.array([0.9, 0.2, 0.5, 0.4, 3.0]))
    yield "variance_best_parameters", best.params
    yield "variance_best_log_likelihood", best.llf
    yield "variance_best_smoothed", best.smoothed_marginal_probabilities[:, 1]


lines = ["// SPDX-License-Identifier: BSL-1.0", "// Written by markov_switching.py: do not edit."]
for key, value in answers():
    if np.ndim(value) == 0:
        lines += ["", f"inline constexpr double {key} = {float(value)!r};"]
    else:
        lines += ["", f"inline const std::vector<double> {key}{{", *as_text(value)]
(HERE / "markov_switching.inc").write_text("\n".join(lines) + "\n")
