// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// Calls f(0) ... f(N - 1), each with a constant.
template <std::size_t N, class F>
TIDEMARK_INLINE void unrolled(F f) noexcept {
    [&]<std::size_t... At>(std::index_sequence<At...>)
        TIDEMARK_INLINE_LAMBDA { (f(std::integral_constant<std::size_t, At>{}), ...); }(std::make_index_sequence<N>{});
}

/// Asks for memory that will soon be read.
TIDEMARK_INLINE void ask_for(const double* soon) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(soon);
#else
    static_cast<void>(soon);
#endif
}

/// As many rows as there are lanes.
template <class Real, class Observation = Real>
struct tile {
    static constexpr std::size_t rows = core::width<Real>;
    Observation row[rows];
};

/// Lanes that lie `apart` numbers from each other in memory, each with its rows next to one another: the blocks of a
/// series, or the columns of a column-major panel.
template <class Real>
struct contiguous_rows {
    static constexpr std::size_t width = core::width<Real>;
    using tile_type = tile<Real>;

    const double* first;
    std::ptrdiff_t apart;

    TIDEMARK_INLINE tile_type operator()(std::size_t row) const noexcept {
        tile_type t;
        unrolled<width>([&](auto j) TIDEMARK_INLINE_LAMBDA {
            core::load(t.row[j], first + static_cast<std::ptrdiff_t>(j) * apart + row);
        });
        core::transpose(t.row);
        return t;
    }
    /// Asks for rows that will soon be read: blocks are read backwards and far from each other, which no processor
    /// foresees.
    TIDEMARK_INLINE void fetch(std::size_t row) const noexcept {
        unrolled<width>([&](auto j)
                            TIDEMARK_INLINE_LAMBDA { ask_for(first + static_cast<std::ptrdiff_t>(j) * apart + row); });
    }
    TIDEMARK_INLINE Real one(std::size_t row) const noexcept {
        Real x;
        for (std::size_t j = 0; j < width; ++j)
            core::set_lane(x, j, first[static_cast<std::ptrdiff_t>(j) * apart + static_cast<std::ptrdiff_t>(row)]);
        return x;
    }
};

/// Lanes whose rows are numbers next to one another, row after row: columns that were laid out for a kernel.
template <class Real>
struct interleaved_rows {
    static constexpr std::size_t width = core::width<Real>;
    using tile_type = tile<Real>;

    const double* first;

    TIDEMARK_INLINE tile_type operator()(std::size_t row) const noexcept {
        tile_type t;
        unrolled<width>([&](auto j) TIDEMARK_INLINE_LAMBDA { t.row[j] = one(row + j); });
        return t;
    }
    TIDEMARK_INLINE void fetch(std::size_t) const noexcept {}
    TIDEMARK_INLINE Real one(std::size_t row) const noexcept {
        Real x;
        core::load(x, first + row * width);
        return x;
    }
};

/// Two series of them, read together.
template <class Real>
struct contiguous_pairs {
    using tile_type = tile<Real, core::basic_pair<Real>>;

    contiguous_rows<Real> x, y;

    TIDEMARK_INLINE tile_type operator()(std::size_t row) const noexcept {
        const auto left = x(row), right = y(row);
        tile_type t;
        unrolled<tile_type::rows>([&](auto j) TIDEMARK_INLINE_LAMBDA { t.row[j] = {left.row[j], right.row[j]}; });
        return t;
    }
    TIDEMARK_INLINE void fetch(std::size_t row) const noexcept {
        x.fetch(row);
        y.fetch(row);
    }
    TIDEMARK_INLINE core::basic_pair<Real> one(std::size_t row) const noexcept { return {x.one(row), y.one(row)}; }
};

/// Where the answers of such lanes go.
template <class Real>
struct contiguous_answers {
    double* first;
    std::ptrdiff_t apart;

    TIDEMARK_INLINE void put(std::size_t row, tile<Real> t) const noexcept {
        core::transpose(t.row);
        unrolled<core::width<Real>>([&](auto j) TIDEMARK_INLINE_LAMBDA {
            core::store(first + static_cast<std::ptrdiff_t>(j) * apart + row, t.row[j]);
        });
    }
    /// All but the first `kept` of them, where something else stays.
    TIDEMARK_INLINE void put_but_first(std::size_t row, tile<Real> t, std::size_t kept) const noexcept {
        core::transpose(t.row);
        const auto stays = core::lane_numbers<Real>() < Real{static_cast<double>(kept)};
        unrolled<core::width<Real>>([&](auto j) TIDEMARK_INLINE_LAMBDA {
            double* const to = first + static_cast<std::ptrdiff_t>(j) * apart + row;
            Real there;
            core::load(there, to);
            core::store(to, core::select(stays, there, t.row[j]));
        });
    }
    TIDEMARK_INLINE void put_one(std::ptrdiff_t row, const Real& answer) const noexcept {
        for (std::size_t j = 0; j < core::width<Real>; ++j)
            first[static_cast<std::ptrdiff_t>(j) * apart + row] = core::lane(answer, j);
    }
};

