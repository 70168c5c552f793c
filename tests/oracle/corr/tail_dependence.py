#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Tail dependence from the ranks that scipy 1.10.1 gives, for tests/corr/tail_dependence_test.cpp."""

import math

import numpy as np
from scipy.stats import rankdata

import panels


def tail_dependence(panel, q, sign):
    n = panel.shape[1]
    answer = np.full((n, n), math.nan)
    for i in range(n):
        for j in range(n):
            both = panel[:, [i, j]][~np.isnan(panel[:, [i, j]]).any(axis=1)]
            k = math.floor(q * len(both) + 1e-9)
            tails = [rankdata(sign * v, method="max") <= k for v in both.T]
            if k > 0 and tails[0].any() and tails[1].any():
                answer[i, j] = (tails[0] & tails[1]).sum() / k
    return answer


panels.write(
    __file__,
    "tail_dependence",
    **{
        f"{name}_{side}_{round(100 * q)}": tail_dependence(panel(), q, sign)
        for name, panel in panels.PANELS.items()
        for side, sign in (("lower", 1), ("upper", -1))
        for q in (0.05, 0.3)
    },
)
