// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/closes.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/valued_position.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Remembers what an index is shown to hold at each close: `{.on_close = std::ref(closes)}`.
///
/// Input: closes in the order of their dates, the first of which is the base; each asset once at a close
/// Errors: std::invalid_argument for dates out of order, an asset that is held twice
/// Cost: 32 bytes for each position at each close; O(n log n) a close of n positions
class recorded_closes {
public:
    /// One close. Where it is refused, nothing is remembered of it.
    void operator()(core::date date, std::span<const valued_position> positions, double) {
        if (!date.ok()) core::refuse("date", date, "a day");
        if (!dates_.empty() && date <= dates_.back()) {
            core::refuse("date", date, "a day after " + std::string{core::iso_text{dates_.back()}});
        }
        std::vector<valued_position> held(positions.begin(), positions.end());
        std::sort(held.begin(), held.end(), by_asset);
        const auto same = [](const valued_position& a, const valued_position& b) { return a.asset == b.asset; };
        const auto twin = std::adjacent_find(held.begin(), held.end(), same);
        if (twin != held.end()) {
            core::refuse("asset on " + std::string{core::iso_text{date}}, twin->asset, "each asset at most once");
        }
        positions_.insert(positions_.end(), held.begin(), held.end());
        dates_.push_back(date);
        ends_.push_back(positions_.size());
    }

    std::span<const core::date> dates() const noexcept { return dates_; }

    /// What was held at a close, ascending by asset.
    std::span<const valued_position> at(std::size_t close) const noexcept {
        const std::size_t begin = close == 0 ? 0 : ends_[close - 1];
        return std::span{positions_}.subspan(begin, ends_[close] - begin);
    }

private:
    static bool by_asset(const valued_position& a, const valued_position& b) noexcept { return a.asset < b.asset; }

    std::vector<core::date> dates_;
    std::vector<std::size_t> ends_;  // of each close, the number of positions up to it
    std::vector<valued_position> positions_;
};

/// Why one index returned more than another.
struct gap {
    double selection = 0;  ///< what only one of them holds
    double weighting = 0;  ///< what both hold, weighed differently at their reviews
    double drift = 0;      ///< what both hold, at weights that have moved since
    double pricing = 0;    ///< what both hold, valued differently, as by another rule for missing prices

    double total() const noexcept { return selection + weighting + drift + pricing; }

    gap& operator+=(const gap& other) noexcept {
        selection += other.selection;
        weighting += other.weighting;
        drift += other.drift;
        pricing += other.pricing;
        return *this;
    }
    friend gap operator*(double factor, const gap& g) noexcept {
        return {factor * g.selection, factor * g.weighting, factor * g.drift, factor * g.pricing};
    }
};

/// What one asset did to the gap between two indices.
struct asset_gap {
    std::size_t asset;
    gap parts;
};

/// The gap that came about after one close, up to another, and the assets that made it, ascending.
struct span_gap {
    core::date after;
    core::date until;
    gap parts{};
    std::vector<asset_gap> assets{};
};

/// The assets that made most of a gap, in either direction, the largest first; of equal ones the first asset.
///
/// Value: at most `count`
inline std::vector<asset_gap> greatest_gaps(std::vector<asset_gap> assets, std::size_t count) {
    std::sort(assets.begin(), assets.end(), [](const asset_gap& a, const asset_gap& b) {
        const double size_a = std::abs(a.parts.total()), size_b = std::abs(b.parts.total());
        return size_a != size_b ? size_a > size_b : a.asset < b.asset;
    });
    if (assets.size() > count) assets.resize(count);
    return assets;
}

/// An index for an attribution: its track, for the reviews, and what was recorded of its closes.
struct recorded_index {
    const track& of;
    const recorded_closes& closes;
};

/// Splits the gap between the returns of two indices of one market into what they hold, how they weigh it at reviews,
/// how their weights drift until the next, and how they value it; by asset, and by review or month.
///
/// On a day let w be the weight of an asset as the day opens, r its return, and t the weight with which it first opened
/// since the latest review of that index. An asset adds to the gap of the day
///   selection  w_1 r_1 or -w_2 r_2, where only one holds it; else
///   weighting  (t_1 - t_2) (r_1 + r_2) / 2
///   drift      (w_1 - t_1 - w_2 + t_2) (r_1 + r_2) / 2
///   pricing    (w_1 + w_2) / 2 (r_1 - r_2)
/// and these sum to R_1 - R_2, the gap of the day. Where an asset that both hold is worth nothing as the day opens, as
/// a fork is, it has no return: all it adds is pricing. Days are linked with the logarithms of returns, so that a lead
/// that only grows with the market stays with the days that made it, and exchanging the indices turns each sign.
///
/// Indices that share no name differ by selection alone. By way of others between them, such as the same members in
/// equal parts, the gap of a day is the sum of its steps, R_1 - R_2 of the first and the last index; what an asset adds
/// is the same, and its weights are told apart from its choice.
///
/// Formula: sum over days of k_t / k (gap of the day), k_t = (log(1 + R_1t) - log(1 + R_2t)) / (R_1t - R_2t), its limit
///   1 / (1 + R_1t) where both are equal, and k the same of the whole span
/// Input: all recorded over the same market; the days from the latest base on are compared
/// Value: fractions; the parts of all assets and days sum to L_1T / L_10 - L_2T / L_20, of the first and the last
/// index.
///   They are shares of the gap of the span that is asked for, so spans of their own do not add up, but reviews and
///   months within it do
/// No data: nothing, and no assets, over no days; NaN where a price is NaN
/// Errors: std::invalid_argument for fewer than two indices, closes that are not those of their track, tracks that do
///   not have the same days, a level that is not positive and finite, a date that is none of the closes
/// Rounding: the parts sum to the gap within (n + 8 T) 2^-52 of the greater growths, n positions, T days
/// Cost: 40 bytes for each asset on each day and step; O(m log m) for the m of a span
/// Source: Brinson and Fachler (1985), Measuring non-US equity portfolio performance, with interaction shared evenly;
///   linking of Carino (1999), Combining attribution effects over time
class attribution {
public:
    attribution(const recorded_index& first, const recorded_index& second)
        : attribution{std::vector<recorded_index>{first, second}} {}

