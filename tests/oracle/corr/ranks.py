#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Correlations of ranks of the panels by pandas (pair by pair where values are missing) and scipy:

    python3 tests/oracle/corr/ranks.py        writes ranks.inc
"""

import numpy as np
import pandas as pd
import scipy.stats

import panels


def stuart(panel):
    """scipy's variant c, which pandas does not offer; 1 on the diagonal."""
    c = np.eye(panel.shape[1])
    for i in range(panel.shape[1]):
        for j in range(i):
            both = ~np.isnan(panel[:, i] + panel[:, j])
            c[i, j] = c[j, i] = scipy.stats.kendalltau(panel[both, i], panel[both, j], variant="c").correlation
    return c


answers = {}
for name, panel in panels.PANELS.items():
    frame = pd.DataFrame(panel())
    answers[f"spearman_of_{name}"] = frame.corr("spearman")
    answers[f"kendall_of_{name}"] = frame.corr("kendall")
for name in ("returns", "gaps"):
    answers[f"kendall_c_of_{name}"] = stuart(panels.PANELS[name]())
panels.write(__file__, "ranks", **answers)
