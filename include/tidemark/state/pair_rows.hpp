// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::state {

/// All pairs of a stretch, in order: for what no sums of a fixed number can answer.
struct pair_rows {
    using observation = core::pair;

    std::vector<core::pair> rows{};

    static pair_rows lift(const core::pair& p) { return {{p}}; }
    static pair_rows combine(const pair_rows& early, const pair_rows& late) {
        pair_rows all = early;
        all.rows.insert(all.rows.end(), late.rows.begin(), late.rows.end());
        return all;
    }
    void absorb(const core::pair& p) { rows.push_back(p); }

    friend bool operator==(const pair_rows&, const pair_rows&) noexcept = default;
};

}
