// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/turnover.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// Some of an asset that an index holds.
struct position {
    std::size_t asset;
    double units;
    double price;         ///< what it is valued at
    double quoted_price;  ///< the last one published; 0 when there was none yet
    core::date quoted_on;
    double supply;
    double float_factor;
    double price_before = 0;  ///< with which the day began
    enum class role : unsigned char { held, stepped_out, fork_to_drop } as = role::held;

    bool counts() const noexcept { return as != role::stepped_out; }
    double value() const noexcept { return units * price; }
};

/// What an index holds, in an order that its calculation and a replay of it share, so that their sums have the same
/// bits.
class portfolio {
public:
    std::vector<position>& positions() noexcept { return positions_; }
    const std::vector<position>& positions() const noexcept { return positions_; }

    position* find(std::size_t asset) noexcept {
        const auto found =
            std::find_if(positions_.begin(), positions_.end(), [asset](const position& p) { return p.asset == asset; });
        return found == positions_.end() ? nullptr : &*found;
    }

    double market_value() const noexcept {
        double sum = 0;
        for (const position& p : positions_) {
            if (p.counts()) sum += p.value();
        }
        return sum;
    }

    /// The share of each position in the market value: since the review they drift with the prices.
    std::vector<holding> weights() const {
        std::vector<holding> values;
        values.reserve(positions_.size());
        for (const position& p : positions_) values.push_back({p.asset, p.counts() ? p.value() : 0});
        return shares_of_sum(std::move(values));
    }

    /// Each unit of p becomes `ratio` units, at a price that leaves its value.
    static void split(position& p, double ratio) noexcept {
        p.units *= ratio;
        p.supply *= ratio;
        p.price /= ratio;
        p.quoted_price /= ratio;
    }

    /// Gives p to another asset, of which there may be some already: then it joins that, and the value of both is kept.
    void rename(position& p, std::size_t successor) {
        position* there = find(successor);
        if (there == nullptr || there == &p) {
            p.asset = successor;
            return;
        }
        join(*there, p);
        positions_.erase(positions_.begin() + (&p - positions_.data()));
    }

    /// Puts in a new position, or joins it to that of the same asset.
    void add(const position& p) {
        if (position* there = find(p.asset)) {
            join(*there, p);
        } else {
            positions_.push_back(p);
        }
    }

    void remove(std::size_t asset) {
        std::erase_if(positions_, [asset](const position& p) { return p.asset == asset; });
    }

private:
    static void join(position& there, const position& p) noexcept {
        const double units = there.units + p.units;
        if (!(units > 0)) return;
        there.price = (there.value() + p.value()) / units;
        there.quoted_price = there.price;
        there.units = units;
    }

    std::vector<position> positions_;
};

}
