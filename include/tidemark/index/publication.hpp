// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Where a number goes that lies half-way between two.
enum class half : unsigned char { away_from_zero, to_even };

/// How a level is rounded when it is published. Nothing is ever computed from what this returns: a divisor made of
/// rounded levels drifts.
///
/// Rounded is the shortest decimal number that reads back as the same double, the one a person would have
/// written: 2.675 becomes 2.68, though the double lies a little below it. A computed level is hardly ever half-way in
/// that sense. Value:   the double nearest to the rounded decimal number; zero is positive Errors:
/// std::invalid_argument for decimals outside 0 to 15, or a number that is not finite Cost:    a microsecond
struct rounding {
    required<int> decimals;
    required<half> ties;

    double operator()(double x) const {
        if (!(decimals >= 0 && decimals <= 15)) core::refuse("decimals", int{decimals}, "a number from 0 to 15");
        detail::require_finite("number to round", x);
        auto [digits, exponent] = shortest(x < 0 ? -x : x);
        const std::ptrdiff_t kept = exponent + 1 + decimals;  // how many of the digits stand before the cut
        if (kept >= static_cast<std::ptrdiff_t>(digits.size())) return x == 0 ? 0 : x;
        if (kept < 0) return 0;
        const auto cut = static_cast<std::size_t>(kept);
        const bool up = goes_up(digits, cut);
        std::string whole = '0' + digits.substr(0, cut);
        if (up) carry(whole);
        const double magnitude = std::strtod((whole + "e-" + std::to_string(int{decimals})).c_str(), nullptr);
        return x < 0 && magnitude > 0 ? -magnitude : magnitude;
    }

private:
    struct decimal {
        std::string digits;  // d.ddd x 10^exponent, without the zeros at its end
        int exponent;
    };

    static decimal shortest(double x) {
        char text[40];
        for (int after_first = 14; after_first <= 16; ++after_first) {
            std::snprintf(text, sizeof text, "%.*e", after_first, x);
            if (std::strtod(text, nullptr) == x) break;
        }
        decimal result{.digits = {}, .exponent = 0};
        const char* c = text;
        for (; *c != 'e'; ++c) {
            if (*c >= '0' && *c <= '9') result.digits += *c;  // whatever the locale has for a point
        }
        result.exponent = std::atoi(c + 1);
        while (result.digits.size() > 1 && result.digits.back() == '0') result.digits.pop_back();
        return result;
    }

    bool goes_up(const std::string& digits, std::size_t cut) const {
        if (digits[cut] != '5') return digits[cut] > '5';
        if (cut + 1 < digits.size()) return true;
        return ties == half::away_from_zero || (cut > 0 && (digits[cut - 1] - '0') % 2 == 1);
    }

    static void carry(std::string& digits) {  // the first is a zero that takes the last carry
        std::size_t i = digits.size() - 1;
        for (; digits[i] == '9'; --i) digits[i] = '0';
        ++digits[i];
    }
};

/// A level as the public has it.
struct published_level {
    core::date date;
    double level;

    friend bool operator==(const published_level&, const published_level&) noexcept = default;
};

/// A level that was published wrong and later put right; both as they were published, rounded.
struct correction {
    core::date date;
    core::date found;
    double before;
    double after;
};

/// The record of what was published and when it was corrected: nothing in it is ever overwritten.
///
/// Providers do not correct every error. Usual is to recalculate for errors of their own that are found within a day or
/// two, and to leave history as it is for wrong data of others or what is found later, where a rebalance out of turn
/// repairs what comes after. So there are two true series: who compares with a provider's record, or settles a
/// contract, needs the levels as published; who measures the rule needs them as corrected; who tests a strategy, as
/// they were known on each day. An error that the provider did not correct is not corrected here either: its level
/// stays as published. Value:   series ascending by date; of levels rounded, or computed Errors:  std::invalid_argument
/// for a date that is no day or not after the one before, a level that is negative or not
///   finite, a correction of a date never published, found before its date or before the last one recorded
/// Cost:    O(1) to publish, O(log n) to correct, O(n + corrections) for a series
class publication {
public:
    explicit publication(const rounding& rounds) : rounds_{rounds} { static_cast<void>(rounds_(0)); }

    void publish(core::date date, double level) {
        if (!date.ok()) core::refuse("date", date, "a day");
        if (!first_.empty() && date <= first_.back().date) {
            core::refuse("date", date, "a day after " + std::string{core::iso_text{first_.back().date}});
        }
        const published_level rounded{date, rounded_level(date, level)};
        computed_.push_back({date, level});
        latest_.push_back(rounded);
        first_.push_back(rounded);
    }

    /// Every level of a track.
    void publish(const track& t) {
        detail::require_length("levels", t.levels.size(), "dates", t.dates.size());
        for (std::size_t i = 0; i < t.dates.size(); ++i) publish(t.dates[i], t.levels[i]);
    }

    void correct(core::date date, double level, core::date found) {
        const auto at = std::lower_bound(first_.begin(), first_.end(), date,
                                         [](const published_level& p, core::date wanted) { return p.date < wanted; });
        if (at == first_.end() || at->date != date) core::refuse("date of a correction", date, "a published date");
        const auto i = static_cast<std::size_t>(at - first_.begin());
        const core::date earliest = corrections_.empty() ? date : (std::max)(date, corrections_.back().found);
        if (!(found.ok() && found >= earliest)) {
            core::refuse("found, of the correction of " + std::string{core::iso_text{date}}, found,
                         std::string{core::iso_text{earliest}} + " or later");
        }
        const double rounded = rounded_level(date, level);
        corrections_.push_back({.date = date, .found = found, .before = latest_[i].level, .after = rounded});
        latest_[i].level = rounded;
        computed_[i].level = level;
    }

    /// What was published first.
    std::span<const published_level> as_published() const noexcept { return first_; }

    /// With every correction.
    std::span<const published_level> as_corrected() const noexcept { return latest_; }

    /// As corrected, not rounded.
    std::span<const published_level> computed() const noexcept { return computed_; }

    /// What was known at the end of a day: levels up to it, with the corrections found up to it.
    std::vector<published_level> as_known_on(core::date day) const {
        std::vector<published_level> known;
        for (const published_level& p : first_) {
            if (p.date > day) break;
            known.push_back(p);
        }
        for (const correction& c : corrections_) {
            if (c.found > day) break;
            const auto at =
                std::lower_bound(known.begin(), known.end(), c.date,
                                 [](const published_level& p, core::date wanted) { return p.date < wanted; });
            at->level = c.after;
        }
        return known;
    }

    /// In the order in which they were found.
    std::span<const correction> corrections() const noexcept { return corrections_; }

private:
    double rounded_level(core::date date, double level) const {
        if (!(level >= 0 && core::is_finite(level))) {
            detail::require_not_negative("level on " + std::string{core::iso_text{date}}, level);
        }
        return rounds_(level);
    }

    rounding rounds_;
    std::vector<published_level> first_;
    std::vector<published_level> latest_;
    std::vector<published_level> computed_;
    std::vector<correction> corrections_;
};

}
