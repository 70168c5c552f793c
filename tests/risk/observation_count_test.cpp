// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/observation_count.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(ObservationCount, LeavesMissingRowsOut) {
    EXPECT_EQ(run::whole(risk::observation_count{}, series{1, nan, inf}), 2);
    EXPECT_EQ(run::whole(risk::observation_count{}, series{}), 0);
    const auto rolled = run::rolling(risk::observation_count{}, series{1, nan, 3, 4}, 2, tidemark::missing::skip{0});
    EXPECT_EQ(rolled, (series{1, 1, 1, 2}));
}

}
