// SPDX-License-Identifier: BSL-1.0
// Windows in which no row waits, and windows of time, on data that ruin sums which are added to and subtracted from:
// every window is answered, with an error that the window bounds, and a constant one with exactly 0.

#include "support/nasty_data.hpp"

#include <tidemark/risk.hpp>
#include <tidemark/run/rolling_by_time.hpp>
#include <tidemark/run/worst_case.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;

long double variance_by_definition(std::span<const double> x) {
    long double mean = 0, squares = 0;
    for (const double v : x) mean += static_cast<long double>(v) / static_cast<long double>(x.size());
    for (const double v : x) squares += (static_cast<long double>(v) - mean) * (static_cast<long double>(v) - mean);
    return squares / static_cast<long double>(x.size() - 1);
}

// 1e-10: the anchor costs at most a factor of the window, 1500, of the rounding of its sum, and the worst set has
// 3e-13.
void expect_variances(const std::vector<double>& got, const nasty::data_set& set, std::size_t w) {
    for (std::size_t i = w - 1; i < set.x.size(); i += 1 + w / 40) {
        const auto window = std::span{set.x}.subspan(i + 1 - w, w);
        if (!std::all_of(window.begin(), window.end(), [](double v) { return std::isfinite(v); })) continue;
        const bool constant = std::all_of(window.begin(), window.end(), [&](double v) { return v == window[0]; });
        const double want = constant ? 0 : static_cast<double>(variance_by_definition(window));
        ASSERT_LE(std::fabs(got[i] - want), 1e-10 * want) << set.name << " window " << w << " row " << i;
    }
}

TEST(WindowForms, AreAsExactAsTheirWindows) {
    for (const auto& set : nasty::data_sets(6000)) {
        std::vector<std::int64_t> stamps(set.x.size());
        std::iota(stamps.begin(), stamps.end(), 0);
        for (const std::size_t w : {20U, 250U, 1500U}) {
            expect_variances(run::rolling(risk::variance{}, set.x, w, run::worst_case{}), set, w);
            const auto width = static_cast<std::int64_t>(w);
            expect_variances(run::rolling_by_time(risk::variance{}, stamps, set.x, width), set, w);
        }
    }
}

}
