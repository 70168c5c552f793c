// SPDX-License-Identifier: BSL-1.0
#include "members_on_file.hpp"

#include "csv.hpp"

#include <tidemark/core/error.hpp>

namespace program {

namespace index = tidemark::index;

members_on_file::members_on_file(const std::filesystem::path& file, side members) : side_{members} {
    csv_reader rows{file};
    const std::size_t date = rows.column("date"), asset = rows.column("asset");
    while (rows.next()) members_[rows.date(date)].emplace(rows.text(asset));
}

std::vector<index::candidate> members_on_file::operator()(std::vector<index::candidate> ranked,
                                                          const index::review_context& context) const {
    auto after = members_.upper_bound(context.market().today());
    if (after == members_.begin()) tidemark::core::infeasible("the other index has no members yet");
    const auto& now = (--after)->second;
    std::erase_if(ranked, [&](const index::candidate& c) {
        return now.contains(context.market().id(c.asset)) != (side_ == side::kept);
    });
    return ranked;
}

}
