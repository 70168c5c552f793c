// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <concepts>
#include <cstddef>

/// What a driver does with a row that is missing (NaN; for pairs, either side NaN).
namespace tidemark::inline TIDEMARK_ABI::missing {

/// The row is left out. An answer needs `min_count` observed rows, otherwise it is NaN; unless set, a rolling window
/// needs all of its rows and every other driver leaves it to the metric.
struct skip {
    static constexpr std::size_t unset = static_cast<std::size_t>(-1);
    std::size_t min_count = unset;
};

/// An answer that would rest on a missing row is NaN.
struct propagate {};

/// A missing row is an error: `std::invalid_argument` names its position before anything is computed.
struct refuse {};

/// For matrices of several series: a row counts where every series is observed. `skip` leaves rows out pair by pair.
struct complete_rows {
    std::size_t min_count = skip::unset;
};

template <class P>
concept policy = std::same_as<P, skip> || std::same_as<P, propagate> || std::same_as<P, refuse>;

}
