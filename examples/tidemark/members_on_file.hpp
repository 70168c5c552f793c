// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace program {

/// The members of another index, by the members.csv that its calculation wrote; a rule of selection.
class members_on_file {
public:
    enum class side { kept, left };

    /// Errors: `data_error` for a file that cannot be read
    members_on_file(const std::filesystem::path& file, side members);

    /// Errors: `std::domain_error` before the first review of the other index
    std::vector<tidemark::index::candidate> operator()(std::vector<tidemark::index::candidate> ranked,
                                                       const tidemark::index::review_context& context) const;

private:
    std::map<tidemark::core::date, std::set<std::string, std::less<>>> members_;
    side side_;
};

}
