// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::core {

/// Returns less the risk-free return of the same period, for metrics that take excess returns where the rate changes.
///
/// Formula: r_t - f_t
/// Input:   returns per period, and as many risk-free returns per period (an annual rate first through `per_period`)
/// Value:   fractions, as many
/// No data: NaN where either is missing
/// Errors:  std::invalid_argument when the lengths differ
/// Source:  -
template <readable R, readable F>
std::vector<double> excess_returns(const R& returns, const F& risk_free) {
    const auto r = as_sample(returns);
    const auto f = as_sample(risk_free);
    if (f.size() != r.size())
        refuse("length of risk_free", f.size(), "the length of returns, " + std::to_string(r.size()));
    std::vector<double> excess(r.size());
    for (std::size_t i = 0; i < r.size(); ++i) excess[i] = r[i] - f[i];
    return excess;
}

/// The same for two dated series, whose days must be the same ones: see `align` and `in_force` for series that are not.
///
/// Errors: std::invalid_argument when lengths or days differ; the first other day is named
template <readable R, readable F>
std::vector<double> excess_returns(std::span<const date> dates, const R& returns, std::span<const date> risk_free_dates,
                                   const F& risk_free) {
    const auto require = [](std::string_view name, std::size_t size, std::size_t expected) {
        if (size != expected) refuse(name, size, std::to_string(expected) + ", as many as returns");
    };
    const std::size_t n = as_sample(returns).size();
    require("length of dates", dates.size(), n);
    require("length of risk_free_dates", risk_free_dates.size(), n);
    for (std::size_t i = 0; i < n; ++i)
        if (risk_free_dates[i] != dates[i])
            refuse("risk_free_dates[" + std::to_string(i) + "]", risk_free_dates[i],
                   "the day of the return, " + std::string{iso_text{dates[i]}.view()});
    return excess_returns(returns, risk_free);
}

}
