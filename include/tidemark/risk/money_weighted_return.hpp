// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/core/years.hpp>
#include <tidemark/risk/cash_flow.hpp>

#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Where to look for a rate, both ends included.
struct rate_bracket {
    double low = -1;
    double high = core::infinity;
};

/// What flows are worth today, as a function of x = ln(1 + r): the sum of c exp(-t x), whose real roots are all found.
///
/// A sum has no more roots than its coefficients, in the order of t, have changes of sign. Multiplied by exp(s x) with
/// s in a gap where they change, which moves no root, and differentiated, its coefficients are c (s - t): one change
/// fewer. So the roots of each sum lie between those of the next, down to a sum that has none.
/// Source: Laguerre (1883), Sur la theorie des equations numeriques
class present_value {
public:
    /// Flows must come in the order of time; those of one time count as one.
    void add(double time, double amount) {
        if (!terms_.empty() && terms_.back().time == time)
            terms_.back().amount += amount;
        else
            terms_.push_back({time, amount});
    }

    /// All roots in ascending order.
    std::vector<double> roots() const {
        std::vector<present_value> chain{without_zeros()};
        while (chain.back().sign_changes() > 0) chain.push_back(chain.back().next());
        std::vector<double> found;
        for (std::size_t level = chain.size() - 1; level-- > 0;) found = chain[level].roots_between(found);
        return found;
    }

private:
    struct term {
        double time;
        double amount;
    };

    present_value without_zeros() const {
        present_value kept;
        for (const term& t : terms_)
            if (t.amount != 0) kept.terms_.push_back(t);
        return kept;
    }

    std::size_t sign_changes() const noexcept {
        std::size_t changes = 0;
        for (std::size_t i = 1; i < terms_.size(); ++i) changes += changes_before(i) ? 1 : 0;
        return changes;
    }
    bool changes_before(std::size_t i) const noexcept { return (terms_[i].amount > 0) != (terms_[i - 1].amount > 0); }

    present_value next() const {
        std::size_t i = 1;
        while (!changes_before(i)) ++i;
        const double between = terms_[i - 1].time + (terms_[i].time - terms_[i - 1].time) / 2;
        const double all = terms_.back().time - terms_.front().time;
        present_value steeper;
        for (const term& t : terms_) steeper.add(t.time, t.amount * ((between - t.time) / all));
        return steeper.without_zeros();
    }

    /// The sum, less a positive factor that would overflow.
    double at(double x) const noexcept {
        const double largest = -(x > 0 ? terms_.front() : terms_.back()).time * x;
        double sum = 0;
        for (const term& t : terms_) sum += t.amount * std::exp(-t.time * x - largest);
        return sum;
    }

    /// An x of the given sign beyond which the first or the last term outweighs all others.
    double beyond(double sign) const noexcept {
        const term& most = sign > 0 ? terms_.front() : terms_.back();
        double x = sign;
        for (double others = core::infinity; others >= std::fabs(most.amount) && core::is_finite(x); x *= 2) {
            others = -std::fabs(most.amount);
            for (const term& t : terms_) others += std::fabs(t.amount) * std::exp(-(t.time - most.time) * 2 * x);
        }
        return x;
    }

    /// `turns` are the points between which the sum, times an exponential, is monotone.
    std::vector<double> roots_between(const std::vector<double>& turns) const {
        std::vector<double> found;
        double low = beyond(-1), f_low = at(low);
        for (std::size_t i = 0; i <= turns.size(); ++i) {
            const double high = i < turns.size() ? turns[i] : beyond(1);
            if (high <= low) continue;
            const double f_high = at(high);
            if (f_low != 0 && f_high != 0 && (f_low > 0) != (f_high > 0)) found.push_back(bisect(low, high, f_low > 0));
            if (f_high == 0) found.push_back(high);
            low = high, f_low = f_high;
        }
        return found;
    }

    double bisect(double low, double high, bool falls) const noexcept {
        while (high - low > 1e-17) {
            const double middle = low + (high - low) / 2, f = at(middle);
            if (f == 0 || middle == low || middle == high) return middle;
            ((f > 0) == falls ? low : high) = middle;
        }
        return low + (high - low) / 2;
    }

    std::vector<term> terms_;
};

