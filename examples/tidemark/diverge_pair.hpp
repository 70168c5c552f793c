// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "series.hpp"

#include <tidemark/core/date.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace program {

/// Which two series are to be compared, and how.
struct diverge_request {
    /// A close of every so many shared days, or the last of each week.
    enum class unit { days, weeks };

    std::string first;
    std::string second;
    std::filesystem::path data{};                 ///< a folder with a market, or nothing
    std::vector<std::filesystem::path> inputs{};  ///< a file of both columns, or one of each
    std::optional<tidemark::core::date> from{};
    std::optional<tidemark::core::date> to{};
    std::optional<tidemark::core::date> cut{};  ///< the first day of "after"
    unit sampled_by = unit::days;
    std::size_t every = 1;
    std::optional<double> closing_offset{};  ///< hours by which the first closes after the second
    std::optional<std::size_t> lags{};
    double confidence = 0.95;

    bool every_day() const { return sampled_by == unit::days && every == 1; }
};

/// How far the closes of the two are apart.
struct closing_times {
    double hours;         ///< by which the first closes after the second
    std::string because;  ///< a sentence
};

/// Two series on the days that both were open.
struct diverge_pair {
    series first;  ///< on its own calendar
    series second;
    std::vector<tidemark::core::date> dates;  ///< those that both have, as often as was asked for
    std::vector<double> first_levels;
    std::vector<double> second_levels;
    std::vector<double> first_returns;  ///< logarithmic: the return at i ends at the date i + 1
    std::vector<double> second_returns;
    std::optional<closing_times> clocks{};
    std::vector<std::string> notes{};  ///< on what the names mean

    std::size_t returns() const { return first_returns.size(); }
    tidemark::core::date end_of(std::size_t a_return) const { return dates[a_return + 1]; }
};

/// The fewest returns that are compared at all, and of either side of a cut.
inline constexpr std::size_t least_shared_returns = 60;
inline constexpr std::size_t least_returns_of_a_side = 20;

/// The series of a request, each on its own calendar.
struct found_series {
    series first;
    series second;
    std::optional<closing_times> clocks;  ///< where they are known
    std::vector<std::string> notes;       ///< on what the names mean
};

/// Errors: `data_error` for what cannot be read and for a name that is not there, with what is
found_series find_series(const diverge_request& q);

/// Lines the two up, cuts them to the days that were asked for and samples them.
///
/// Errors: `data_error` where they share too few days, and where one of them never moves
diverge_pair pair_up(found_series found, const diverge_request& q);

/// Where "after" begins: at the return that is the first to end on the day of the cut or later.
///
/// Errors: `usage_error` for a cut that leaves too few returns on either side
std::size_t position_of_cut(const diverge_pair& p, tidemark::core::date cut);

/// Where "after" begins when nobody says: at the last ninety returns, or the last third of fewer than 270.
std::size_t usual_cut(const diverge_pair& p);

}
