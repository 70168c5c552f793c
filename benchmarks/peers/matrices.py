# SPDX-License-Identifier: BSL-1.0
"""usage: matrices.py <folder>

Measures what a Python programmer would use for matrices, where it is installed: numpy, pandas, scipy and scikit-learn. It
prints kernel,columns,peer,version,nanoseconds per element of the panel.
"""
import importlib
import os
import statistics
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
FOLDER = sys.argv[1]
REPETITIONS = int(os.environ.get("REPETITIONS", "5"))
ROWS, ALL_COLUMNS = 2520, 5000


def measure(kernels, columns, peer, version, call, elements, seconds=2.0):
    """The median of the processor's time; fewer repetitions of what takes long. The first call is not counted, unless
    it takes very long."""
    times, spent = [], 0
    while len(times) <= REPETITIONS and (len(times) < 2 or spent < seconds):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
        spent += times[-1]
        if spent > 20:
            break
    took = statistics.median(times[1:] or times) / elements * 1e9
    for kernel in kernels:
        print(f"{kernel},{columns},{peer},{version},{took:.4f}", flush=True)


def installed(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed: left out", file=sys.stderr)
        return None


def panel(columns):
    everything = np.fromfile(os.path.join(FOLDER, "panel.f64"), dtype="<f8", count=ROWS * ALL_COLUMNS)
    return np.asfortranarray(everything.reshape(ROWS, ALL_COLUMNS)[:, :columns])


def both_ways(kernel):
    return [kernel, kernel + " with a BLAS"]


for n in (100, 500, 2000):
    x = panel(n)
    measure(both_ways("correlation_matrix"), n, "numpy", np.__version__,
            lambda: np.corrcoef(x, rowvar=False), x.size)

pandas, scipy, sklearn = installed("pandas"), installed("scipy.stats"), installed("sklearn.covariance")
x = panel(500)
if pandas:
    frame = pandas.DataFrame(x)
    measure(["correlation_matrix"], 500, "pandas", pandas.__version__, frame.corr, x.size)
if sklearn:
    version = importlib.import_module("sklearn").__version__
    measure(both_ways("ledoit_wolf_covariance"), 500, "scikit-learn", version,
            lambda: sklearn.LedoitWolf(store_precision=False).fit(x), x.size)
x = panel(100)
if pandas:
    frame = pandas.DataFrame(x)
    measure(["kendall_tau_matrix"], 100, "pandas", pandas.__version__, lambda: frame.corr("kendall"), x.size)
    measure(["spearman_correlation_matrix"], 100, "pandas", pandas.__version__, lambda: frame.corr("spearman"), x.size)
    measure(["rolling_correlation_matrices of 250 rows"], 100, "pandas", pandas.__version__,
            lambda: frame.rolling(250).corr(), x.size)
if scipy:
    measure(["spearman_correlation_matrix"], 100, "scipy", importlib.import_module("scipy").__version__,
            lambda: scipy.spearmanr(x), x.size)
