// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/counter_random.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/infer/average_run_length.hpp>
#include <tidemark/infer/page_hinkley.hpp>

#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// How much is simulated, and from which random numbers: the same seed has the same answer everywhere.
struct simulation {
    index::required<std::uint64_t> seed;
    std::size_t runs = 10'000;
};

/// An average over simulated runs, and its standard error.
struct simulated_average {
    double value;
    double standard_error;
};

/// Any detector of this folder.
template <class D>
concept detector =
    std::same_as<decltype(std::declval<const D&>().lower(std::declval<const core::state_of<D>&>())), detection>;

namespace detail {

/// Two standard normal numbers by the formula of Box and Muller.
inline core::pair two_normal(const core::counter_random& random, std::uint64_t i) noexcept {
    const std::array<std::uint32_t, 4> words = random.block(i);
    const auto open = [](std::uint32_t low, std::uint32_t high) {
        return (static_cast<double>((std::uint64_t{high} << 32 | low) >> 11) + 0.5) * 0x1p-53;
    };
    const double radius = std::sqrt(-2 * std::log(open(words[0], words[1])));
    const double angle = 2 * 3.14159265358979323846 * open(words[2], words[3]);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

// Row i of a run: normal, or one of those that were observed.
inline double row_of(const normal_observations& truth, const core::counter_random& random, std::uint64_t i) {
    return truth.mean + truth.deviation * two_normal(random, i).x;
}
inline core::pair row_of(const normal_pairs& truth, const core::counter_random& random, std::uint64_t i) {
    const core::pair z = two_normal(random, i);
    const double r = truth.correlation;
    return {z.x, r * z.x + std::sqrt((1 - r) * (1 + r)) * z.y};
}
template <class Row>
Row row_of(const std::vector<Row>& observed, const core::counter_random& random, std::uint64_t i) {
    return observed[random.below(i, observed.size())];
}

inline normal_observations population(const normal_observations& truth) { return require_valid(truth), truth; }
inline normal_pairs population(const normal_pairs& truth) { return require_valid(truth), truth; }
template <core::readable R>
auto population(const R& observations) {
    const auto rows = core::as_sample(observations);
    std::vector<typename decltype(rows)::observation> observed;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!core::is_missing(rows[i])) observed.push_back(rows[i]);
    if (observed.size() < 20)
        core::refuse("number of observations", observed.size(), "20 or more, to stand for those to come");
    return observed;
}

/// Runs of a detector side by side, each until one of its statistics was above a level that is raised.
template <class D, class Truth>
class runs_to_level {
public:
    runs_to_level(D d, const Truth& truth, const simulation& how) : detector_{d}, truth_{truth}, seed_{how.seed} {
        if (how.runs < 2) core::refuse("runs", how.runs, "2 or more");
        detector_.threshold = core::infinity;
        runs_.resize(how.runs);
    }

    /// Whether every run came above the level before all of them together had so many rows.
    bool raise(double level, double most_rows) {
        for (std::size_t i = 0; i < runs_.size(); ++i) {
            run& r = runs_[i];
            const core::counter_random random{seed_, i};
            while (!(level_of(r.state) > level)) {
                detector_.absorb(r.state, row_of(truth_, random, r.rows++));
                if (r.rows > detector_.warm_up && (rows_ += 1) > most_rows) return false;
            }
        }
        return true;
    }

    /// Of the rows after a warm-up.
    simulated_average length() const noexcept {
        const auto n = static_cast<double>(runs_.size());
        const double mean = rows_ / n;
        double squares = 0;
        for (const run& r : runs_) {
            const double d = static_cast<double>(r.rows - detector_.warm_up) - mean;
            squares += d * d;
        }
        return {mean, std::sqrt(squares / (n - 1) / n)};
    }

private:
    struct run {
        core::state_of<D> state{};
        std::uint64_t rows = 0;
    };

    double level_of(const core::state_of<D>& s) const noexcept {
        const double up = detector_.watches == change_direction::down ? 0 : s.sums.up;
        const double down = detector_.watches == change_direction::up ? 0 : s.sums.down;
        return core::larger(up, down);
    }

    D detector_;
    Truth truth_;
    std::uint64_t seed_;
    std::vector<run> runs_;
    double rows_ = 0;
};

}

/// How many observations pass on the average until a detector raises its first alarm, by simulation: for tests of Page
/// and Hinkley, and for a warm-up whose estimates miss the truth. Those of the warm-up do not count.
///
/// Formula: the mean over simulated runs, with the standard deviation of the runs by the root of their number
/// Input:   a detector with a threshold; normal_observations or normal_pairs, or some observations of which rows are
///          drawn, each by itself; a seed
/// Value:   number of observations, and its standard error
/// No data: none
/// Errors:  std::invalid_argument as the detector's; for fewer than 2 runs, or fewer than 20 observations to draw from;
///          std::domain_error after 1e10 rows
/// Cost:    about 0.1 microseconds a row
/// Source:  Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3
template <detector D, class Truth>
simulated_average simulated_run_length(const D& detector, const Truth& truth, const simulation& how) {
    detail::require_valid(detector);
    detail::runs_to_level runs{detector, detail::population(truth), how};
    if (!runs.raise(detector.threshold, 1e10)) core::infeasible("no alarm was raised in 1e10 rows");
    return runs.length();
}

/// A detector with the threshold that has the stated rate of false alarms, by simulation: for tests of Page and
/// Hinkley, and for a warm-up whose estimates miss the truth. Its mean run length is then that over many warm-ups.
///
/// Formula: the threshold h with simulated_run_length(detector with h) = average_run_length
/// Input:   a detector, whose threshold is not read; how many observations shall pass on the average until a false
///          alarm, those of the warm-up not counted; observations while nothing changes; a seed
/// Value:   the detector with that threshold
/// No data: none
/// Errors:  std::invalid_argument as the detector's; for an average run length below 2 or reached by any threshold, for
///          fewer than 2 runs, or fewer than 20 observations to draw from; std::domain_error where no threshold has it
/// Cost:    runs times average_run_length rows, and about a third more
/// Source:  Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3
template <detector D, class Truth>
D calibrated(D detector, double average_run_length, const Truth& truth, const simulation& how) {
    detail::require_valid_but_threshold(detector);
    if (!(average_run_length >= 2 && average_run_length <= 1e9))
        core::refuse("average_run_length", average_run_length, "2 to 1e9");
    detail::runs_to_level runs{detector, detail::population(truth), how};
    const double most_rows = 8 * average_run_length * static_cast<double>(how.runs);
    double level = 0, length = 0;
    for (double next = 0.05;; next *= 1.04) {
        if (!runs.raise(next, most_rows))
            core::infeasible("no threshold has the average run length of " + core::text_of(average_run_length));
        const double longer = runs.length().value;
        if (longer >= average_run_length) {
            if (level == 0)
                core::refuse("average_run_length", average_run_length,
                             "above " + core::text_of(longer) + ", which the lowest threshold has");
            // Between two levels the logarithm of the run length is as good as a straight line.
            const double part = std::log(average_run_length / length) / std::log(longer / length);
            detector.threshold = level + (next - level) * part;
            return detector;
        }
        level = next, length = longer;
    }
}

}
