// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/detail/chi_squared.hpp>

#include <gtest/gtest.h>
#include <boost/math/distributions/chi_squared.hpp>

using tidemark::corr::detail::chi_squared;

namespace {

using long_chi_squared = boost::math::chi_squared_distribution<long double>;

TEST(chi_squared, agrees_with_boost) {
    for (const std::size_t degrees : {1u, 2u, 3u, 4u, 5u, 10u, 31u, 100u, 777u, 3000u}) {
        const long_chi_squared exact{static_cast<long double>(degrees)};
        // The exponential of a sum of degrees / 2 logarithms, whose size is up to degrees / 2 too.
        const double bound = 1e-15 + 3e-16 * static_cast<double>(degrees);
        for (const double p : {0.01, 0.3, 0.5, 0.55, 0.75, 0.9, 0.975, 0.999}) {
            const chi_squared d{degrees};
            const double x = d.quantile(p);
            EXPECT_NEAR(x, static_cast<double>(quantile(exact, p)), bound / d.at(x).density) << degrees << ' ' << p;
            EXPECT_NEAR(d.probability(x), static_cast<double>(cdf(exact, x)), bound) << degrees << ' ' << p;
            EXPECT_NEAR(d.at(x).density / static_cast<double>(pdf(exact, x)), 1, 2 * bound) << degrees << ' ' << p;
            const long_chi_squared two_more{static_cast<long double>(degrees + 2)};
            EXPECT_NEAR(
                d.consistency(p) / static_cast<double>(static_cast<long double>(p) / cdf(two_more, quantile(exact, p))),
                1, 1e-11);
        }
    }
}

TEST(chi_squared, of_what_tables_print) {
    EXPECT_NEAR(chi_squared{1}.quantile(0.95), 3.841, 5e-4);
    EXPECT_NEAR(chi_squared{10}.quantile(0.975), 20.483, 5e-4);
    EXPECT_NEAR(chi_squared{100}.quantile(0.5), 99.334, 5e-4);
}

TEST(chi_squared, ends_at_its_ends) {
    EXPECT_EQ(chi_squared{3}.quantile(0), 0);
    EXPECT_EQ(chi_squared{3}.quantile(1), std::numeric_limits<double>::infinity());
    EXPECT_EQ(chi_squared{3}.probability(0), 0);
    EXPECT_EQ(chi_squared{3}.probability(1e6), 1);
    EXPECT_EQ(chi_squared{3}.consistency(1), 1);
}

}
