// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/lane_fold.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

struct no_anchor {
    friend constexpr bool operator==(const no_anchor&, const no_anchor&) noexcept = default;
};

/// What a scan folds with: sums about an anchor where the metric allows them, else the metric's own states.
template <core::fold M>
struct scan_form {
    using fold = M;
    using state = core::state_of<M>;
    using anchor_type = no_anchor;
    static constexpr bool sums = false;

    static const M& at(const M& metric, const anchor_type&) noexcept { return metric; }
    static state moved(const state& s, const anchor_type&, const anchor_type&) noexcept { return s; }
};

template <core::anchorable M>
struct scan_form<M> {
    using fold = core::anchored<M>;
    using state = core::state_of<fold>;
    using anchor_type = typename core::state_of<M>::observation;
    static constexpr bool sums = true;

    static fold at(const M& metric, const anchor_type& anchor) noexcept { return {metric, anchor}; }
    static state moved(const state& s, const anchor_type& from, const anchor_type& to) noexcept {
        return s.moved(from, to);
    }
};

/// A state as it is kept between rows: without its count where it has one, since the scan knows how many rows it
/// folded.
template <core::fold M>
class kept {
    using state = typename scan_form<M>::state;

public:
    constexpr kept() noexcept : kept{state{}} {}
    constexpr kept(const state& s) noexcept : state_{s} {}
    constexpr state with_count(std::size_t) const noexcept { return state_; }

private:
    state state_;
};

template <laned M>
class kept<M> {
    using state = typename scan_form<M>::state;

public:
    kept() noexcept : kept{state{}} {}
    kept(const state& s) noexcept {
        double* to = member_;
        each_but_count(s, [&](double m) { *to++ = m; });
    }
    state with_count(std::size_t count) const noexcept {
        state s;
        const double* from = member_;
        each_but_count(s, [&](double& m) { m = *from++; });
        s.count = static_cast<double>(count);
        return s;
    }

private:
    double member_[sizeof(state) / sizeof(double) - 1];
};

/// A fold of rows one by one, about the first finite observation among them unless it was given an anchor.
template <core::fold M>
class block_prefix {
    using form = scan_form<M>;
    using anchor_type = typename form::anchor_type;
    using state = typename form::state;

public:
    std::size_t rows() const noexcept { return rows_; }
    std::size_t missing() const noexcept { return missing_; }
    std::size_t observed() const noexcept { return rows_ - missing_; }
    const anchor_type& anchor() const noexcept { return anchor_; }
    bool anchored() const noexcept { return anchored_; }
    state folded() const noexcept { return folded_.with_count(observed()); }

    /// Takes the row as anchor where it is finite. Nothing may have been folded yet.
    void anchor_at(const M& metric, const core::observation_of<M>& x) noexcept {
        if constexpr (form::sums) {
            if (const auto z = core::observe(metric, x); core::is_finite(z)) {
                anchor_ = z;
                anchored_ = true;
            }
        }
    }

    void extend(const M& metric, const core::observation_of<M>& x) noexcept {
        state s = folded();
        ++rows_;
        if (core::is_missing(x)) {
            ++missing_;
            return;
        }
        if (form::sums && !anchored_) s = anchored_at(metric, x, s);
        core::absorb(form::at(metric, anchor_), s, x);
        folded_ = s;
    }

private:
    state anchored_at(const M& metric, const core::observation_of<M>& x, const state& s) noexcept {
        const anchor_type before = anchor_;
        anchor_at(metric, x);
        return form::moved(s, before, anchor_);
    }

    kept<M> folded_{};
    std::size_t rows_ = 0;
    std::size_t missing_ = 0;
    anchor_type anchor_{};
    bool anchored_ = false;
};

}
