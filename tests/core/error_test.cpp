// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/error.hpp>

#include <tidemark/core/date.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <string>

using namespace tidemark::core;
using tidemark::support::thrown;

namespace {

TEST(text_of, tells_numbers_apart_that_differ_in_the_last_bit) {
    for (const double x : {0.0, 1.0, -0.1, 1e-300, 0x1p-1074, 1e300, 2.0 / 3, 123456789.123456789}) {
        EXPECT_EQ(std::strtod(text_of(x).c_str(), nullptr), x) << text_of(x);
        EXPECT_NE(text_of(std::nextafter(x, 2 * x + 1)), text_of(x));
    }
    EXPECT_EQ(text_of(365.0), "365");
    EXPECT_EQ(text_of(0.5), "0.5");
    EXPECT_EQ(text_of(std::numeric_limits<double>::quiet_NaN()), "nan");
    EXPECT_EQ(text_of(-HUGE_VAL), "-inf");
    EXPECT_EQ(text_of(-std::numeric_limits<double>::max()), "-1.7976931348623157e+308") << "the longest of them";
}

TEST(text_of, writes_counts_texts_and_dates) {
    EXPECT_EQ(text_of(std::numeric_limits<std::size_t>::max()),
              std::to_string(std::numeric_limits<std::size_t>::max()));
    EXPECT_EQ(text_of(-7), "-7");
    EXPECT_EQ(text_of("USDT"), "\"USDT\"");
    EXPECT_EQ(text_of(std::string{}), "\"\"");
    EXPECT_EQ(text_of(date{2024, 1, 31}).view(), "2024-01-31");
}

TEST(refuse, names_the_argument_its_value_and_what_was_expected) {
    const auto message = [](const auto& value) {
        return thrown<std::invalid_argument>([&] { refuse("confidence", value, "a number in (0, 1)"); });
    };
    EXPECT_EQ(message(1.5), "confidence is 1.5, expected a number in (0, 1)");
    EXPECT_EQ(message(2), "confidence is 2, expected a number in (0, 1)");
    EXPECT_EQ(message(std::size_t{3}), "confidence is 3, expected a number in (0, 1)");
    EXPECT_EQ(message("high"), "confidence is \"high\", expected a number in (0, 1)");
    EXPECT_EQ(message(date{2024, 1, 31}), "confidence is 2024-01-31, expected a number in (0, 1)");
    EXPECT_EQ(message(date{}), "confidence is (no date), expected a number in (0, 1)");
}

namespace elsewhere {

struct currency {
    std::string code;
};
std::string text_of(const currency& c) { return "currency " + c.code; }

}

TEST(refuse, writes_a_users_type_as_the_user_says) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { refuse("quote", elsewhere::currency{"EUR"}, "USD"); }),
              "quote is currency EUR, expected USD");
}

TEST(infeasible, says_its_message_as_another_kind_of_error) {
    EXPECT_EQ(thrown<std::domain_error>([] { infeasible("caps reach 0.9, weights need 1"); }),
              "caps reach 0.9, weights need 1");
}

}
