#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""The panels of which other libraries are asked, for tests/corr, and how their answers are written:

    python3 tests/oracle/corr/panels.py        writes panels.inc

The scripts beside this import it and write a .inc file each. Rows are times, columns are series.
"""

import math
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent


def _noise(rows, columns, seed):
    """Sums of six uniform numbers, the same on every machine and in every version of numpy."""
    uniform = []
    for _ in range(rows * columns * 6):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        uniform.append((seed >> 11) / 2**53)
    return np.array(uniform).reshape(rows, columns, 6).sum(axis=2) - 3


def returns():
    """60 rows, 5 series with a weak common factor, to four decimals; a few equal values."""
    noise = _noise(60, 6, 11)
    loadings = np.array([1.0, 0.8, 0.5, 0.1, -0.6])
    return np.round(0.001 + 0.02 * (noise[:, :1] * loadings + noise[:, 1:] * (1 + (np.abs(noise[:, 1:]) > 1))), 4)


def wide():
    """12 rows, 20 series: more series than rows."""
    noise = _noise(12, 21, 12)
    return np.round(0.03 * (noise[:, :1] + noise[:, 1:]), 4)


def ill_conditioned():
    """40 rows, 6 series of scales from 1e-6 to 1e4, of which two differ by a thousandth of themselves."""
    noise = _noise(40, 6, 13)
    noise[:, 1] = noise[:, 0] + 1e-3 * noise[:, 1]
    return np.round(noise * 10.0 ** np.array([0, 0, -6, 4, 2, -2]) + np.array([100, 1, 0, 1e4, 0, -5]), 9)


def gaps():
    """50 rows, 4 series of `returns` without some values: 4 rows of the last series, and about one in ten of all."""
    panel = returns()[:50, :4].copy()
    panel[_noise(50, 4, 14) > 0.9] = math.nan
    panel[:4, 3] = math.nan
    return panel


PANELS = {"returns": returns, "wide": wide, "ill_conditioned": ill_conditioned, "gaps": gaps}


def as_text(values):
    text = ["nan" if math.isnan(v) else repr(float(v)) for v in np.asarray(values, dtype=float).ravel()]
    lines = ["    " + ", ".join(text[i : i + 10]) + "," for i in range(0, len(text), 10)]
    lines[-1] = lines[-1].rstrip(",") + "};"
    return lines


def write(script, name, **answers):
    """Numbers become constants; vectors and matrices (row by row) become vectors of numbers."""
    lines = ["// SPDX-License-Identifier: BSL-1.0", f"// Written by {pathlib.Path(script).name}: do not edit."]
    for key, value in answers.items():
        if np.ndim(value) == 0:
            lines += ["", f"inline constexpr double {key} = {float(value)!r};"]
        else:
            lines += ["", f"inline const std::vector<double> {key}{{", *as_text(value)]
    (HERE / f"{name}.inc").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    write(__file__, "panels", **{name: panel() for name, panel in PANELS.items()})
