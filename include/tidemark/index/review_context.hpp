// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/turnover.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Something a rule decided about an asset and wants to be known for.
struct decision {
    std::size_t asset;
    std::string why;
};

/// The snapshots of the reviews before one, for rules that ask: they need not be kept for those that do not.
class earlier_snapshots {
public:
    /// The oldest first; for as long as the rule is asked.
    virtual std::span<const ranking> all() const = 0;

protected:
    earlier_snapshots() = default;
    earlier_snapshots(const earlier_snapshots&) = default;
    earlier_snapshots& operator=(const earlier_snapshots&) = default;
    ~earlier_snapshots() = default;
};

/// What a rule may know at a review beside the candidates: the market up to that day, what the index holds, and the
/// snapshots of its earlier reviews. None of it is later than the review.
///
/// Made without arguments it knows nothing: rules that need something then refuse.
class review_context {
public:
    review_context() = default;
    review_context(const known_market& known, std::span<const holding> held, std::span<const ranking> past,
                   std::vector<decision>& decisions)
        : known_{known}, held_{held}, past_{past}, decisions_{&decisions} {}
    review_context(const known_market& known, std::span<const holding> held, std::vector<decision>& decisions,
                   const earlier_snapshots& past)
        : known_{known}, held_{held}, asked_for_{&past}, decisions_{&decisions} {}

    bool has_market() const noexcept { return known_.has_value(); }

    /// Errors: `std::invalid_argument` where no market is known
    const known_market& market() const {
        if (!known_) core::raise<std::invalid_argument>("rule needs the market of a review, which it was not given");
        return *known_;
    }

    /// What is held before the review, with its weights at the close of the day of which the market is known: the day
    /// members are chosen for a selection, that on which they are weighed for weights; empty at the base.
    std::span<const holding> held() const noexcept { return held_; }

    /// The snapshots of earlier reviews, the oldest first.
    std::span<const ranking> past() const { return asked_for_ != nullptr ? asked_for_->all() : past_; }

    /// Puts a decision into the record of the review.
    void explain(std::size_t asset, std::string why) const {
        if (decisions_ != nullptr) decisions_->push_back({asset, std::move(why)});
    }

private:
    std::optional<known_market> known_;
    std::span<const holding> held_;
    std::span<const ranking> past_;
    const earlier_snapshots* asked_for_ = nullptr;
    std::vector<decision>* decisions_ = nullptr;
};

}
