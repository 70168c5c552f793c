// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/sibling.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace program {

/// The members of other indices, by the members.csv that their calculations wrote; a rule of selection, which keeps
/// what one of them holds, or what none does.
class members_on_file {
public:
    enum class side { kept, left };

    /// Errors: `data_error` for a file that cannot be read
    members_on_file(const std::vector<std::filesystem::path>& files, side members);

    /// Errors: `std::domain_error` before the first review of one of the other indices
    std::vector<tidemark::index::candidate> operator()(std::vector<tidemark::index::candidate> ranked,
                                                       const tidemark::index::review_context& context) const;

private:
    using members_by_date = std::map<tidemark::core::date, std::set<std::string, std::less<>>>;

    std::vector<members_by_date> others_;
    side side_;
};

/// The members of another index on the same market, by its members.csv.
///
/// Errors: `data_error` for a file that cannot be read, and for an asset that the market does not know
tidemark::index::member_history read_member_history(const std::filesystem::path& file,
                                                    const tidemark::index::market& universe);

}
