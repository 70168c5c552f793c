#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What R's Matrix::nearPD and statsmodels make of matrices that are no correlation matrices:

    python3 tests/oracle/corr/nearest_correlation.py        writes nearest_correlation.inc
"""

import pathlib
import subprocess
import tempfile

import numpy as np
from panels import gaps, wide, write
from statsmodels.stats.correlation_tools import corr_clipped

HERE = pathlib.Path(__file__).parent


def edited():
    """Correlations of 20 series of 12 rows, to one decimal: 7 of the eigenvalues are negative."""
    return np.round(np.corrcoef(wide(), rowvar=False), 1)


def contradictory():
    """Correlations of 4 series, of which somebody thinks that he knows three better."""
    m = np.ma.corrcoef(np.ma.masked_invalid(gaps()), rowvar=False).data.round(6)
    for i, j, r in [(0, 1, 0.9), (0, 3, -0.7), (1, 3, 0.8)]:
        m[i, j] = m[j, i] = r
    np.fill_diagonal(m, 1)
    return m


def near_pd(m):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        np.savetxt(file, m, fmt="%.17g")
        file.flush()
        answer = subprocess.run(["Rscript", HERE / "nearest_correlation.R", file.name], check=True, capture_output=True)
    return [np.array(line.split(), dtype=float).reshape(m.shape) for line in answer.stdout.decode().splitlines()]


answers = {}
for name, m in {"edited": edited(), "contradictory": contradictory()}.items():
    assert np.linalg.eigvalsh(m)[0] < -0.01, name
    with_dykstra, without = near_pd(m)
    answers |= {
        f"{name}_correlation": m,
        f"near_pd_{name}": with_dykstra,
        f"near_pd_no_dykstra_{name}": without,
        f"corr_clipped_{name}": corr_clipped(m, threshold=0.01),
    }
write(__file__, "nearest_correlation", **answers)
