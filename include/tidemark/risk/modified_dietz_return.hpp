// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/risk/cash_flow.hpp>

#include <span>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// A portfolio at the end of two days, valued after the flows of each.
struct valued_period {
    core::date begin;
    double begin_value = 0;
    core::date end;
    double end_value = 0;
};

namespace detail {

inline void require_within(const valued_period& period, std::span<const cash_flow> flows, flow_timing timing) {
    if (!period.begin.ok()) core::refuse("begin", period.begin, "a day");
    if (!period.end.ok() || period.end <= period.begin) core::refuse("end", period.end, "a day after begin");
    const core::date first = timing == flow_timing::end ? period.begin : period.begin + 1;
    for (std::size_t i = 0; i < flows.size(); ++i)
        if (flows[i].day < first || flows[i].day > period.end)
            core::refuse("day of flow " + std::to_string(i), flows[i].day,
                         "a day from " + std::string{core::iso_text{first}.view()} + " to " +
                             std::string{core::iso_text{period.end}.view()});
}

}

/// The return of a period with flows in it, each of which counts for the part of the period that it was invested.
///
/// Formula: (E - B - sum F) / (B + sum w F), for a flow at the end of day t of T with w = (T - t) / T, for one at its
///          beginning with w = (T - t + 1) / T
/// Input:   values at the end of two days, and the flows between them
/// Value:   fraction of the average capital, for the period
/// No data: NaN for a missing value or flow; zero average capital: x/0
/// Errors:  std::invalid_argument for days that are none or out of order, and for a flow outside the period
/// Source:  Dietz (1966), Pension Funds: Measuring Investment Performance; Global Investment Performance Standards
inline double modified_dietz_return(const valued_period& period, std::span<const cash_flow> flows,
                                    flow_timing timing = flow_timing::end) {
    detail::require_within(period, flows, timing);
    const double length = period.end - period.begin;
    double flowed = 0, invested = 0;
    for (const cash_flow& f : flows) {
        flowed += f.amount;
        invested += f.amount * ((period.end - f.day + (timing == flow_timing::begin ? 1 : 0)) / length);
    }
    return (period.end_value - period.begin_value - flowed) / (period.begin_value + invested);
}

/// The return of a period as if all flows had come in its middle.
///
/// Formula: (E - B - F) / (B + F / 2)
/// Input:   values at the beginning and the end, and the sum of the flows between
/// Value:   fraction of the average capital, for the period
/// No data: NaN; zero average capital: x/0
/// Source:  Dietz (1966), Pension Funds: Measuring Investment Performance
constexpr double simple_dietz_return(double begin_value, double end_value, double net_flow) noexcept {
    return (end_value - begin_value - net_flow) / (begin_value + net_flow / 2);
}

}
