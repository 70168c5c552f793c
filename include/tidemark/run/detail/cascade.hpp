// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// A fold in order whose rounding grows with the logarithm of the length: chunks of a fixed size are folded left to
/// right and merged like the digits of a binary counter, so that each state takes part in few merges.
template <core::fold M>
class cascade {
public:
    explicit constexpr cascade(const M& metric) noexcept : metric_{metric} {}

    constexpr void push(const core::observation_of<M>& x) noexcept {
        core::absorb(metric_, chunk_, x);
        if (++in_chunk_ < chunk_size) return;
        carry();
    }

    constexpr core::state_of<M> result() const noexcept {
        core::state_of<M> all = chunk_;
        // By the digits that are there: GCC 12 vectorises a loop over all levels for AVX-512 and counts some rows
        // twice.
        for (std::size_t level = 0, rest = chunks_; rest != 0; ++level, rest >>= 1)
            if ((rest & 1U) != 0) all = core::combine(metric_, held_[level], all);
        return all;
    }

private:
    static constexpr std::size_t chunk_size = 128;
    static constexpr std::size_t levels = 57;  // 2^57 chunks of 2^7 rows: all that a size can count

    constexpr void carry() noexcept {
        core::state_of<M> merged = chunk_;
        std::size_t level = 0;
        for (; (chunks_ >> level & 1U) != 0; ++level) merged = core::combine(metric_, held_[level], merged);
        held_[level] = merged;
        ++chunks_;
        chunk_ = {};
        in_chunk_ = 0;
    }

    M metric_;
    core::state_of<M> chunk_{};
    core::state_of<M> held_[levels]{};
    std::size_t in_chunk_ = 0;
    std::size_t chunks_ = 0;
};

}
