#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""The series of which statsmodels is asked, for the tests of unit roots and cointegration, and how its answers are
written:

    python3 tests/oracle/infer/time_series.py        writes time_series.inc

unit_root.py and cointegration.py import it. Systems are panels: rows are times, columns are series.
"""

import math
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent


def noise(rows, columns, seed):
    """Sums of six uniform numbers, the same on every machine and in every version of numpy; variance 1/2."""
    uniform = []
    for _ in range(rows * columns * 6):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        uniform.append((seed >> 11) / 2**53)
    return np.array(uniform).reshape(rows, columns, 6).sum(axis=2) - 3


def autoregression(shocks, *weights):
    x = []
    for shock in shocks:
        x.append(shock + sum(w * x[-i - 1] for i, w in enumerate(weights) if i < len(x)))
    return np.array(x)


def one(rows, seed):
    return noise(rows, 1, seed)[:, 0]


def prices(rows, seed, level):
    """Days of a price with calm and stormy spells, to the cent."""
    z = one(rows, seed)
    spread, log_price = 0.02, [math.log(level)]
    for shock in z:
        move = spread * shock
        spread = math.sqrt(0.00002 + 0.9 * spread**2 + 0.12 * move**2)
        log_price.append(log_price[-1] + 0.0005 + move)
    return np.round(np.exp(log_price[1:]), 2)


def series():
    walk = np.cumsum(one(200, 1))
    return {
        "walk": np.round(walk, 6),
        "stationary": np.round(3 + autoregression(one(180, 2), 0.6), 6),
        "trending": np.round(0.05 * np.arange(200) + autoregression(one(200, 3), 0.5), 6),
        "autocorrelated_changes": np.round(np.cumsum(autoregression(one(240, 4), 0.5, -0.3, 0, 0.25)), 6),
        "weekly": np.round(np.cumsum(one(210, 5) + 0.8 * np.sin(np.arange(210) * 2 * np.pi / 5)), 6),
        "high": np.round(1e5 + walk, 6),
        "tiny": np.round(1e-8 * (2 + autoregression(one(150, 6), 0.8)), 16),
        "log_prices": np.log(prices(300, 7, 20000)),
        "brief": np.round(np.cumsum(one(26, 8)), 6),
    }


def six():
    """Two wandering factors and six series that hold them, four with a memory of their own."""
    factors = np.cumsum(noise(220, 2, 21), axis=0)
    own = noise(220, 6, 22)
    loadings = np.array([[1, 0.5, -0.3, 0.8, 0.1, 1.2], [0.2, 1, 0.7, -0.4, 1.1, 0.3]])
    rest = np.column_stack([autoregression(own[:, j], 0.15 * j) for j in range(6)])
    return np.round(factors @ loadings + rest + np.arange(6), 6)


def systems():
    w = np.cumsum(one(200, 31))
    together = np.column_stack([1.5 + 0.8 * w + autoregression(one(200, 32), 0.7), w])
    apart = np.cumsum(noise(160, 2, 33), axis=0)
    three = np.cumsum(noise(180, 3, 34), axis=0)
    three[:, 0] = 0.5 * three[:, 1] - three[:, 2] + 0.02 * np.arange(180) + one(180, 35)
    scales = np.column_stack([1e5 + 300 * together[:, 0], 1e-8 * (5 + together[:, 1])])
    market = prices(260, 37, 20000)
    coin = np.round(market**0.9 * np.exp(0.02 * autoregression(one(260, 38), 0.8)), 2)
    return {
        "together": np.round(together, 6),
        "apart": np.round(apart, 6),
        "three": np.round(three, 6),
        "six": six(),
        "scales": scales,
        "log_pair": np.log(np.column_stack([coin, market])),
    }


def number(v):
    if isinstance(v, str):
        return '"' + v + '"'
    if isinstance(v, (list, tuple, np.ndarray)):
        return "{" + ", ".join(number(x) for x in v) + "}"
    if isinstance(v, (int, np.integer)):
        return str(int(v))
    return "nan" if math.isnan(v) else "-infinity" if v == -math.inf else repr(float(v))


def write(script, name, tables):
    """Tables are lists of rows, which initialise an aggregate of the type that is named."""
    lines = ["// SPDX-License-Identifier: BSL-1.0", f"// Written by {pathlib.Path(script).name}: do not edit."]
    for (kind, key), rows in tables.items():
        lines += ["", f"inline const std::vector<{kind}> {key}{{"]
        lines += ["    " + number(row) + "," for row in rows]
        lines += ["};"]
    (HERE / f"{name}.inc").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    write(
        __file__,
        "time_series",
        {
            ("known_series", "all_series"): list(series().items()),
            ("known_system", "all_systems"): [(k, v.shape[1], v.ravel()) for k, v in systems().items()],
        },
    )
