// SPDX-License-Identifier: BSL-1.0
// NIST's Statistical Reference Datasets: mean, standard deviation and autocorrelation, by every driver that has them.

#include "support/nist_univariate.hpp"
#include "support/fifty_digits.hpp"

#include <tidemark/risk/autocorrelation.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using tidemark::support::error_in;
using tidemark::support::exact_central;
using tidemark::support::exact_mean;
using tidemark::support::fifty;
using tidemark::support::relative_error;

/// The lag-1 autocorrelation of the stored doubles.
fifty exact_autocorrelation(const std::vector<double>& x) {
    const fifty mean = exact_mean(x);
    fifty sum = 0;
    for (std::size_t i = 1; i < x.size(); ++i) sum += (x[i] - mean) * (x[i - 1] - mean);
    return sum / exact_central(x, 2);
}

/// How many digits of a certified value a result has; 15 are printed.
double digits(double got, double certified) {
    return got == certified ? 15 : -std::log10(std::fabs(got - certified) / std::fabs(certified));
}

// The doubles that stand for 10000000.1 and its like are not these numbers: what is exact of them has 9.4 digits of the
// certified standard deviation of NumAcc3, and 8.2 of that of NumAcc4.
double digits_that_are_stored(const std::string& name) {
    if (name == "NumAcc4") return 8.2;
    if (name == "NumAcc3") return 9.4;
    return name == "Mavro" ? 12.5 : name == "Michelso" ? 13.0 : 14.0;
}

double autocorrelation_that_is_stored(const std::string& name) {
    return name == "NumAcc4" ? 1e-11 : name == "NumAcc3" ? 1e-12 : 1e-13;
}

TEST(NistUnivariate, HasFourteenDigitsOfTheExactAnswer) {
    for (const auto& set : nist::data_sets()) {
        SCOPED_TRACE(set.name);
        const fifty mean = exact_mean(set.x), sd = sqrt(exact_central(set.x, 2) / (set.x.size() - 1));
        EXPECT_LE(relative_error(run::whole(risk::mean{}, set.x), mean), 1e-14);
        EXPECT_LE(relative_error(run::whole(risk::standard_deviation{}, set.x), sd), 1e-14);
        EXPECT_LE(error_in(1, run::whole(risk::autocorrelation{}, set.x), exact_autocorrelation(set.x)), 1e-14);
        EXPECT_LE(relative_error(run::expanding(risk::mean{}, set.x).back(), mean), 1e-14);
        EXPECT_LE(relative_error(run::expanding(risk::standard_deviation{}, set.x).back(), sd), 1e-14);
    }
}

// A window's sums are about its last row instead of its mean: 13 digits.
TEST(NistUnivariate, HasThirteenDigitsInAWindow) {
    for (const auto& set : nist::data_sets()) {
        SCOPED_TRACE(set.name);
        const fifty mean = exact_mean(set.x), sd = sqrt(exact_central(set.x, 2) / (set.x.size() - 1));
        EXPECT_LE(relative_error(run::rolling(risk::mean{}, set.x, set.x.size()).back(), mean), 1e-13);
        EXPECT_LE(relative_error(run::rolling(risk::standard_deviation{}, set.x, set.x.size()).back(), sd), 1e-13);
    }
}

TEST(NistUnivariate, AgreesWithWhatIsCertified) {
    for (const auto& set : nist::data_sets()) {
        SCOPED_TRACE(set.name);
        const double least = digits_that_are_stored(set.name);
        EXPECT_GE(digits(run::whole(risk::mean{}, set.x), set.mean), 14);
        EXPECT_GE(digits(run::whole(risk::standard_deviation{}, set.x), set.standard_deviation), least);
        EXPECT_NEAR(run::whole(risk::autocorrelation{}, set.x), set.autocorrelation,
                    autocorrelation_that_is_stored(set.name));
    }
}

}
