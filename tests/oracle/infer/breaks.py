#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Break tests apart from the library, for tests/infer: as the papers write them, with numpy; by R's strucchange; and
the supremum of a tied-down Bessel process by the eigenvalues of its generator, with mpmath. Writes breaks.inc."""

import pathlib
import subprocess

import mpmath as mp
import numpy as np

HERE = pathlib.Path(__file__).parent


def noise(rows, columns, seed):
    """Sums of six uniform numbers, the same on every machine and in every version of numpy."""
    uniform = []
    for _ in range(rows * columns * 6):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        uniform.append((seed >> 11) / 2**53)
    return np.array(uniform).reshape(rows, columns, 6).sum(axis=2) - 3


def correlation_break(x, y, bandwidth):
    """Wied, Kraemer and Dehling (2012), matrix by matrix: the long-run variance D1 of the five moments, D2 from these
    to variances and covariance, D3 to the correlation."""
    n = len(x)
    u = np.column_stack([x**2, y**2, x, y, x * y])
    u = u - u.mean(axis=0)
    d1 = np.zeros((5, 5))
    for t in range(n):
        for s in range(n):
            weight = 1 - abs(t - s) / bandwidth
            if weight > 0:
                d1 += weight * np.outer(u[t], u[s]) / n
    d2 = np.array([[1, 0, -2 * x.mean(), 0, 0], [0, 1, 0, -2 * y.mean(), 0], [0, 0, -y.mean(), -x.mean(), 1]])
    vx, vy, c = x.var(), y.var(), np.mean(x * y) - x.mean() * y.mean()
    d3 = np.array([-c / 2 * vx**-1.5 * vy**-0.5, -c / 2 * vx**-0.5 * vy**-1.5, (vx * vy) ** -0.5])
    scale = (d3 @ d2 @ d1 @ d2.T @ d3) ** -0.5
    whole = np.corrcoef(x, y)[0, 1]
    path = [scale * j / np.sqrt(n) * abs(np.corrcoef(x[:j], y[:j])[0, 1] - whole) for j in range(2, n + 1)]
    return max(path), 2 + int(np.argmax(path)), whole


def autocovariance(z, h):
    return np.sum(z[h:] * z[: len(z) - h]) / len(z)


def newey_west(z):
    n = len(z)
    c = [autocovariance(z, h) for h in range(int(4 * (n / 100) ** (2 / 9)) + 1)]
    s0 = c[0] + 2 * sum(c[1:])
    s1 = 2 * sum(h * c[h] for h in range(1, len(c)))
    return int(1.1447 * ((s1 / s0) ** 2) ** (1 / 3) * n ** (1 / 3))


def long_run(z, lags):
    return autocovariance(z, 0) + 2 * sum((1 - h / (lags + 1)) * autocovariance(z, h) for h in range(1, lags + 1))


def squares(e):
    """Inclan and Tiao; kappa-1; kappa-2."""
    n = len(e)
    c = np.cumsum(e**2)
    k = np.arange(1, n + 1)
    it = np.sqrt(n / 2) * np.abs(c / c[-1] - k / n)
    s2 = c[-1] / n
    b = np.abs(c - k / n * c[-1]) / np.sqrt(n)
    lags = newey_west(e**2 - s2)
    one = b / np.sqrt(np.mean(e**4) - s2**2)
    two = b / np.sqrt(long_run(e**2 - s2, lags))
    return [it.max(), one.max(), two.max(), lags + 1, int(np.argmax(it)) + 1]


def cusum(y):
    e = y - y.mean()
    path = np.abs(np.cumsum(e))
    lags = newey_west(e)
    return [path.max() / np.sqrt(len(y) * long_run(e, lags)), lags + 1, int(np.argmax(path[:-1])) + 1]


def bessel(dimensions, level, share):
    """1 - sum over k of <1, f_k>^2 / <f_k, f_k> exp(-rate_k time), f_k = M(-rate_k, p/2, z) with f_k(level / 2) = 0."""
    mp.mp.dps = 30
    c, z, time = mp.mpf(dimensions) / 2, mp.mpf(level) / 2, 2 * mp.log(1 / mp.mpf(share) - 1)
    f = lambda rate, at: mp.hyp1f1(-rate, c, at, zeroprec=200)
    weight = lambda at: at ** (c - 1) * mp.exp(-at) / mp.gamma(c)
    stays, rate = mp.mpf(0), mp.mpf("1e-9")
    step = min(mp.mpf("0.1"), 1 / level)
    while rate * time < 50:
        if mp.sign(f(rate, z)) != mp.sign(f(rate + step, z)):
            root = mp.findroot(lambda r: f(r, z), (rate, rate + step), solver="anderson")
            one = mp.quad(lambda at: weight(at) * f(root, at), [0, z / 100, z / 2, z])
            own = mp.quad(lambda at: weight(at) * f(root, at) ** 2, [0, z / 100, z / 2, z])
            stays += one**2 / own * mp.exp(-root * time)
        rate += step
    return float(1 - stays)


def nile():
    out = subprocess.run(["Rscript", "-e", "cat(as.numeric(Nile))"], capture_output=True, text=True, check=True)
    return np.array([float(v) for v in out.stdout.split()])


def strucchange(x, y):
    rows = "\n".join(f"{a!r},{b!r}" for a, b in zip(x.tolist(), y.tolist()))
    out = subprocess.run(["Rscript", HERE / "breaks.R"], input=rows, capture_output=True, text=True, check=True)
    return [float(v) for v in out.stdout.split()]


e = noise(120, 4, 31)
together = np.round(e[:, 0], 4) + 1
apart = np.round(np.where(np.arange(120) < 75, 0.8, -0.2) * e[:, 0] + 0.6 * e[:, 1], 4) - 3
spread = np.round(e[:, 2] * np.where(np.arange(120) < 50, 1.0, 1.9), 4)
regressor = np.round(e[:, 3], 4) + 2
line = np.round(np.where(np.arange(120) < 64, 1 + 0.5 * regressor, 1.3 + 0.9 * regressor) + 0.7 * e[:, 1], 4)

levels = [(p, level, share) for p in (1, 2) for level in (2, 4, 7.12, 8.68, 12.16, 20) for share in (0.15, 0.3)]
tables = {
    "together": together,
    "apart": apart,
    "spread": spread,
    "regressor": regressor,
    "line": line,
    "nile": nile(),
    "correlation_break": [v for b in (1, 4, 9) for v in correlation_break(together, apart, b)],
    "squares": squares(spread - spread.mean()),
    "squares_about_zero": squares(spread),
    "cusum": cusum(line) + cusum(nile()),
    "strucchange": strucchange(regressor, line),
    "bessel": [v for l in levels for v in (*l, bessel(*l))],
}
with open(HERE / "breaks.inc", "w", encoding="ascii") as out:
    out.write("// SPDX-License-Identifier: BSL-1.0\n// Written by breaks.py: do not edit.\n")
    for name, values in tables.items():
        numbers = [repr(float(v)) for v in values]
        rows = [", ".join(numbers[i : i + 8]) for i in range(0, len(numbers), 8)]
        out.write(f"\ninline const std::vector<double> {name}{{\n    " + ",\n    ".join(rows) + "};\n")
