// SPDX-License-Identifier: BSL-1.0
#include "members_on_file.hpp"

#include "csv.hpp"

#include <tidemark/core/error.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace program {

namespace index = tidemark::index;

members_on_file::members_on_file(const std::vector<std::filesystem::path>& files, side members) : side_{members} {
    for (const std::filesystem::path& file : files) {
        csv_reader rows{file};
        const std::size_t date = rows.column("date"), asset = rows.column("asset");
        members_by_date other;
        while (rows.next()) other[rows.date(date)].emplace(rows.text(asset));
        others_.push_back(std::move(other));
    }
}

std::vector<index::candidate> members_on_file::operator()(std::vector<index::candidate> ranked,
                                                          const index::review_context& context) const {
    std::vector<const members_by_date::mapped_type*> now;
    for (const members_by_date& other : others_) {
        auto after = other.upper_bound(context.market().today());
        if (after == other.begin()) tidemark::core::infeasible("the other index has no members yet");
        now.push_back(&(--after)->second);
    }
    std::erase_if(ranked, [&](const index::candidate& c) {
        const auto id = context.market().id(c.asset);
        const bool held =
            std::any_of(now.begin(), now.end(), [&](const auto* members) { return members->contains(id); });
        return held != (side_ == side::kept);
    });
    return ranked;
}

index::member_history read_member_history(const std::filesystem::path& file, const index::market& universe) {
    csv_reader rows{file};
    const std::size_t date = rows.column("date"), asset = rows.column("asset");
    std::map<tidemark::core::date, std::vector<std::size_t>> members;
    while (rows.next()) {
        const auto position = universe.find_asset(rows.text(asset));
        if (!position) rows.refuse(asset, "an asset of the market");
        members[rows.date(date)].push_back(*position);
    }
    std::vector<index::dated<std::vector<std::size_t>>> lists;
    for (auto& [day, assets] : members) lists.push_back({day, std::move(assets)});
    return index::member_history{std::move(lists)};
}

}
