// SPDX-License-Identifier: BSL-1.0
// What QuantLib answers for the sample of peers.py, for tests/risk/presets/quantlib_test.cpp. No part of the build:
//
//     g++ -std=c++20 -I tests tests/oracle/peers/quantlib.cpp -lQuantLib -o quantlib && ./quantlib
//         > tests/oracle/peers/quantlib.inc
//
// QuantLib 1.29 wrote what is stored.

#include "oracle/peers/sample.hpp"

#include <ql/math/statistics/sequencestatistics.hpp>
#include <ql/math/statistics/statistics.hpp>

#include <cstdio>

namespace {

void tell(const char* name, double value) { std::printf("inline constexpr double %s = %.17g;\n", name, value); }

}

int main() {
    using tidemark::support::peers::benchmark;
    using tidemark::support::peers::portfolio;
    QuantLib::Statistics s;
    s.addSequence(portfolio.begin(), portfolio.end());
    QuantLib::SequenceStatistics both{2};
    for (std::size_t i = 0; i < portfolio.size(); ++i) both.add(std::vector<double>{portfolio[i], benchmark[i]});

    std::puts("// SPDX-License-Identifier: BSL-1.0\n// Written by quantlib.cpp: do not edit.\n");
    tell("variance", s.variance());
    tell("standard_deviation", s.standardDeviation());
    tell("standard_error", s.errorEstimate());
    tell("skewness", s.skewness());
    tell("kurtosis", s.kurtosis());
    tell("quantile", s.percentile(0.3));
    tell("semi_deviation", s.semiDeviation());
    tell("downside_deviation", s.downsideDeviation());
    tell("downside_frequency", s.shortfall(0.0002));
    tell("average_shortfall", s.averageShortfall(0.0002));
    tell("value_at_risk", s.valueAtRisk(0.95));
    tell("expected_shortfall", s.expectedShortfall(0.95));
    tell("value_at_risk_gaussian", s.gaussianValueAtRisk(0.95));
    tell("expected_shortfall_gaussian", s.gaussianExpectedShortfall(0.95));
    tell("covariance", both.covariance()[0][1]);
    tell("correlation", both.correlation()[0][1]);
}
