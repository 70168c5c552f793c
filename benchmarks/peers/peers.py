# SPDX-License-Identifier: BSL-1.0
"""usage: peers.py <folder>

Measures what a Python programmer would use instead, where it is installed: pandas, bottleneck and cumulative sums of
numpy. It prints kernel,window,peer,version,nanoseconds per element.
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
ROWS = 1_000_000
WINDOWS = (20, 250, 5000)


def load(name, count=ROWS):
    return np.fromfile(os.path.join(FOLDER, name + ".f64"), dtype="<f8", count=count)


def measure(kernel, window, peer, version, call, elements=ROWS, seconds=1.5):
    """The median of the processor's time; fewer repetitions of what takes long. The first call is not counted."""
    times, spent = [], 0
    while len(times) <= REPETITIONS and (len(times) < 2 or spent < seconds):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
        spent += times[-1]
    print(f"{kernel},{window},{peer},{version},{statistics.median(times[1:]) / elements * 1e9:.4f}", flush=True)


def installed(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed: left out", file=sys.stderr)
        return None


x, y, prices = load("returns"), load("related"), load("prices")

if pd := installed("pandas"):
    sx, sy, sp = pd.Series(x), pd.Series(y), pd.Series(prices)

    def drawdown(window):
        return (window / np.maximum.accumulate(window) - 1).min()

    for w in WINDOWS:
        rolling, paired = sx.rolling(w), sy.rolling(w)
        loss = (sx.clip(upper=0) ** 2).rolling(w)
        for kernel, call in {
            "mean": rolling.mean,
            "variance": rolling.var,
            "standard_deviation": rolling.std,
            "skewness": rolling.skew,
            "kurtosis": rolling.kurt,
            "minimum": rolling.min,
            "maximum": rolling.max,
            "minimum_of_prices": sp.rolling(w).min,
            "sharpe_ratio": lambda: rolling.mean() / rolling.std() * np.sqrt(252),
            "sortino_ratio": lambda: rolling.mean() / np.sqrt(loss.mean()) * np.sqrt(252),
            "correlation": lambda: rolling.corr(sy),
            "covariance": lambda: rolling.cov(sy),
            "beta": lambda: rolling.cov(sy) / paired.var(),
            "median": rolling.median,
            "lower_quartile": lambda: rolling.quantile(0.25),
            "rank": rolling.rank,
            "ewm_standard_deviation": sx.ewm(span=w).std,
        }.items():
            measure(kernel, w, "pandas", pd.__version__, call)
        few = w + 10_000
        measure("max_drawdown", w, "pandas apply", pd.__version__,
                lambda: sp[:few].rolling(w).apply(drawdown, raw=True), few - w + 1)

if bn := installed("bottleneck"):
    for w in WINDOWS:
        for kernel, call in {
            "mean": lambda: bn.move_mean(x, w),
            "variance": lambda: bn.move_var(x, w, ddof=1),
            "standard_deviation": lambda: bn.move_std(x, w, ddof=1),
            "minimum": lambda: bn.move_min(x, w),
            "maximum": lambda: bn.move_max(x, w),
            "minimum_of_prices": lambda: bn.move_min(prices, w),
            "sharpe_ratio": lambda: bn.move_mean(x, w) / bn.move_std(x, w, ddof=1) * np.sqrt(252),
            "median": lambda: bn.move_median(x, w),
        }.items():
            measure(kernel, w, "bottleneck", bn.__version__, call)
        few = min(ROWS, w + 20_000_000 // w)  # its rank looks at the whole window for each row
        measure("rank", w, "bottleneck", bn.__version__, lambda: bn.move_rank(x[:few], w), few)

PANEL_ROWS, ALL_COLUMNS = 2520, 5000
everything = load("panel", PANEL_ROWS * ALL_COLUMNS).reshape(PANEL_ROWS, ALL_COLUMNS)
for columns in (500, ALL_COLUMNS):
    for storage, lay in ((f" of {columns} columns", np.asfortranarray),
                         (f" of {columns} columns by rows", np.ascontiguousarray)):
        panel = lay(everything[:, :columns])
        for w in (60, 250):
            if pd and columns == 500:
                rolling = pd.DataFrame(panel, copy=False).rolling(w)
                for kernel, call in {"mean": rolling.mean, "standard_deviation": rolling.std, "skewness": rolling.skew,
                                     "kurtosis": rolling.kurt, "minimum": rolling.min}.items():
                    measure(kernel + storage, w, "pandas", pd.__version__, call, panel.size)
            if bn:
                for kernel, call in {"mean": lambda: bn.move_mean(panel, w, axis=0),
                                     "standard_deviation": lambda: bn.move_std(panel, w, axis=0, ddof=1),
                                     "minimum": lambda: bn.move_min(panel, w, axis=0)}.items():
                    measure(kernel + storage, w, "bottleneck", bn.__version__, call, panel.size)


def sums(values, w):
    total = np.cumsum(values)
    out = np.full(values.size, np.nan)
    out[w - 1] = total[w - 1]
    out[w:] = total[w:] - total[:-w]
    return out


def variance(w):
    return (sums(x * x, w) - sums(x, w) ** 2 / w) / (w - 1)


def correlation(w):
    mx, my = sums(x, w) / w, sums(y, w) / w
    spread = np.sqrt((sums(x * x, w) / w - mx * mx) * (sums(y * y, w) / w - my * my))
    return (sums(x * y, w) / w - mx * my) / spread


for w in WINDOWS:
    measure("mean", w, "numpy cumsum", np.__version__, lambda: sums(x, w) / w)
    measure("variance", w, "numpy cumsum", np.__version__, lambda: variance(w))
    measure("standard_deviation", w, "numpy cumsum", np.__version__, lambda: np.sqrt(np.maximum(variance(w), 0)))
    measure("correlation", w, "numpy cumsum", np.__version__, lambda: correlation(w))
