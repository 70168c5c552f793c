// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The longest run of observations above zero, and the runs at the two ends of the stretch, which may go on beyond.
///
/// Merge: a run may cross the seam, early.at_end + late.at_begin long; a stretch that is one run hands its run on.
template <class Real>
struct basic_longest_run {
    using observation = Real;
    template <class Other>
    using over = basic_longest_run<Other>;
    static constexpr char name[] = "longest_run";

    Real count = 0;
    Real longest = 0;
    Real at_begin = 0;
    Real at_end = 0;

    static constexpr basic_longest_run lift(const Real& x) noexcept {
        const Real hit = core::select(x > 0, Real{1}, Real{0});
        return {1, hit, hit, hit};
    }
    static constexpr basic_longest_run combine(const basic_longest_run& early, const basic_longest_run& late) noexcept {
        const Real across = early.at_end + late.at_begin;
        return {early.count + late.count, core::larger(across, core::larger(late.longest, early.longest)),
                core::select(early.at_begin == early.count, early.count + late.at_begin, early.at_begin),
                core::select(late.at_end == late.count, early.at_end + late.count, late.at_end)};
    }

    friend bool operator==(const basic_longest_run&, const basic_longest_run&) noexcept = default;
};

using longest_run = basic_longest_run<double>;

}