    /// The gap between the first and the last of several indices, by way of those between them.
    explicit attribution(std::span<const recorded_index> path) {
        if (path.size() < 2) core::refuse("number of indices", path.size(), "2 or more");
        for (std::size_t i = 0; i < path.size(); ++i) require_own(name_of(i, path.size()), path[i]);
        core::date base = path.front().of.dates.front();
        for (const recorded_index& index : path) base = (std::max)(base, index.of.dates.front());
        for (std::size_t i = 0; i < path.size(); ++i) {
            const auto days = std::span{path[i].of.dates}.subspan(close_from(path[i].of, base));
            if (i == 0) dates_.assign(days.begin(), days.end());
            if (!std::equal(days.begin(), days.end(), dates_.begin(), dates_.end())) {
                core::refuse("number of closes of " + name_of(i, path.size()), days.size(),
                             "those of first from " + std::string{core::iso_text{base}} + " on, " +
                                 std::to_string(dates_.size()));
            }
            detail::require_positive("levels of " + name_of(i, path.size()), levels_from(path[i].of, base));
        }
        levels_[0] = levels_from(path.front().of, base);
        levels_[1] = levels_from(path.back().of, base);

        std::vector<opened_weights> weights;
        for (const recorded_index& index : path) {
            weights.emplace_back(index);
            for (std::size_t t = 1; t <= close_from(index.of, base); ++t) static_cast<void>(weights.back().on(t));
            for (const review& r : index.of.reviews) reviews_.push_back(r.date);
        }
        std::sort(reviews_.begin(), reviews_.end());
        ends_.push_back(0);
        for (std::size_t t = 1; t < dates_.size(); ++t) {
            std::vector<opened> before;
            for (std::size_t i = 0; i < path.size(); ++i) {
                std::vector<opened> next = weights[i].on(close_from(path[i].of, base) + t);
                if (i > 0) add_step(before, next);
                before = std::move(next);
            }
            ends_.push_back(gaps_.size());
        }
    }

    std::span<const core::date> dates() const noexcept { return dates_; }

    /// The gap from one close to another, and the assets that made it.
    span_gap over(core::date after, core::date until) const {
        const auto [first, last] = detail::span_of(dates_, after, until);
        return linked(first, last, linking(first, last));
    }

    /// The same from review to review, of any index.
    std::vector<span_gap> by_review(core::date after, core::date until) const {
        return cut(after, until, [&](std::size_t close) {
            return std::binary_search(reviews_.begin(), reviews_.end(), dates_[close]);
        });
    }

    /// The same month by month.
    std::vector<span_gap> by_month(core::date after, core::date until) const {
        return cut(after, until, [&](std::size_t close) {
            const auto month = [&](std::size_t t) {
                return core::period_start(dates_[t], core::calendar_period::month);
            };
            return month(close) != month(close + 1);
        });
    }

private:
    struct opened {
        std::size_t asset;
        double weight;
        double target;
        double before;  // price
        double price;
        double added;  // weight x return, which there is without a price before as well
    };

    /// The weights with which the days of one index open, asked for day after day.
    class opened_weights {
    public:
        explicit opened_weights(const recorded_index& index) : closes_{index.closes} {
            for (const review& r : index.of.reviews) reviews_.push_back(r.date);
        }

        std::vector<opened> on(std::size_t close) {
            if (std::binary_search(reviews_.begin(), reviews_.end(), closes_.dates()[close - 1])) targets_.clear();
            double total = 0;
            for (const valued_position& p : closes_.at(close)) total += p.units * p.price_before;
            std::vector<opened> today;
            for (const valued_position& p : closes_.at(close)) {
                const double weight = p.units * p.price_before / total;
                today.push_back({.asset = p.asset,
                                 .weight = weight,
                                 .target = target_of(p.asset, weight),
                                 .before = p.price_before,
                                 .price = p.price,
                                 .added = p.units * (p.price - p.price_before) / total});
            }
            return today;
        }

