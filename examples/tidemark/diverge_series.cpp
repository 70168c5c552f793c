// SPDX-License-Identifier: BSL-1.0
#include "diverge_pair.hpp"

#include "csv.hpp"
#include "equities.hpp"
#include "errors.hpp"
#include "market_file.hpp"
#include "registry/settings.hpp"
#include "study_indices.hpp"
#include "words.hpp"

#include <tidemark/index/calculate.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace program {

namespace core = tidemark::core;
namespace index = tidemark::index;
using std::filesystem::path;

namespace {

/// A column of closes; an empty field is a day on which the market was not open.
series column_of(const path& file, const std::string& name) {
    csv_reader rows{file};
    const std::size_t day = rows.column("date");
    const std::size_t close = rows.column(name);
    if (day == close) throw usage_error{"date is the column of the days, expected one of closes"};
    series s{.name = name, .label = name, .periods_per_year = core::nan, .dates = {}, .levels = {}};
    core::date before{};
    while (rows.next()) {
        const core::date today = rows.date(day);
        if (before.ok() && !(before < today))
            rows.refuse(day, fmt::format("a day after {}, the one before it", iso(before)));
        before = today;
        const auto level = rows.optional_number(close);
        if (!level || std::isnan(*level)) continue;
        if (!(*level > 0 && std::isfinite(*level))) rows.refuse(close, "a positive finite close");
        s.dates.push_back(today);
        s.levels.push_back(*level);
    }
    return s;
}

found_series series_of_files(const diverge_request& q) {
    found_series found{column_of(q.inputs.front(), q.first), column_of(q.inputs.back(), q.second), {}, {}};
    if (q.first == q.second) {  // of two files
        found.first.label = fmt::format("{} of {}", q.first, q.inputs.front().filename().string());
        found.second.label = fmt::format("{} of {}", q.second, q.inputs.back().filename().string());
    }
    return found;
}

enum class traded { round_the_clock, on_an_exchange };

struct market_series {
    series closes;
    traded where;
};

/// The names of a market: assets, indices of the study, and symbols of equities.
class named_series {
public:
    explicit named_series(const path& folder) : folder_{folder}, data_{read_market(folder)} {
        if (exists(folder / "equities_daily.csv")) equities_ = read_equities(folder / "equities_daily.csv");
    }

    /// RUT, or symbol:RUT; BTC, or asset:BTC; small_51_100. What is both is taken for the symbol.
    market_series find(const std::string& typed) {
        const std::size_t colon = typed.find(':');
        const std::string kind = colon == typed.npos ? "" : typed.substr(0, colon), name = typed.substr(colon + 1);
        const std::optional<std::size_t> asset = kind.empty() || kind == "asset" ? priced(name) : std::nullopt;
        const series* const listed = kind.empty() || kind == "symbol" ? symbol(name) : nullptr;
        if (listed != nullptr && asset)
            notes_.push_back(
                fmt::format("{0} is the symbol of equities_daily.csv; the asset of that name is asset:{0}.", name));
        if (listed != nullptr) return {labelled(*listed, typed), traded::on_an_exchange};
        if (asset) return {labelled(prices_of(*asset), typed), traded::round_the_clock};
        const std::string_view wanted = name == "small" ? small_caps : name == "large" ? large_caps : name;
        for (const index_definition& d : index_definitions())
            if (kind.empty() && d.name == wanted) return {levels_of(d), traded::round_the_clock};
        refuse(typed);
    }

    std::vector<std::string> notes() && { return std::move(notes_); }

private:
    const series* symbol(const std::string& name) const {
        const auto found =
            std::find_if(equities_.begin(), equities_.end(), [&](const series& s) { return s.name == name; });
        return found == equities_.end() ? nullptr : &*found;
    }

    std::optional<std::size_t> priced(const std::string& name) const {
        const auto asset = data_.universe.find_asset(name);
        return asset && data_.universe.first_quoted(*asset) ? asset : std::nullopt;
    }

    static series labelled(series s, const std::string& label) {
        s.label = label;
        return s;
    }

    series prices_of(std::size_t asset) const {
        const index::market& universe = data_.universe;
        const std::string& id = universe.assets()[asset].id;
        series s{.name = id, .label = id, .periods_per_year = crypto_days_a_year, .dates = {}, .levels = {}};
        for (std::size_t day = 0; day < universe.dates().size(); ++day) {
            const double price = universe.prices(day)[asset];
            if (std::isnan(price)) continue;
            s.dates.push_back(universe.dates()[day]);
            s.levels.push_back(price);
        }
        return s;
    }

    series levels_of(const index_definition& d) const {
        index::track track = index::calculate(rules_of(data_, d.selection), data_.universe, rank_every_review(data_));
        return {.name = d.name,
                .label = d.label,
                .periods_per_year = crypto_days_a_year,
                .dates = std::move(track.dates),
                .levels = std::move(track.levels)};
    }

    [[noreturn]] void refuse(const std::string& name) const {
        std::vector<std::string_view> few, all;
        for (const index_definition& d : index_definitions()) few.emplace_back(d.name);
        for (const series& s : equities_) few.push_back(s.name);
        all = few;
        for (std::size_t i = 0; i < data_.universe.assets().size(); ++i)
            if (data_.universe.first_quoted(i)) all.push_back(data_.universe.assets()[i].id);
        throw data_error{
            fmt::format("{}: has nothing named {}; the nearest are {}. There are the indices and symbols {}, and {} "
                        "assets with prices",
                        folder_.string(), name, fmt::join(registry::nearest(name, all), ", "), fmt::join(few, ", "),
                        all.size() - few.size())};
    }

    path folder_;
    market_data data_;
    std::vector<series> equities_;
    std::vector<std::string> notes_;
};

/// A crypto day ends at 24:00 UTC, the day of an exchange in New York at 20:00 or, in winter, at 21:00.
std::optional<closing_times> clocks_of(const market_series& first, const market_series& second) {
    if (first.where == second.where) return std::nullopt;
    const bool first_is_later = first.where == traded::round_the_clock;
    const auto& [later, earlier] = first_is_later ? std::pair{first, second} : std::pair{second, first};
    return closing_times{first_is_later ? 3.5 : -3.5,
                         fmt::format("{} closes at 24:00 UTC, {} with the exchanges of New York, at 20:00 UTC in "
                                     "summer and 21:00 in winter: 3 to 4 hours earlier.",
                                     later.closes.label, earlier.closes.label)};
}

}

found_series find_series(const diverge_request& q) {
    if (q.data.empty()) return series_of_files(q);
    named_series market{q.data};
    market_series first = market.find(q.first), second = market.find(q.second);
    auto clocks = clocks_of(first, second);
    return {std::move(first.closes), std::move(second.closes), std::move(clocks), std::move(market).notes()};
}

}
