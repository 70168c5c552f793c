// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/contributions.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/calculation.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/review_days.hpp>
#include <tidemark/index/detail/reviewing.hpp>
#include <tidemark/index/identities.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/valued_position.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Shown what an index holds at each close, the base the first, with the divisor that gave the level: `contributions`
/// is one.
using close_observer = std::function<void(core::date, std::span<const valued_position>, double)>;

namespace detail {

/// The snapshot of a day for an index; an error of its rules says whose they are.
inline ranking snapshot_of(const rulebook& rules, const market& universe, std::size_t day,
                           std::vector<candidate> memory = {}) {
    const auto ask = [&] {
        return rank(known_market{universe, day}, rules.eligibility, rules.rank_by, std::move(memory));
    };
    return rules.name.empty() ? ask() : asked_of([&] { return rules.name; }, ask);
}

/// The snapshots of an index's own reviews, shared or taken when they are needed. Of those that are taken the earlier
/// ones are kept once a rule has asked for them; the first time they are taken again.
class snapshot_source final : public earlier_snapshots {
public:
    snapshot_source(const rulebook& rules, const market& universe, std::span<const review_day> days,
                    std::span<const ranking> shared)
        : rules_{rules}, universe_{universe}, days_{days}, shared_{shared} {}

    /// That of the next review; valid until the one after it is asked for.
    const ranking& next() {
        const std::size_t number = begun_++;
        if (!shared_.empty()) return shared_[number];
        if (kept_.size() + 1 == number && wanted_) kept_.push_back(std::exchange(latest_, {}));
        latest_ = snapshot_of(rules_, universe_, days_[number].reference, std::move(latest_.candidates));
        return latest_;
    }

    /// Until the next review begins, those before it are all that were; then those before this one.
    void end_review() noexcept { finished_ = begun_; }

    std::span<const ranking> all() const override {
        if (!shared_.empty()) return shared_.first(finished_);
        wanted_ = true;
        while (kept_.size() < finished_) {
            kept_.push_back(snapshot_of(rules_, universe_, days_[kept_.size()].reference));
        }
        return kept_;
    }

private:
    const rulebook& rules_;
    const market& universe_;
    std::span<const review_day> days_;
    std::span<const ranking> shared_;
    std::size_t begun_ = 0;
    std::size_t finished_ = 0;
    ranking latest_{};
    mutable std::vector<ranking> kept_;
    mutable bool wanted_ = false;
};

/// What indices of one market have in common, of which the working memory is used by one at a time.
struct run_of_market {
    const market& universe;
    std::span<const review_day> days;
    std::span<const located_event> events;
    std::span<const ranking> snapshots;  ///< one a review; none where each index takes its own
    std::vector<candidate>& memory;
};

/// One index on its way through the market, some days at a time. All it is given is referred to.
class index_run {
public:
    index_run(const rulebook& rules, const run_of_market& common, const close_observer& on_close,
              identity_checks identities)
        : rules_{rules},
          common_{common},
          on_close_{on_close},
          identities_{identities},
          snapshots_{rules, common.universe, common.days, common.snapshots},
          index_{rules, common.universe, common.events},
          checked_{identities} {}

    index_run(const index_run&) = delete;
    index_run& operator=(const index_run&) = delete;

    /// The base.
    void begin() {
        day_ = common_.days.front().effective;
        index_.expect(common_.universe.dates().size() - day_, common_.days.size());
        review();
        observe();
        ++day_;
    }

    /// The days after the last one, up to another that is not included.
    void advance(std::size_t end) {
        for (; day_ < end; ++day_) {
            index_.close(day_);
            observe();
            index_.after_close();
            if (next_ < common_.days.size()) {
                const review_day& coming = common_.days[next_];
                if (coming.reference == day_) at_reference_ = index_.weights();
                if (coming.weighting == day_) at_weighting_ = index_.weights();
                if (coming.effective == day_) {
                    review();
                    continue;
                }
            }
            if (calls_for_review()) review_early();
        }
    }

    track finish() && {
        track result = std::move(index_).finish();
        result.name = rules_.name;
        result.not_applied = rules_.not_applied;
        if (identities_ == identity_checks::on) require_identities(result);
        return result;
    }

private:
    void review() {
        const review_day& today = common_.days[next_];
        const ranking& snapshot = snapshots_.next();
        const review_basis basis{rules_,        common_.universe, common_.events, today,
                                 at_reference_, at_weighting_,    snapshots_};
        auto decided = decide(basis, snapshot, common_.memory);
        auto members = positions_of(decided, basis);
        if (next_ == 0) {
            index_.begin(std::move(decided), std::move(members), rules_.base.level.value());
        } else {
            index_.carry_out(std::move(decided), std::move(members));
        }
        snapshots_.end_review();
        ++next_;
        at_reference_ = at_weighting_ = index_.weights();
    }

    bool calls_for_review() const {
        if (!rules_.early_review || !(index_.held().market_value() > 0)) return false;
        return rules_.early_review->when(index_.weights(), known_market{common_.universe, day_});
    }

    void review_early() {
        const market& universe = common_.universe;
        const auto today = review_day::at_once(universe, day_, review_kind::triggered);
        const auto held = index_.weights();
        const review_basis basis{rules_, universe, common_.events, today, held, held, snapshots_};
        auto decided = rules_.early_review->then == triggered_review::reweigh
                           ? reweigh(basis, index_.held())
                           : decide(basis, snapshot_of(rules_, universe, day_), common_.memory);
        auto members = positions_of(decided, basis);
        index_.carry_out(std::move(decided), std::move(members));
    }

    void observe() {
        if (!on_close_ && identities_ == identity_checks::off) return;
        const auto held = index_.valued();
        const core::date today = common_.universe.dates()[day_];
        if (on_close_) on_close_(today, held, index_.divisor());
        if (identities_ == identity_checks::on) checked_(today, held, index_.divisor());
    }

    const rulebook& rules_;
    run_of_market common_;
    const close_observer& on_close_;
    identity_checks identities_;
    snapshot_source snapshots_;
    calculation index_;
    contributions checked_;
    // What is held when members of the next review are chosen, and when they are weighed: a rule sees no later close.
    std::vector<holding> at_reference_, at_weighting_;
    std::size_t day_ = 0;
    std::size_t next_ = 0;  // review
};

}

}
