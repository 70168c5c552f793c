#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What other libraries answer for one sample, for tests/risk/presets. Needs pandas, numpy and scipy:

    python3 tests/oracle/peers/peers.py        writes the .inc files beside it, but quantlib.inc

pandas itself is asked (1.5.3 wrote what is stored). For the others their published definitions are written here, apart
from Tidemark: empyrical 0.5.5 (empyrical/stats.py), quantstats 0.0.84 (quantstats/stats.py) and PerformanceAnalytics
2.1.0 (the functions of its manual). A function's name there stands beside each value.
"""

import math
import pathlib

import numpy as np
import pandas as pd
from scipy import stats

HERE = pathlib.Path(__file__).parent
PERIODS = 252
ALPHA = 0.05


def sample():
    """126 daily returns of a portfolio and a benchmark, to four decimals, with ties and with returns of zero."""
    seed = 20240229
    uniform = []
    for _ in range(126 * 2 * 6):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        uniform.append((seed >> 11) / 2**53)
    noise = np.array(uniform).reshape(2, 126, 6).sum(axis=2) - 3
    noise = noise * (1 + 1.5 * (np.abs(noise) > 1))  # heavier tails
    benchmark = np.round(0.0006 + 0.009 * noise[1], 4)
    portfolio = np.round(0.0014 + 0.8 * benchmark + 0.008 * noise[0], 4)
    benchmark[[20, 70]] = 0
    portfolio[[5, 40]] = 0
    portfolio[60] = portfolio[61]
    return portfolio, benchmark


def write(name, values):
    lines = ["// SPDX-License-Identifier: BSL-1.0", "// Written by peers.py: do not edit.", ""]
    for key, value in values.items():
        lines.append(f"inline constexpr double {key} = {float(value)!r};")
    (HERE / f"{name}.inc").write_text("\n".join(lines) + "\n")


def write_sample(**series):
    lines = ["// SPDX-License-Identifier: BSL-1.0", "// Written by peers.py: do not edit."]
    for key, values in series.items():
        lines += ["", f"inline const std::vector<double> {key}{{"]
        text = ["nan" if math.isnan(v) else repr(float(v)) for v in values]
        lines += ["    " + ", ".join(text[i : i + 12]) + "," for i in range(0, len(text), 12)]
        lines[-1] = lines[-1].rstrip(",") + "};"
    (HERE / "sample.inc").write_text("\n".join(lines) + "\n")


def of_pandas(x, b, gaps):
    s, t, g = pd.Series(x), pd.Series(b), pd.Series(gaps)
    flat = pd.Series([0.25] * 8)
    return {
        "variance": s.var(),
        "variance_of_the_population": s.var(ddof=0),
        "standard_deviation": s.std(),
        "standard_error": s.sem(),
        "skewness": s.skew(),
        "kurtosis": s.kurt(),
        "skewness_of_equals": flat.rolling(8).skew().iloc[-1],
        "kurtosis_of_equals": flat.rolling(8).kurt().iloc[-1],
        "quantile": s.quantile(0.05),
        "rank": s.expanding().rank().iloc[61],  # the second of a tie
        "covariance": s.cov(t),
        "correlation": s.corr(t),
        "spearman_correlation": s.corr(t, method="spearman"),
        "kendall_tau": s.corr(t, method="kendall"),
        "autocorrelation": s.autocorr(3),
        "standard_deviation_of_gaps": g.std(),
        "skewness_of_gaps": g.skew(),
        "ewm_mean": g.ewm(span=20, ignore_na=True).mean().iloc[-1],
        "ewm_mean_recursive": g.ewm(span=20, adjust=False, ignore_na=True).mean().iloc[-1],
        "ewm_variance": g.ewm(alpha=0.1, ignore_na=True).var().iloc[-1],
        "ewm_variance_recursive": g.ewm(alpha=0.1, adjust=False, ignore_na=True).var().iloc[-1],
        "ewm_variance_biased": g.ewm(alpha=0.1, ignore_na=True).var(bias=True).iloc[-1],
        "ewm_standard_deviation": g.ewm(com=9, ignore_na=True).std().iloc[-1],
        "ewm_covariance": s.ewm(span=20, ignore_na=True).cov(t).iloc[-1],
        "ewm_correlation": s.ewm(span=20, ignore_na=True).corr(t).iloc[-1],
        "ewm_mean_by_rows": g.ewm(halflife=10).mean().iloc[-1],
    }


def growth_of_a_year(x):
    return np.prod(1 + x) ** (PERIODS / len(x)) - 1


def drawdowns(x):
    wealth = np.concatenate([[1], np.cumprod(1 + x)])
    return (wealth / np.maximum.accumulate(wealth) - 1)[1:]


def root_mean_square_below(x, target):
    return np.sqrt(np.mean(np.minimum(x - target, 0) ** 2))


def line(x, b):
    slope = np.cov(x, b)[0, 1] / np.var(b, ddof=1)
    return slope, x.mean() - slope * b.mean()


def omega_of_a_year(x, required):
    excess = x - ((1 + required) ** (1 / PERIODS) - 1)
    return excess[excess > 0].sum() / -excess[excess < 0].sum()


def of_empyrical(x, b):
    rf, required = 0.0001, 0.0002
    slope, _ = line(x, b)
    excess = (x - rf) - slope * (b - rf)
    up, down = b > 0, b < 0
    worst = np.sort(x)[: int((len(x) - 1) * ALPHA) + 1]
    return {
        "annualised_return": growth_of_a_year(x),  # annual_return, cagr
        "cumulative_return": np.prod(1 + x) - 1,  # cum_returns_final
        "volatility": x.std(ddof=1) * PERIODS ** (1 / 2),  # annual_volatility
        "volatility_of_stability_1_7": x.std(ddof=1) * PERIODS ** (1 / 1.7),
        "sharpe_ratio": (x - rf).mean() / (x - rf).std(ddof=1) * np.sqrt(PERIODS),
        "sortino_ratio": (x - required).mean() * PERIODS / (root_mean_square_below(x, required) * np.sqrt(PERIODS)),
        "downside_deviation": root_mean_square_below(x, required) * np.sqrt(PERIODS),  # downside_risk
        "max_drawdown": drawdowns(x).min(),
        "calmar_ratio": growth_of_a_year(x) / abs(drawdowns(x).min()),
        "omega_ratio": omega_of_a_year(x, 0.08),
        "stability_of_timeseries": stats.linregress(np.arange(len(x)), np.log1p(x).cumsum())[2] ** 2,
        "tail_ratio": abs(np.percentile(x, 95)) / abs(np.percentile(x, 5)),
        "value_at_risk": np.percentile(x, 100 * ALPHA),
        "conditional_value_at_risk": worst.mean(),
        "alpha": np.expm1(PERIODS * np.log1p(excess.mean())),  # (1 + mean)^periods - 1, without its rounding
        "beta": slope,
        "up_beta": line(x[up], b[up])[0],  # up_alpha_beta
        "down_beta": line(x[down], b[down])[0],  # down_alpha_beta
        "up_capture": growth_of_a_year(x[up]) / growth_of_a_year(b[up]),
        "down_capture": growth_of_a_year(x[down]) / growth_of_a_year(b[down]),
        "excess_sharpe": (x - b).mean() / (x - b).std(ddof=1),
        "skewness": stats.skew(x),  # in SIMPLE_STAT_FUNCS
        "kurtosis": stats.kurtosis(x),  # in SIMPLE_STAT_FUNCS
    }


def longest_run(flags):
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest


def of_quantstats(x, b):
    s = pd.Series(x)
    rf = (1 + 0.03) ** (1 / PERIODS) - 1  # _prepare_returns takes a rate of a year
    wins, losses = s[s > 0], s[s < 0]
    sortino = (s - rf).mean() / np.sqrt((np.minimum(s - rf, 0) ** 2).sum() / s.count()) * np.sqrt(PERIODS)
    payoff = wins.mean() / abs(losses.mean())
    won = len(wins) / len(s[s != 0])
    matrix = np.cov(x, b)
    slope = matrix[0, 1] / matrix[1, 1]
    z = stats.norm.ppf(ALPHA)
    return {
        "risk_free": rf,
        "cumulative_return": (1 + s).prod() - 1,  # comp
        "annualised_return": ((1 + s).prod()) ** (1 / (s.count() / PERIODS)) - 1,  # cagr
        "volatility": s.std() * np.sqrt(PERIODS),
        "sharpe_ratio": (s - rf).mean() / (s - rf).std(ddof=1) * np.sqrt(PERIODS),  # sharpe
        "sortino_ratio": sortino,  # sortino
        "adjusted_sortino_ratio": sortino / np.sqrt(2),  # adjusted_sortino
        "omega_ratio": omega_of_a_year(x, 0.08),  # omega
        "max_drawdown": drawdowns(x).min(),
        "calmar_ratio": growth_of_a_year(x) / abs(drawdowns(x).min()),  # calmar
        "ulcer_index": np.sqrt((drawdowns(x) ** 2).sum() / (len(x) - 1)),
        "recovery_factor": s.sum() / abs(drawdowns(x).min()),
        "value_at_risk": stats.norm.ppf(ALPHA, s.mean(), s.std()),
        "conditional_value_at_risk": s.mean() - s.std() * stats.norm.pdf(z) / ALPHA,
        "conditional_value_at_risk_historical": s[s <= s.quantile(ALPHA)].mean(),
        "tail_ratio": abs(s.quantile(0.95) / s.quantile(0.05)),
        "win_rate": won,
        "average_win": wins.mean(),  # avg_win
        "average_loss": losses.mean(),  # avg_loss
        "payoff_ratio": payoff,
        "profit_factor": wins.sum() / abs(losses.sum()),
        "gain_to_pain_ratio": s.sum() / abs(losses.sum()),
        "kelly_ratio": (payoff * won - (1 - won)) / payoff,  # kelly_criterion
        "max_consecutive_wins": longest_run(s > 0),  # consecutive_wins
        "max_consecutive_losses": longest_run(s < 0),  # consecutive_losses
        "skewness": s.skew(),  # skew
        "kurtosis": s.kurtosis(),
        "alpha": (x.mean() - slope * b.mean()) * PERIODS,  # greeks
        "beta": slope,  # greeks
        "r_squared": stats.linregress(x, b)[2] ** 2,
        "information_ratio": (x - b).mean() / (x - b).std(ddof=1),
    }


def depths_of_drawdowns(x):
    """The lowest of each run below a high: the negative values of findDrawdowns."""
    depths, current = [], 0.0
    for d in list(drawdowns(x)) + [0.0]:
        if d < 0:
            current = min(current, d)
        elif current < 0:
            depths.append(current)
            current = 0.0
    return np.array(depths)


def hermite_tail(h, skew, excess):
    """The mean tail of the Edgeworth density beyond h, by Boudt, Peterson and Croux (2008), with its integrals I_q."""

    def integral(q):
        if q % 2 == 0:
            product = math.prod(2 * j for j in range(1, q // 2 + 1))
            parts = sum(
                product / math.prod(2 * j for j in range(1, i + 1)) * h ** (2 * i) for i in range(1, q // 2 + 1)
            )
            return (parts + product) * stats.norm.pdf(h)
        top = (q - 1) // 2
        product = math.prod(2 * j + 1 for j in range(top + 1))
        parts = sum(
            product / math.prod(2 * j + 1 for j in range(i + 1)) * h ** (2 * i + 1) for i in range(top + 1)
        )
        return parts * stats.norm.pdf(h) - product * stats.norm.cdf(h)

    phi = stats.norm.pdf(h)
    total = phi + excess / 24 * (integral(4) - 6 * integral(2) + 3 * phi)
    total += skew / 6 * (integral(3) - 3 * integral(1))
    return total + skew**2 / 72 * (integral(6) - 15 * integral(4) + 45 * integral(2) - 15 * phi)


def of_performance_analytics(x, b):
    rf, target = 0.0001, 0.0002
    n, mean, sd = len(x), x.mean(), x.std(ddof=0)
    skew, excess = stats.skew(x), stats.kurtosis(x)
    sharpe = (x - rf).mean() / x.std(ddof=1) * np.sqrt(PERIODS)
    compounded = growth_of_a_year(x - rf) / (x.std(ddof=1) * np.sqrt(PERIODS))
    above, below = x[x > target], x[x < target]
    z = stats.norm.ppf(ALPHA)
    h = z + (z**2 - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skew**2 / 36
    slope, height = line(x, b)
    residuals = x - slope * b - height
    specific = np.sqrt((residuals**2).sum() / n) * np.sqrt(PERIODS)
    systematic = slope * b.std(ddof=1) * np.sqrt(PERIODS)
    jensen = growth_of_a_year(x) - slope * growth_of_a_year(b)
    up, down, falls = b > 0, b <= 0, drawdowns(x)
    prospect = np.maximum(x, 0).sum() + 2.25 * np.minimum(x, 0).sum() - target
    return {
        "annualised_return": growth_of_a_year(x),  # Return.annualized
        "volatility": x.std(ddof=1) * np.sqrt(PERIODS),  # StdDev.annualized
        "skewness": skew,
        "kurtosis": excess,
        "sharpe_ratio": sharpe,  # SharpeRatio.annualized
        "sharpe_ratio_geometric": compounded,
        "adjusted_sharpe_ratio": sharpe * (1 + skew / 6 * sharpe - excess / 24 * sharpe**2),
        "adjusted_sharpe_ratio_geometric": compounded * (1 + skew / 6 * compounded - excess / 24 * compounded**2),
        "sortino_ratio": (mean - target) / root_mean_square_below(x, target),
        "downside_deviation": root_mean_square_below(x, target),
        "downside_potential": (target - below).sum() / n,
        "semi_deviation": root_mean_square_below(x, mean),
        "upside_risk": np.sqrt(((above - target) ** 2).sum() / n),
        "upside_potential": (above - target).sum() / n,
        "upside_potential_ratio": (above - target).mean() / np.sqrt(((target - below) ** 2).mean()),
        "omega_ratio": (above - target).sum() / (target - below).sum(),
        "omega_sharpe_ratio": ((above - target).sum() - (target - below).sum()) / (target - below).sum(),
        "kappa_ratio": (mean - target) / np.mean(np.maximum(target - x, 0) ** 3) ** (1 / 3),
        "prospect_ratio": prospect / n / root_mean_square_below(x, target),
        "kelly_ratio": (mean - rf) / x.var(ddof=1) / 2,
        "rachev_ratio": x[x >= np.sort(x)[math.floor(0.9 * n) - 1]].mean() / -x[x <= np.quantile(x, 0.1)].mean(),
        "max_drawdown": -falls.min(),
        "average_drawdown": -depths_of_drawdowns(x).mean(),
        "pain_index": -falls.mean(),
        "ulcer_index": np.sqrt((falls**2).mean()),
        "pain_ratio": (growth_of_a_year(x) - 0.01) / -falls.mean(),
        "martin_ratio": (growth_of_a_year(x) - 0.01) / np.sqrt((falls**2).mean()),
        "calmar_ratio": growth_of_a_year(x) / -falls.min(),
        "sterling_ratio": growth_of_a_year(x) / (-falls.min() + 0.1),
        "value_at_risk_historical": np.quantile(x, ALPHA),
        "value_at_risk_gaussian": mean + z * sd,
        "value_at_risk_modified": mean + h * sd,
        "expected_shortfall_historical": x[x <= np.quantile(x, ALPHA)].mean(),
        "expected_shortfall_gaussian": mean - sd * stats.norm.pdf(z) / ALPHA,
        "expected_shortfall_modified": mean + sd * min(-hermite_tail(h, skew, excess) / ALPHA, h),
        "beta": slope,  # CAPM.beta
        "up_beta": line(x[up], b[up])[0],  # CAPM.beta.bull
        "down_beta": line(x[b < 0], b[b < 0])[0],  # CAPM.beta.bear
        "alpha": (x - rf).mean() - slope * (b - rf).mean(),  # CAPM.alpha
        "jensen_alpha": jensen,
        "active_premium": growth_of_a_year(x) - growth_of_a_year(b),
        "tracking_error": (x - b).std(ddof=1) * np.sqrt(PERIODS),
        "information_ratio": (growth_of_a_year(x) - growth_of_a_year(b)) / ((x - b).std(ddof=1) * np.sqrt(PERIODS)),
        "systematic_risk": systematic,
        "specific_risk": specific,
        "total_risk": np.hypot(systematic, specific),
        "appraisal_ratio": jensen / specific,
        "appraisal_ratio_alternative": jensen / systematic,
        "treynor_ratio": growth_of_a_year(x - rf) / slope,
        "treynor_ratio_modified": growth_of_a_year(x - rf) / systematic,
        "m_squared": growth_of_a_year(x) * b.std(ddof=0) / sd,
        "up_capture": (np.prod(1 + x[up]) - 1) / (np.prod(1 + b[up]) - 1),
        "down_capture": (np.prod(1 + x[down]) - 1) / (np.prod(1 + b[down]) - 1),
    }


def main():
    x, b = sample()
    gaps = x.copy()
    gaps[[0, 30, 31, 90, 121]] = np.nan
    write_sample(portfolio=x, benchmark=b, gaps=gaps)
    write("pandas", of_pandas(x, b, gaps))
    write("empyrical", of_empyrical(x, b))
    write("quantstats", of_quantstats(x, b))
    write("performance_analytics", of_performance_analytics(x, b))


if __name__ == "__main__":
    main()