    private:
        double target_of(std::size_t asset, double weight) {
            const auto before = [](const holding& h, std::size_t wanted) { return h.asset < wanted; };
            auto at = std::lower_bound(targets_.begin(), targets_.end(), asset, before);
            if (at == targets_.end() || at->asset != asset) at = targets_.insert(at, {asset, weight});
            return at->weight;
        }

        const recorded_closes& closes_;
        std::vector<core::date> reviews_;
        std::vector<holding> targets_;  // of all assets that were held since the latest review, ascending
    };

    static void require_own(std::string_view name, const recorded_index& index) {
        const auto closes = index.closes.dates();
        if (!closes.empty() && std::equal(closes.begin(), closes.end(), index.of.dates.begin(), index.of.dates.end())) {
            return;
        }
        core::refuse("number of closes of " + std::string{name}, closes.size(),
                     "those of its track, " + std::to_string(index.of.dates.size()) + ", one at least");
    }

    static std::string name_of(std::size_t i, std::size_t count) {
        if (i == 0) return "first";
        return count == 2 ? "second" : std::to_string(i + 1) + " of " + std::to_string(count);
    }

    static std::vector<double> levels_from(const track& of, core::date base) {
        return {of.levels.begin() + static_cast<std::ptrdiff_t>(close_from(of, base)), of.levels.end()};
    }

    static std::size_t close_from(const track& of, core::date base) {
        return static_cast<std::size_t>(std::lower_bound(of.dates.begin(), of.dates.end(), base) - of.dates.begin());
    }

    static gap between(const opened& one, const opened& two) noexcept {
        if (!(one.before > 0 && two.before > 0)) return {.pricing = one.added - two.added};
        const double return_of_one = one.price / one.before - 1, return_of_two = two.price / two.before - 1;
        const double middle = (return_of_one + return_of_two) / 2;
        return {.weighting = (one.target - two.target) * middle,
                .drift = ((one.weight - one.target) - (two.weight - two.target)) * middle,
                .pricing = (one.weight + two.weight) / 2 * (return_of_one - return_of_two)};
    }

    void add_step(std::span<const opened> first, std::span<const opened> second) {
        auto one = first.begin();
        auto two = second.begin();
        while (one != first.end() || two != second.end()) {
            if (two == second.end() || (one != first.end() && one->asset < two->asset)) {
                gaps_.push_back({one->asset, {.selection = one->added}});
                ++one;
            } else if (one == first.end() || two->asset < one->asset) {
                gaps_.push_back({two->asset, {.selection = -two->added}});
                ++two;
            } else {
                gaps_.push_back({one->asset, between(*one, *two)});
                ++one;
                ++two;
            }
        }
    }

    /// What turns a gap of returns into one of their logarithms.
    double logarithmic(std::size_t first, std::size_t last) const noexcept {
        const double one = levels_[0][last] / levels_[0][first], two = levels_[1][last] / levels_[1][first];
        const double lead = (one - two) / two;
        return lead == 0 ? 1 / two : std::log1p(lead) / lead / two;
    }

    /// The factors of the days of a span.
    std::vector<double> linking(std::size_t first, std::size_t last) const {
        const double whole = logarithmic(first, last);
        std::vector<double> factors;
        for (std::size_t t = first + 1; t <= last; ++t) factors.push_back(logarithmic(t - 1, t) / whole);
        return factors;
    }

    span_gap linked(std::size_t first, std::size_t last, std::span<const double> factors) const {
        span_gap result{.after = dates_[first], .until = dates_[last]};
        std::vector<asset_gap>& assets = result.assets;
        for (std::size_t t = first + 1; t <= last; ++t) {
            for (std::size_t i = ends_[t - 1]; i < ends_[t]; ++i) {
                assets.push_back({gaps_[i].asset, factors[t - first - 1] * gaps_[i].parts});
            }
        }
        std::stable_sort(assets.begin(), assets.end(),
                         [](const asset_gap& a, const asset_gap& b) { return a.asset < b.asset; });
        std::size_t count = 0;
        for (const asset_gap& a : assets) {
            if (count > 0 && assets[count - 1].asset == a.asset) {
                assets[count - 1].parts += a.parts;
            } else {
                assets[count++] = a;
            }
        }
        assets.resize(count);
        for (const asset_gap& a : assets) result.parts += a.parts;
        return result;
    }

    template <class EndsAt>
    std::vector<span_gap> cut(core::date after, core::date until, const EndsAt& ends_at) const {
        const auto [first, last] = detail::span_of(dates_, after, until);
        const auto factors = linking(first, last);
        std::vector<span_gap> result;
        std::size_t begin = first;
        for (std::size_t t = first + 1; t <= last; ++t) {
            if (t < last && !ends_at(t)) continue;
            result.push_back(linked(begin, t, std::span{factors}.subspan(begin - first, t - begin)));
            begin = t;
        }
        return result;
    }

    std::vector<core::date> dates_;
    std::vector<double> levels_[2];    // of the first and the last
    std::vector<core::date> reviews_;  // of any index
    std::vector<std::size_t> ends_;    // of each close, the number of gaps up to it
    std::vector<asset_gap> gaps_;      // of each day and step alone
};

}
