// SPDX-License-Identifier: BSL-1.0
#include "diverge_pair.hpp"

#include "errors.hpp"
#include "words.hpp"

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/returns.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace program {

namespace core = tidemark::core;
using core::date;

namespace {

constexpr std::size_t usual_returns_after = 90;

std::string range_of(const series& s) {
    return s.dates.empty() ? fmt::format("{} has none", s.label)
                           : fmt::format("{} has {} to {}", s.label, iso(s.dates.front()), iso(s.dates.back()));
}

series cut_to(series s, const diverge_request& q) {
    const auto first =
        q.from ? std::lower_bound(s.dates.begin(), s.dates.end(), *q.from) - s.dates.begin() : std::ptrdiff_t{0};
    const auto last = q.to ? std::upper_bound(s.dates.begin(), s.dates.end(), *q.to) - s.dates.begin()
                           : static_cast<std::ptrdiff_t>(s.dates.size());
    if (first >= last && (q.from || q.to))
        throw data_error{fmt::format("{} has no close within the days that were asked for: {}", s.label, range_of(s))};
    if (first >= last) return s;
    s.dates = {s.dates.begin() + first, s.dates.begin() + last};
    s.levels = {s.levels.begin() + first, s.levels.begin() + last};
    return s;
}

/// The Monday of a week stands for it.
int week_of(date d) { return d.days_since_1970() - static_cast<int>(d.iso_weekday()); }

/// Which of the shared days are looked at: the last one always is.
std::vector<std::size_t> sampled(const std::vector<date>& days, const diverge_request& q) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const std::size_t left = days.size() - 1 - i;
        const bool ends = q.sampled_by == diverge_request::unit::days
                              ? left % q.every == 0
                              : left == 0 || week_of(days[i]) != week_of(days[i + 1]);
        if (ends) chosen.push_back(i);
    }
    return chosen;
}

void require_movement(const series& s, const std::vector<double>& levels) {
    const bool moves = std::any_of(levels.begin(), levels.end(), [&](double x) { return x != levels.front(); });
    if (!moves)
        throw data_error{fmt::format("{} is {} on each of the {} shared days: what never moves has no correlation",
                                     s.label, levels.front(), levels.size())};
}

std::string_view returns_of(const diverge_request& q) {
    return q.sampled_by == diverge_request::unit::weeks ? "weekly returns" : "returns";
}

}

diverge_pair pair_up(found_series found, const diverge_request& q) {
    const std::string ranges = fmt::format("{}, {}", range_of(found.first), range_of(found.second));
    diverge_pair p{.first = cut_to(std::move(found.first), q),
                   .second = cut_to(std::move(found.second), q),
                   .dates = {},
                   .first_levels = {},
                   .second_levels = {},
                   .first_returns = {},
                   .second_returns = {},
                   .clocks = std::move(found.clocks),
                   .notes = std::move(found.notes)};
    const core::shared_days shared = core::align(p.first.dates, p.second.dates);
    if (shared.dates.empty())
        throw data_error{fmt::format("{} and {} share no day: {}", p.first.label, p.second.label, ranges)};
    for (const std::size_t i : sampled(shared.dates, q)) {
        p.dates.push_back(shared.dates[i]);
        p.first_levels.push_back(p.first.levels[shared.first[i]]);
        p.second_levels.push_back(p.second.levels[shared.second[i]]);
    }
    if (p.dates.size() <= least_shared_returns)
        throw data_error{fmt::format("{} and {} share {} {}, expected at least {}", p.first.label, p.second.label,
                                     p.dates.size() - 1, returns_of(q), least_shared_returns)};
    require_movement(p.first, p.first_levels);
    require_movement(p.second, p.second_levels);
    p.first_returns = core::log_returns(p.first_levels);
    p.second_returns = core::log_returns(p.second_levels);
    return p;
}

std::size_t position_of_cut(const diverge_pair& p, date cut) {
    const auto first = std::lower_bound(p.dates.begin() + 1, p.dates.end(), cut);
    const auto before = static_cast<std::size_t>(first - p.dates.begin()) - 1;
    const std::size_t after = p.returns() - before;
    if (before < least_returns_of_a_side || after < least_returns_of_a_side)
        throw usage_error{
            fmt::format("--cut is {}, which leaves {} returns before and {} from it on, expected at least {} on either "
                        "side: a day from {} to {}",
                        iso(cut), before, after, least_returns_of_a_side, iso(p.end_of(least_returns_of_a_side)),
                        iso(p.end_of(p.returns() - least_returns_of_a_side)))};
    return before;
}

std::size_t usual_cut(const diverge_pair& p) { return p.returns() - (std::min)(usual_returns_after, p.returns() / 3); }

}
