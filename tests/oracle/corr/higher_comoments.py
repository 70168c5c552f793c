#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Third and fourth co-moments by numpy's sums over indices, laid out as PerformanceAnalytics' M3.MM and M4.MM, for
tests/corr/higher_comoments_test.cpp: writes higher_comoments.inc."""

import numpy as np

import panels


def centred(panel):
    rows = panel[~np.isnan(panel).any(axis=1)]
    return rows - rows.mean(axis=0)


def third(panel):
    d = centred(panel)
    return np.einsum("ti,tj,tk->ijk", d, d, d).reshape(d.shape[1], -1) / len(d)


def fourth(panel):
    d = centred(panel)
    return np.einsum("ti,tj,tk,tl->ijkl", d, d, d, d).reshape(d.shape[1], -1) / len(d)


def scaled(panel):
    return centred(panel) / centred(panel).std(axis=0)


three = panels.returns()[:, :3]

panels.write(
    __file__,
    "higher_comoments",
    returns_third=third(scaled(panels.returns())),
    ill_conditioned_third=third(scaled(panels.ill_conditioned())),
    gaps_third=third(scaled(panels.gaps())),
    wide_third=third(scaled(panels.wide()[:, :6])),
    three_third=third(three),
    returns_fourth=fourth(scaled(panels.returns()[:, :4])),
    gaps_fourth=fourth(scaled(panels.gaps()[:, :3])),
    three_fourth=fourth(three),
)
