#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What pandas (1.5.3) and numpy answer for correlations and covariances, and R (cov.wt) for weighted ones.

    python3 tests/oracle/corr/sample.py        writes sample.inc
"""

import math
import subprocess

import numpy as np
import pandas as pd

import panels


def weighted(panel, weights, method):
    """R stats::cov.wt, through its command line."""
    def text(v):
        return ",".join(repr(float(x)) for x in np.asarray(v).ravel())
    script = f"""x <- matrix(c({text(panel)}), ncol={panel.shape[1]}, byrow=TRUE); w <- c({text(weights)})
        a <- cov.wt(x, w / sum(w), cor=TRUE, method="{method}"); cat(sprintf("%.17g", t(rbind(a$cov, a$cor))))"""
    numbers = subprocess.run(["Rscript", "-e", script], capture_output=True, check=True, text=True).stdout.split()
    both = np.array([float(n) for n in numbers]).reshape(2, panel.shape[1], panel.shape[1])
    return both[0], both[1]


returns, gaps, ill = panels.returns(), panels.gaps(), panels.ill_conditioned()
complete = gaps[~np.isnan(gaps).any(axis=1)]
decayed = 2 ** (-np.arange(59, -1, -1) / 20)
unbiased, correlation = weighted(returns, decayed, "unbiased")
panels.write(
    __file__, "sample",
    pearson_of_returns=np.corrcoef(returns, rowvar=False),
    pearson_of_gaps=pd.DataFrame(gaps).corr(),
    pearson_of_complete_rows=np.corrcoef(complete, rowvar=False),
    pearson_of_ill_conditioned=np.corrcoef(ill, rowvar=False),
    weighted_pearson_of_returns=correlation,
    covariance_of_returns=np.cov(returns, rowvar=False),
    covariance_of_gaps=pd.DataFrame(gaps).cov(),
    covariance_of_complete_rows=np.cov(complete, rowvar=False),
    covariance_of_ill_conditioned=np.cov(ill, rowvar=False),
    weighted_covariance_of_returns=unbiased,
    biased_weighted_covariance_of_returns=weighted(returns, decayed, "ML")[0],
)