namespace detail {

inline void require_bracket(const rate_bracket& b) {
    if (!(b.low >= -1)) core::refuse("low", b.low, "a rate of -1 or more");
    if (!(b.high > b.low)) core::refuse("high", b.high, "a rate above low, " + core::text_of(b.low));
}

/// The root nearest to 0 in a bracket; NaN without any.
inline double nearest_root(const present_value& value, const rate_bracket& bracket) {
    double nearest = core::nan;
    for (const double x : value.roots()) {
        const double r = std::expm1(x);
        const bool nearer = core::is_missing(nearest) || std::fabs(r) < std::fabs(nearest);
        if (bracket.low <= r && r <= bracket.high && nearer) nearest = r;
    }
    return nearest;
}

inline double only_root(const present_value& value) {
    const std::vector<double> roots = value.roots();
    return roots.size() == 1 ? std::expm1(roots.front()) : core::nan;
}

/// Answers `ask(value)` for the flows, or NaN where one of them is missing.
template <core::readable T, core::readable A, class Ask>
double of_flows(const T& times, const A& amounts, Ask ask) {
    const auto t = core::as_sample(times);
    const auto a = core::as_sample(amounts);
    if (a.size() != t.size())
        core::refuse("length of amounts", a.size(), "the length of times, " + std::to_string(t.size()));
    present_value value;
    bool complete = true;
    for (std::size_t i = 0; i < t.size(); ++i) {
        if (i > 0 && t[i] < t[i - 1])
            core::refuse("times[" + std::to_string(i) + "]", t[i], "a time not before " + core::text_of(t[i - 1]));
        complete = complete && core::is_finite(t[i]) && core::is_finite(a[i]);
        if (complete) value.add(t[i], a[i]);
    }
    return complete ? ask(value) : core::nan;
}

inline std::pair<std::vector<double>, std::vector<double>> in_years(std::span<const cash_flow> flows,
                                                                    core::year_length year) {
    std::pair<std::vector<double>, std::vector<double>> made;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (!flows[i].day.ok()) core::refuse("day of flow " + std::to_string(i), flows[i].day, "a day");
        made.first.push_back(core::years_between(flows.front().day, flows[i].day, year));
        made.second.push_back(flows[i].amount);
    }
    return made;
}

}

/// The yearly rate at which flows into an investment and out of it, its final value among the latter, come to nothing:
/// the internal rate of return.
///
/// Formula:  r with sum CF_i (1 + r)^(-t_i) = 0
/// Input:    times in years, ascending, and as many flows, those in and those out of opposite signs
/// Value:    fraction per year, above -1
/// No data:  NaN without a rate, as where no flow has the opposite sign, and with more than one: look at those in a
///           bracket; NaN for a missing number
/// Errors:   std::invalid_argument for lengths that differ or times out of order
/// Rounding: to 1e-12 of a rate whose flows do not cancel further
/// Cost:     about 60 values of the sum for a change of sign in the flows; quadratic in the changes
/// Source:   Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 2
template <core::readable T, core::readable A>
double money_weighted_return(const T& times, const A& amounts) {
    return detail::of_flows(times, amounts, detail::only_root);
}

/// The same in a bracket: of several rates in it, the one nearest to 0.
///
/// Errors: std::invalid_argument also for a bracket below -1 or empty
template <core::readable T, core::readable A>
double money_weighted_return(const T& times, const A& amounts, const rate_bracket& bracket) {
    detail::require_bracket(bracket);
    return detail::of_flows(times, amounts,
                            [&](const present_value& value) { return detail::nearest_root(value, bracket); });
}

/// The same of dated flows, with years of 365 days unless told otherwise.
///
/// Errors: std::invalid_argument for a date that names no day, or days out of order
inline double money_weighted_return(std::span<const cash_flow> flows,
                                    core::year_length year = core::year_length::days_365) {
    const auto [times, amounts] = detail::in_years(flows, year);
    return money_weighted_return(times, amounts);
}
inline double money_weighted_return(std::span<const cash_flow> flows, const rate_bracket& bracket,
                                    core::year_length year = core::year_length::days_365) {
    const auto [times, amounts] = detail::in_years(flows, year);
    return money_weighted_return(times, amounts, bracket);
}

}
