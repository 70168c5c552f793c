// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// What became of one unit in each of two series of simple returns that are observed together: products, which merge
/// by multiplying.
template <class Real>
struct basic_growths {
    using observation = core::basic_pair<Real>;
    template <class Other>
    using over = basic_growths<Other>;
    static constexpr char name[] = "growths";

    Real count = 0;
    Real x = 1;
    Real y = 1;

    static constexpr basic_growths lift(const observation& returns) noexcept {
        return {1, 1 + returns.x, 1 + returns.y};
    }
    static constexpr basic_growths combine(const basic_growths& early, const basic_growths& late) noexcept {
        return {early.count + late.count, core::product(early.x, late.x), core::product(early.y, late.y)};
    }

    friend bool operator==(const basic_growths&, const basic_growths&) noexcept = default;
};

using growths = basic_growths<double>;

}
