#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""The Gerber statistic counted row by row as its paper defines it, for tests/corr/gerber_statistic_test.cpp."""

import numpy as np

import panels


def statistic(panel, variant, c=0.5):
    rows = panel[~np.isnan(panel).any(axis=1)]
    least = c * rows.std(axis=0)
    n = rows.shape[1]
    up, down = rows >= least, rows <= -least
    answer = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            same = sum((up[:, i] & up[:, j]) | (down[:, i] & down[:, j]))
            opposite = sum((up[:, i] & down[:, j]) | (down[:, i] & up[:, j]))
            quiet = sum(~(up[:, i] | down[:, i]) & ~(up[:, j] | down[:, j]))
            of_i, of_j = sum(up[:, i] | down[:, i]), sum(up[:, j] | down[:, j])
            divisor = [same + opposite, len(rows) - quiet, np.sqrt(of_i * of_j)][variant]
            answer[i, j] = (same - opposite) / divisor
    return answer


panels.write(
    __file__,
    "gerber",
    **{f"{name}_gerber_{v}": statistic(panel(), v) for name, panel in panels.PANELS.items() for v in (0, 1, 2)},
)
