// SPDX-License-Identifier: BSL-1.0
#include <tidemark/run/compensated.hpp>

#include "laws/law.hpp"
#include "support/definition.hpp"

#include <tidemark/risk.hpp>

#include <gtest/gtest.h>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;

TEST(Compensated, IsTheSameMetricUnderEveryDriver) {
    law::holds(law::subject<run::compensated_metric<risk::variance>>{
        "compensated variance", run::compensated(risk::variance{}),
        [](const definition::series& x) { return definition::variance(x); }, 1e-6});
    law::holds(law::subject<run::compensated_metric<risk::correlation>>{
        "compensated correlation", run::compensated(risk::correlation{}), definition::correlation});
}

// The outlier is the last row before a boundary, so that every deviation in the next windows is huge.
TEST(Compensated, LosesNoDigitsToTheLengthOfTheWindow) {
    constexpr std::size_t w = 4000;
    std::vector<double> x(3 * w);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = i == w - 1 ? 1e9 : 0.001 * static_cast<double>(i * 7919 % 1009);
    const auto plain = run::rolling(risk::variance{}, x, w),
               exact = run::rolling(run::compensated(risk::variance{}), x, w);
    double worst_plain = 0, worst = 0;
    for (std::size_t end = w; end < 2 * w; end += 111) {
        const std::vector<double> window(x.begin() + static_cast<std::ptrdiff_t>(end - w + 1),
                                         x.begin() + static_cast<std::ptrdiff_t>(end + 1));
        const auto want = static_cast<double>(definition::variance(window));
        worst_plain = std::max(worst_plain, std::fabs(plain[end] / want - 1));
        worst = std::max(worst, std::fabs(exact[end] / want - 1));
    }
    EXPECT_LE(worst, 2e-12);
    EXPECT_GT(worst_plain, worst);
}

TEST(Compensated, ChecksWhatItsMetricChecks) {
    const std::vector<double> x{1, 2, 3};
    EXPECT_THROW(run::rolling(run::compensated(risk::variance{.ddof = -1}), x, 2), std::invalid_argument);
}

TEST(Compensated, EqualObservationsHaveNoSpread) {
    const std::vector<double> x(50, 0.1);
    EXPECT_EQ(run::rolling(run::compensated(risk::variance{}), x, 20).back(), 0);
}

}
