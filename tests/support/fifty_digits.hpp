// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tidemark::support {

/// Numbers of fifty decimal digits, in which definitions are worked out as they stand in a textbook.
using fifty = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<50>, boost::multiprecision::et_off>;

/// How far a result lies from the exact number, in units of `scale`; infinite unless both are finite.
inline double error_in(const fifty& scale, double got, const fifty& exact) {
    if (!std::isfinite(got)) return std::numeric_limits<double>::infinity();
    const fifty distance = abs(fifty{got} - exact);
    return distance == 0 ? 0 : static_cast<double>(distance / abs(scale));
}

inline double relative_error(double got, const fifty& exact) { return error_in(exact, got, exact); }

inline fifty exact_mean(const std::vector<double>& x) {
    fifty sum = 0;
    for (const double v : x) sum += v;
    return sum / x.size();
}

/// The sum of (x - mean)^power.
inline fifty exact_central(const std::vector<double>& x, int power) {
    const fifty mean = exact_mean(x);
    fifty sum = 0;
    for (const double v : x) sum += boost::multiprecision::pow(fifty{v} - mean, power);
    return sum;
}

/// The sum of (x - mean of x)(y - mean of y).
inline fifty exact_co_central(const std::vector<double>& x, const std::vector<double>& y) {
    const fifty mean_x = exact_mean(x), mean_y = exact_mean(y);
    fifty sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (fifty{x[i]} - mean_x) * (fifty{y[i]} - mean_y);
    return sum;
}

}