/// The same where the lanes are neighbours and the rows `apart` numbers from each other: columns of a row-major panel.
template <class Real>
struct interleaved_answers {
    double* first;
    std::ptrdiff_t apart;

    TIDEMARK_INLINE void put(std::size_t row, const tile<Real>& t) const noexcept {
        unrolled<core::width<Real>>(
            [&](auto j) TIDEMARK_INLINE_LAMBDA { put_one(static_cast<std::ptrdiff_t>(row + j), t.row[j]); });
    }
    TIDEMARK_INLINE void put_but_first(std::size_t row, const tile<Real>& t, std::size_t kept) const noexcept {
        unrolled<core::width<Real>>([&](auto j) TIDEMARK_INLINE_LAMBDA {
            if (j >= kept) put_one(static_cast<std::ptrdiff_t>(row + j), t.row[j]);
        });
    }
    TIDEMARK_INLINE void put_one(std::ptrdiff_t row, const Real& answer) const noexcept {
        core::store(first + row * apart, answer);
    }
};

/// Several answers to each window, each kind to memory of its own.
template <class Answers, std::size_t K>
struct several_answers {
    Answers each[K];

    template <class Real>
    TIDEMARK_INLINE void put_one(std::ptrdiff_t row, const std::array<Real, K>& answers) const noexcept {
        unrolled<K>([&](auto k) TIDEMARK_INLINE_LAMBDA { each[k].put_one(row, answers[k]); });
    }
};

/// Answers on their way to memory, row by row: gathered to tiles.
template <class Answer>
class gathered {
public:
    template <std::size_t K>
    TIDEMARK_INLINE void keep(std::integral_constant<std::size_t, K>, const Answer& answer) noexcept {
        tile_.row[K] = answer;
    }
    /// The tile that begins with `row` is kept.
    template <class Out>
    TIDEMARK_INLINE void put(const Out& out, std::size_t row) noexcept {
        out.put(row, tile_);
    }
    /// All but the first `kept` rows of it are.
    template <class Out>
    TIDEMARK_INLINE void put_but_first(const Out& out, std::size_t row, std::size_t kept) noexcept {
        out.put_but_first(row, tile_, kept);
    }
    template <class Out>
    TIDEMARK_INLINE void finish(const Out&, std::size_t) noexcept {}

private:
    tile<Answer> tile_;
};

/// Of several kinds many tiles are gathered, as many as the nearest memory holds, and go to their places kind by kind:
/// a tile of every kind at once is more than the registers hold, and memory that is written in dozens of places at once
/// takes twice as long.
template <class Real, std::size_t K>
class gathered<std::array<Real, K>> {
    static constexpr std::size_t width = core::width<Real>, room = (1 << 12) / (K * width * width),
                                 tiles = room == 0 ? 1 : room;

public:
    template <std::size_t Row>
    TIDEMARK_INLINE void keep(std::integral_constant<std::size_t, Row>, const std::array<Real, K>& answers) noexcept {
        unrolled<K>([&](auto k) TIDEMARK_INLINE_LAMBDA {
            core::store(numbers_[k] + (filled_ * width + Row) * width, answers[k]);
        });
    }
    template <class Out>
    TIDEMARK_INLINE void put(const Out& out, std::size_t row) noexcept {
        if (++filled_ == tiles) finish(out, row + width);
    }
    template <class Out>
    TIDEMARK_INLINE void put_but_first(const Out& out, std::size_t row, std::size_t kept) noexcept {
        unrolled<K>([&](auto k)
                        TIDEMARK_INLINE_LAMBDA { out.each[k].put_but_first(row, gathered_tile(k, filled_), kept); });
    }
    /// What is gathered goes to its places, the last row before `end`.
    template <class Out>
    TIDEMARK_INLINE void finish(const Out& out, std::size_t end) noexcept {
        for (std::size_t k = 0; k < K; ++k)
            for (std::size_t t = 0; t < filled_; ++t) out.each[k].put(end - (filled_ - t) * width, gathered_tile(k, t));
        filled_ = 0;
    }

private:
    TIDEMARK_INLINE tile<Real> gathered_tile(std::size_t kind, std::size_t at) const noexcept {
        tile<Real> t;
        unrolled<width>(
            [&](auto r) TIDEMARK_INLINE_LAMBDA { core::load(t.row[r], numbers_[kind] + (at * width + r) * width); });
        return t;
    }

    alignas(64) double numbers_[K][tiles * width * width];
    std::size_t filled_ = 0;
};

/// The answers, but NaN where there were too few observations.
template <class Mask, class Real>
TIDEMARK_INLINE Real unless(Mask few, const Real& answer) noexcept {
    return core::select(few, Real{core::nan}, answer);
}
template <class Mask, class Real, std::size_t K>
TIDEMARK_INLINE std::array<Real, K> unless(Mask few, std::array<Real, K> answers) noexcept {
    unrolled<K>([&](auto k) TIDEMARK_INLINE_LAMBDA { answers[k] = unless(few, answers[k]); });
    return answers;
}

}
