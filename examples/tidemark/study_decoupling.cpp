// SPDX-License-Identifier: BSL-1.0
#include "study_decoupling.hpp"

#include "decouple.hpp"
#include "errors.hpp"
#include "progress.hpp"
#include "study_indices.hpp"

#include <tidemark/core/alignment.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace program {

namespace core = tidemark::core;
using core::date;

namespace {

constexpr std::pair<std::string_view, std::string_view> questions[]{
    {"BTC", "RUT"},      {"BTC", "NDX"}, {"BTC", "SPX"},          {"ETH", "RUT"},
    {"ETH", "NDX"},      {"ETH", "SPX"}, {small_caps, "RUT"},     {small_caps, "NDX"},
    {small_caps, "SPX"}, {"ETH", "BTC"}, {small_caps, large_caps}};

constexpr std::ptrdiff_t least_days_after = 30;

date quarter_of(date day) { return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1}; }

/// The first day of the quarter in which the days end, or of the one before where that leaves few of them.
date cut_of(const std::vector<date>& days) {
    const date quarter = quarter_of(days.back());
    const bool enough = days.end() - std::lower_bound(days.begin(), days.end(), quarter) >= least_days_after;
    return enough ? quarter : quarter_of(quarter - 1);
}

class reader {
public:
    explicit reader(const std::vector<const series*>& all) : all_{all} {}

    study_decoupling read() && {
        choose_cut();
        progress bar{"looking for partings"};
        for (const auto& [first, second] : questions) {
            const series *const a = find(first), *const b = find(second);
            if (a != nullptr && b != nullptr) add(*a, *b);
            bar.show(static_cast<double>(++asked_) / static_cast<double>(std::size(questions)));
        }
        if (made_.pairs.empty() && made_.left_out.empty())
            made_.left_out.emplace_back("No two of the series that are compared are there.");
        return std::move(made_);
    }

private:
    const series* find(std::string_view name) const {
        const auto found = std::find_if(all_.begin(), all_.end(), [&](const series* s) { return s->name == name; });
        return found == all_.end() ? nullptr : *found;
    }

    /// Of the market that is open least, so that all are cut on one day.
    void choose_cut() {
        const series* fewest = nullptr;
        for (const series* s : all_)
            if (fewest == nullptr || s->periods_per_year < fewest->periods_per_year) fewest = s;
        if (fewest != nullptr && !fewest->dates.empty()) made_.cut = cut_of(fewest->dates);
    }

    void add(const series& a, const series& b) {
        try {
            const double periods = (std::min)(a.periods_per_year, b.periods_per_year);
            made_.pairs.push_back(
                {a.name, b.name, decouple(a, b, {.cut = made_.cut, .periods_per_year = periods}), peaks_of(a, b)});
        } catch (const data_error& error) {
            made_.left_out.push_back(fmt::format("Left out: {}.", error.what()));
        }
    }

    static std::vector<shared_peaks> peaks_of(const series& a, const series& b) {
        const core::shared_days shared = core::align(a.dates, b.dates);
        std::vector<double> first, second;
        for (const std::size_t i : shared.first) first.push_back(a.levels[i]);
        for (const std::size_t i : shared.second) second.push_back(b.levels[i]);
        return find_shared_peaks(first, second, peaks_of_days);
    }

    const std::vector<const series*>& all_;
    std::size_t asked_ = 0;
    study_decoupling made_{};
};

}

const decoupled_pair* study_decoupling::pair_of(std::string_view first, std::string_view second) const {
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const auto& p) { return p.first == first && p.second == second; });
    return found == pairs.end() ? nullptr : &*found;
}

study_decoupling decouple_pairs(const std::vector<const series*>& all) { return reader{all}.read(); }

}
