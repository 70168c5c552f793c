// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "series.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/infer/sharpe_standard_error.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace program {

/// The deepest fall between two closes; no dates where nothing fell.
struct deepest_drawdown {
    double depth = 0;  ///< positive fraction of the peak
    std::optional<tidemark::core::date> peak{};
    std::optional<tidemark::core::date> trough{};
    std::optional<tidemark::core::date> recovery{};  ///< none while the fall lasts
};

/// A stretch below a high.
struct drawdown {
    double depth;  ///< positive fraction of the peak
    tidemark::core::date peak;
    tidemark::core::date trough;
    std::optional<tidemark::core::date> recovery;  ///< none while it lasts
    int days;                                      ///< from the peak to the recovery, else to the last close
};

/// What the worst returns cost: the loss that a share of them exceeded, and the mean loss in that share.
struct tail_loss {
    double value_at_risk;
    double expected_shortfall;
};

/// What a series did between two closes. Fractions; a year's unless they say otherwise; NaN where there is no answer.
struct performance {
    tidemark::core::date from;
    tidemark::core::date to;
    std::size_t returns;
    double cumulative_return;  ///< not a year's
    double annualised_arithmetic;
    double annualised_geometric;
    double volatility;           ///< of log returns
    std::size_t excess_returns;  ///< returns for whose period a bill rate is known
    double sharpe;
    double sharpe_error;          ///< Lo's
    double sharpe_error_mertens;  ///< without the assumption of normal returns
    double sortino;               ///< with the bill as target
    deepest_drawdown drawdown;
    tail_loss worst_5_percent;  ///< of simple returns of one period
    tail_loss worst_1_percent;
    double skewness;         ///< of simple returns
    double excess_kurtosis;  ///< of simple returns
};

/// How long a seven-day market was measured.
inline double years_of(const performance& p) { return static_cast<double>(p.returns) / 365; }

/// The returns of a series from each close to the next: the return at i ends at the close i + 1.
struct series_returns {
    std::vector<double> simple;
    std::vector<double> log;
    std::vector<double> excess;  ///< simple, over the bill; NaN where no rate was in force
};

/// The bill in force is the last rate published at least a day before the close, compounded to the series' period;
/// without a bill, zero.
series_returns returns_of(const series& s, const std::optional<published_rate>& bill);

performance measure(const series& s, const series_returns& returns, closes between);

/// The deepest drawdowns between two closes, at most so many, the deepest first.
std::vector<drawdown> deepest_drawdowns(const series& s, closes between, std::size_t most);

/// Pearson's correlation of log returns between the days that two series share.
struct correlation {
    double value;
    std::size_t returns;
    tidemark::infer::interval confidence_95;  ///< by Fisher's transformation
};

/// Two series on the days that both were open.
class shared_returns {
public:
    shared_returns(const series& first, const series& second);

    std::optional<correlation> within(const time_span& span) const;

private:
    std::vector<tidemark::core::date> dates_;
    std::vector<double> first_;  // log returns
    std::vector<double> second_;
};

/// How far the Sharpe ratio of one series exceeds that of another over the same days.
struct sharpe_gap {
    double difference;
    double error;
    double p_value;  ///< two-sided, for no difference
    double correlation_of_excess;
    std::size_t returns;
};

/// How much of another's return a series earned, by geometric means: while the other rose, and while it fell.
struct capture_ratios {
    double up;
    double down;
    std::size_t returns;
};

/// Of two series of the same days.
capture_ratios capture_of(const series_returns& portfolio, const series_returns& benchmark, closes between);

sharpe_gap compare_sharpe_ratios(const series_returns& first, const series_returns& second, closes between,
                                 double periods_per_year);

}
