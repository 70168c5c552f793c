// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// The rows that are not missing, in order, and where each stood, so that a date of theirs is one of the caller's.
template <core::sample S>
struct observed_rows {
    using row = typename S::observation;

    std::vector<row> rows{};
    std::vector<std::size_t> positions{};

    observed_rows(const S& all, std::size_t least) {
        for (std::size_t t = 0; t < all.size(); ++t) {
            if (core::is_missing(all[t])) continue;
            rows.push_back(all[t]);
            positions.push_back(t);
        }
        if (rows.size() < least)
            core::refuse("number of observed rows", rows.size(),
                         "at least " + std::to_string(least) + " for this test");
    }

    std::size_t size() const noexcept { return rows.size(); }
    const row& operator[](std::size_t t) const noexcept { return rows[t]; }
};

}
