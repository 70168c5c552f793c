// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/rule.hpp>

#include <optional>
#include <string>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What a member without a price is worth: receives its last price and that price's age in calendar days, 1 or more.
/// Without an answer the index is insensitive to the member: it steps out at its last price and back in after the
/// close of the day on which it has a price again, and the divisor keeps the level both times.
using missing_price_rule = rule<std::optional<double>(double, int)>;

/// A number of calendar days that must be given: it has no default.
///
/// Errors: `std::invalid_argument` for a negative number.
class calendar_days {
public:
    constexpr calendar_days(int count) : count_{count} {  // NOLINT(google-explicit-constructor): `.max_age = 31`
        if (count < 0) core::refuse("number of calendar days", count, "0 or more");
    }

    constexpr int count() const noexcept { return count_; }

private:
    int count_;
};

/// Keeps the last price until it is too old.
///
/// Errors: `std::domain_error` once the last price is older than `max_age`.
struct carry {
    calendar_days max_age;

    double operator()(double last_price, int age) const {
        if (age > max_age.count()) {
            core::infeasible("the last price is " + std::to_string(age) + " days old, carry allows " +
                             std::to_string(max_age.count()));
        }
        return last_price;
    }
};

/// Lets the members that have prices stand for those without one, until the last price of one is too old.
///
/// What a member gains or loses while it has no price is never charged.
/// Errors: `std::domain_error` once the last price is older than `max_age`.
struct insensitive {
    calendar_days max_age;

    std::optional<double> operator()(double, int age) const {
        if (age > max_age.count()) {
            core::infeasible("the last price is " + std::to_string(age) + " days old, at most " +
                             std::to_string(max_age.count()) + " are allowed");
        }
        return std::nullopt;
    }
};

/// Keeps the last price while it is no older than `max_age`, then takes the member for worthless until it has a price.
struct zero_after {
    calendar_days max_age;

    double operator()(double last_price, int age) const noexcept { return age > max_age.count() ? 0 : last_price; }
};

}
