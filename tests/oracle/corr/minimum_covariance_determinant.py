#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Minimum covariance determinants by R's robustbase, which searches from thousands of random starts, and scikit-learn:

    python3 tests/oracle/corr/minimum_covariance_determinant.py        writes minimum_covariance_determinant.inc
"""

import pathlib
import subprocess
import tempfile

import numpy as np
from panels import _noise, gaps, ill_conditioned, returns, write
from sklearn.covariance import MinCovDet

HERE = pathlib.Path(__file__).parent


def spoilt():
    """40 rows of 3 series, of which 12 lie elsewhere, close to each other."""
    panel = _noise(40, 3, 15) @ np.array([[1, 0.8, 0], [0, 0.6, 0.3], [0, 0, 2]])
    panel[::4] = 6 + panel[::4] / 10
    panel[[1, 21], 2] = [400, -90]
    return panel.round(4)


def cov_mcd(panel, alpha):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        np.savetxt(file, panel, fmt="%.17g")
        file.flush()
        script = HERE / "minimum_covariance_determinant.R"
        answer = subprocess.run(
            ["Rscript", script, file.name, str(alpha), "5000"], check=True, capture_output=True
        )
    parts = [np.array(line.split(), dtype=float) for line in answer.stdout.decode().splitlines()]
    complete = np.flatnonzero(~np.isnan(panel).any(axis=1))
    return [*parts[:4], complete[parts[4].astype(int)]]


answers = {"spoilt": spoilt()}
for name, panel in {"returns": returns(), "ill_conditioned": ill_conditioned(), "gaps": gaps(), "spoilt": spoilt()}.items():
    for alpha, by in [(0.5, ""), (0.75, "_more")]:
        if by and name != "returns":
            continue
        parts = zip(["raw_location", "raw_matrix", "location", "matrix", "support"], cov_mcd(panel, alpha))
        answers |= {f"mcd_{part}_{name}{by}": value for part, value in parts}


# scikit-learn's raw covariance has the divisor h and no factor.
peer = MinCovDet(support_fraction=22 / 40, random_state=1).fit(spoilt())
answers |= {"sklearn_location_spoilt": peer.raw_location_, "sklearn_matrix_spoilt": peer.raw_covariance_}
write(__file__, "minimum_covariance_determinant", **answers)
