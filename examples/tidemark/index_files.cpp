// SPDX-License-Identifier: BSL-1.0
#include "index_files.hpp"

#include "cells.hpp"
#include "errors.hpp"
#include "written_files.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/audit.hpp>
#include <tidemark/index/replay.hpp>

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace program {

namespace core = tidemark::core;
namespace index = tidemark::index;
using std::filesystem::path;

namespace {

/// Reads back what `audit_json` wrote.
class trail_reader {
public:
    explicit trail_reader(const index::market& universe) : universe_{universe} {}

    index::track read(const ordered_json& root) const {
        if (root.at("format").get<int>() != 1) throw std::runtime_error{"format is not 1"};
        index::track trail;
        const core::date first = date(root.at("base").at("date")), last = date(root.at("last").at("date"));
        for (const core::date day : universe_.dates()) {
            if (first <= day && day <= last) trail.dates.push_back(day);
        }
        if (trail.dates.empty() || trail.dates.front() != first || trail.dates.back() != last) {
            throw std::runtime_error{"base or last date is no day of the market"};
        }
        trail.levels = {root.at("base").at("level").get<double>(), root.at("last").at("level").get<double>()};
        for (const ordered_json& r : root.at("reviews")) trail.reviews.push_back(read_review(r));
        for (const ordered_json& c : root.at("changes")) trail.changes.push_back(read_change(c));
        return trail;
    }

private:
    static core::date date(const ordered_json& value) {
        const core::date day = core::parse_date(value.get<std::string>());
        if (!day.ok()) throw std::runtime_error{fmt::format("{} is no date", value.dump())};
        return day;
    }

    static double number(const ordered_json& value) { return value.is_null() ? core::nan : value.get<double>(); }

    std::size_t asset(const ordered_json& value) const {
        const auto found = universe_.find_asset(value.get<std::string>());
        if (!found) throw std::runtime_error{fmt::format("{} is no asset of the market", value.dump())};
        return *found;
    }

    index::review read_review(const ordered_json& r) const {
        index::review review;
        review.date = date(r.at("date"));
        review.divisor_after = number(r.at("divisor_after"));
        for (const ordered_json& h : r.at("held")) {
            review.held.push_back({asset(h.at("asset")), number(h.at("units")), number(h.at("price"))});
        }
        return review;
    }

    index::change read_change(const ordered_json& c) const {
        return {.date = date(c.at("date")),
                .at = c.at("moment").get<std::string>() == text_of(index::moment::open) ? index::moment::open
                                                                                        : index::moment::close,
                .kind = kind(c.at("kind").get<std::string>()),
                .taken = c.at("effect").get<std::string>() == "taken" ? index::effect::taken : index::effect::none,
                .asset = asset(c.at("asset")),
                .other = asset(c.at("other")),
                .value = number(c.at("value")),
                .units_before = number(c.at("units_before")),
                .units_after = number(c.at("units_after")),
                .market_value_before = number(c.at("market_value_before")),
                .market_value_after = number(c.at("market_value_after")),
                .divisor_before = number(c.at("divisor_before")),
                .divisor_after = number(c.at("divisor_after"))};
    }

    static index::change_kind kind(const std::string& name) {
        for (int k = 0; k <= static_cast<int>(index::change_kind::resumption); ++k) {
            const auto each = static_cast<index::change_kind>(k);
            if (text_of(each) == name) return each;
        }
        throw std::runtime_error{fmt::format("\"{}\" is no kind of change", name)};
    }

    const index::market& universe_;
};

}

void write_levels(const index::track& trail, const path& folder) {
    make_folder(folder);
    write_file(folder / "levels.csv", index::levels_csv(trail));
}

void write_index(const index::track& trail, const index::market& universe, const path& folder) {
    write_levels(trail, folder);
    write_file(folder / "members.csv", index::members_csv(trail, universe));
    write_file(folder / "events.csv", index::events_csv(trail, universe));
    write_file(folder / "audit.json", index::audit_json(trail, universe));
}

index::track read_trail(const path& file, const index::market& universe) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw data_error{fmt::format("{}: cannot be read", file.string())};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    try {
        return trail_reader{universe}.read(ordered_json::parse(text));
    } catch (const std::exception& error) {
        throw data_error{fmt::format("{}: is no trail of this market: {}", file.string(), error.what())};
    }
}

replayed replay_trail(const index::track& trail, const index::market& universe) {
    return {index::replay(trail, universe), trail.levels.back()};
}

}
