// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/block_prefix.hpp>

#include <new>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// What the windows answer of which every row is observed: whatever depends on their length alone is computed once.
template <core::fold M>
class full_window {
    using form = scan_form<M>;
    using lowering_type = decltype(lowering(std::declval<const M&>(), 1.0));

public:
    full_window(const M& metric, std::size_t window) noexcept
        : lower_{lowering(metric, static_cast<double>(window))},
          count_{static_cast<double>(window)},
          share_{core::reciprocal_of_count(count_)} {}
    full_window(const full_window&) noexcept = default;
    // A closure can be copied, but not assigned.
    full_window& operator=(const full_window& other) noexcept {
        if (this == &other) return *this;
        this->~full_window();
        return *new (this) full_window(other);
    }

    auto operator()(typename form::state s, const typename form::anchor_type& anchor) const noexcept {
        if constexpr (laned<M>) s.count = count_;
        if constexpr (requires { core::state_of<M>::about(anchor, s, share_); })
            return lower_(core::state_of<M>::about(anchor, s, share_));
        else if constexpr (form::sums)
            return lower_(core::state_of<M>::about(anchor, s));
        else
            return lower_(s);
    }

private:
    lowering_type lower_;
    double count_;
    double share_;
};

}
