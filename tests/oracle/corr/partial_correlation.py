#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Partial correlations as correlations of residuals, by numpy's least squares, and from covariances as R's corpcor
gives them, for tests/corr/partial_correlation_matrix_test.cpp: writes partial_correlation.inc."""

import subprocess

import numpy as np

import panels


def residuals(panel):
    rows = panel[~np.isnan(panel).any(axis=1)]
    rows = rows - rows.mean(axis=0)
    n = rows.shape[1]
    answer = np.eye(n)
    for i in range(n):
        for j in range(n):
            if i != j:
                others = np.delete(rows, [i, j], axis=1)
                left = [v - others @ np.linalg.lstsq(others, v, rcond=None)[0] for v in (rows[:, i], rows[:, j])]
                answer[i, j] = np.corrcoef(left)[0, 1]
    return answer


def corpcor(panel):
    numbers = ",".join(repr(float(v)) for v in panel.ravel())
    script = f"m <- matrix(c({numbers}), ncol={panel.shape[1]}, byrow=TRUE); p <- corpcor::cor2pcor(cov(m));"
    script += 'cat(sprintf("%.17g", t(p)))'
    out = subprocess.run(["Rscript", "-e", script], check=True, capture_output=True, text=True).stdout
    return np.array(out.split(), dtype=float)


panels.write(
    __file__,
    "partial_correlation",
    returns_partial=residuals(panels.returns()),
    ill_conditioned_partial=residuals(panels.ill_conditioned()),
    gaps_partial=residuals(panels.gaps()),
    returns_partial_of_covariance=corpcor(panels.returns()),
)
