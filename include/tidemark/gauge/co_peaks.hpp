// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/turning_points.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Whether a peak may belong to one pair only, so that a cluster of peaks is not counted by its square.
enum class matching { one_to_one, all_pairs };

/// A peak of each of two series that lie close together.
struct co_peak {
    std::size_t first;
    std::size_t second;

    friend constexpr bool operator==(const co_peak&, const co_peak&) noexcept = default;
};

/// The peaks that two series share.
struct co_peak_counts {
    std::vector<co_peak> pairs{};
    std::size_t first = 0;           ///< peaks of the first series
    std::size_t second = 0;          ///< peaks of the second
    std::size_t first_matched = 0;   ///< those of the first with a peak of the second close by
    std::size_t second_matched = 0;  ///< and the other way round

    /// Of the first series' peaks the share that the second had, too; NaN without peaks.
    constexpr double share_of_first() const noexcept { return share(first_matched, first); }
    constexpr double share_of_second() const noexcept { return share(second_matched, second); }

private:
    static constexpr double share(std::size_t matched, std::size_t all) noexcept {
        return all > 0 ? static_cast<double>(matched) / static_cast<double>(all) : core::nan;
    }
};

/// Pairs of peaks, or of any positions of two series on the same rows, that lie at most `within` rows apart.
///
/// Formula: (s, t) with abs(s - t) <= within; one to one: in order, each position with the earliest free one, which
///          makes as many pairs as can be made
/// Input:   positions in the rows that both series share, ascending
/// Value:   the pairs, ascending; how many positions there were and how many have a partner
/// No data: no pairs; shares of no positions are NaN
/// Errors:  std::invalid_argument for positions out of order or repeated
/// Cost:    O(a + b), and of all pairs their number
/// Source:  -
struct co_peaks {
    std::size_t within;
    matching pairing = matching::one_to_one;

    co_peak_counts operator()(std::span<const std::size_t> first, std::span<const std::size_t> second) const {
        require_ascending("first", first);
        require_ascending("second", second);
        co_peak_counts counts{.pairs = {}, .first = first.size(), .second = second.size()};
        if (pairing == matching::one_to_one)
            match(first, second, counts);
        else
            list(first, second, counts);
        return counts;
    }

private:
    static void require_ascending(const char* name, std::span<const std::size_t> positions) {
        for (std::size_t i = 1; i < positions.size(); ++i)
            if (positions[i] <= positions[i - 1])
                core::refuse(std::string{name} + "[" + std::to_string(i) + "]", positions[i],
                             "more than " + std::to_string(positions[i - 1]));
    }

    /// Whether `a` lies before `b`, too far to be paired.
    constexpr bool precedes(std::size_t a, std::size_t b) const noexcept { return a < b && b - a > within; }

    void match(std::span<const std::size_t> first, std::span<const std::size_t> second, co_peak_counts& counts) const {
        for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
            if (precedes(first[i], second[j]))
                ++i;
            else if (precedes(second[j], first[i]))
                ++j;
            else
                counts.pairs.push_back({first[i++], second[j++]});
        }
        counts.first_matched = counts.second_matched = counts.pairs.size();
    }

    void list(std::span<const std::size_t> first, std::span<const std::size_t> second, co_peak_counts& counts) const {
        std::size_t begin = 0, next = 0;  // those of the second up to `next` are counted as matched
        for (const std::size_t p : first) {
            while (begin < second.size() && precedes(second[begin], p)) ++begin;
            std::size_t j = begin;
            for (; j < second.size() && !precedes(p, second[j]); ++j) counts.pairs.push_back({p, second[j]});
            counts.first_matched += j > begin ? 1 : 0;
            if (j > next) {
                counts.second_matched += j - (begin > next ? begin : next);
                next = j;
            }
        }
    }
};

/// How many peaks two series share, of their returns: what a test of significance asks of one sample after another.
///
/// Formula: the pairs that co_peaks finds among the peaks that a rule finds in prod(1 + r), begun at 1
/// Input:   simple returns per period of two series on the same rows, as fractions, more than -1
/// Value:   number of pairs
/// No data: 0
/// Errors:  those of the rule
/// Cost:    that of the rule
/// Source:  -
template <turning_rule Rule>
struct co_peak_count {
    Rule peaks;
    co_peaks close{.within = 1};
    turn kind = turn::peak;

    double operator()(std::span<const double> x, std::span<const double> y) const {
        return static_cast<double>(close(turns_of(x), turns_of(y)).pairs.size());
    }

private:
    std::vector<std::size_t> turns_of(std::span<const double> returns) const {
        std::vector<double> levels{1};
        levels.reserve(returns.size() + 1);
        for (const double r : returns) levels.push_back(levels.back() * (1 + r));
        return positions_of(peaks(levels), kind);
    }
};

}
