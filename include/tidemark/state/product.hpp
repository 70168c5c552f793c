// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The product of the observations of a stretch.
template <class Real>
struct basic_product {
    using observation = Real;
    template <class Other>
    using over = basic_product<Other>;
    static constexpr char name[] = "product";

    Real count = 0;
    Real value = 1;

    static constexpr basic_product lift(const Real& x) noexcept { return {1, x}; }
    static constexpr basic_product combine(const basic_product& early, const basic_product& late) noexcept {
        return {early.count + late.count, early.value * late.value};
    }

    friend bool operator==(const basic_product&, const basic_product&) noexcept = default;
};

using product = basic_product<double>;

}
