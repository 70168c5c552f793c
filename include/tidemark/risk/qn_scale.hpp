// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/risk/detail/least_number.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What makes a robust scale a standard deviation: a constant that does for large normal samples and a factor for small
/// ones, the constant alone, or nothing.
enum class scale_factor { small_sample, normal_consistent, raw };

/// The scale Qn of Rousseeuw and Croux: about the first quartile of the distances between any two observations. Half of
/// the observations may be wild, and it asks for no centre.
///
/// Formula: 2.2219 d_n times the k-th smallest abs(x_i - x_j), i < j, k = C(h, 2), h = floor(n / 2) + 1
/// Input:   any series
/// Value:   unit of the series, 0 or more; 0 for one observation
/// No data: NaN
/// Cost:    63 visits of every value in the window a row
/// Source:  Rousseeuw and Croux (1993), Alternatives to the median absolute deviation; Croux and Rousseeuw (1992),
///          Time-efficient algorithms for two highly robust estimators of scale, for d_n
struct qn_scale {
    scale_factor scaled = scale_factor::small_sample;

    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size(), h = n / 2 + 1;
        if (n < 2) return n == 0 ? core::nan : 0;
        const double distance = detail::least_number([&](double d) {
            std::size_t within = 0;
            for (std::size_t i = 0, j = 1; j < n; ++j) {
                while (i < j && !(ascending[j] - ascending[i] <= d)) ++i;
                within += j - i;
            }
            return within >= h * (h - 1) / 2;
        });
        return factor(n) * distance;
    }

private:
    constexpr double factor(std::size_t n) const noexcept {
        if (scaled == scale_factor::raw) return 1;
        constexpr double of_many = 2.2219, of_few[]{1, 1, 0.399, 0.994, 0.512, 0.844, 0.611, 0.857, 0.669, 0.872};
        if (scaled == scale_factor::normal_consistent) return of_many;
        const auto size = static_cast<double>(n);
        return of_many * (n < 10 ? of_few[n] : size / (size + (n % 2 == 1 ? 1.4 : 3.8)));
    }
};

/// The scale Sn of Rousseeuw and Croux: the typical distance of an observation from all others. Half of the
/// observations may be wild, and it asks for no centre.
///
/// Formula: 1.1926 c_n times the low median over i of the high median over j of abs(x_i - x_j), with ranks
///          floor((n + 1) / 2) and floor(n / 2) + 1
/// Input:   any series
/// Value:   unit of the series, 0 or more; 0 for one observation
/// No data: NaN, also with an infinite observation
/// Cost:    63 visits of every value in the window a row
/// Source:  Rousseeuw and Croux (1993), Alternatives to the median absolute deviation; Croux and Rousseeuw (1992),
///          Time-efficient algorithms for two highly robust estimators of scale, for c_n
struct sn_scale {
    scale_factor scaled = scale_factor::small_sample;

    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size();
        if (n == 0 || !core::is_finite(ascending[0]) || !core::is_finite(ascending[n - 1])) return core::nan;
        const double distance = detail::least_number([&](double d) {
            std::size_t close = 0, first = 0, end = 0;  // observations with half of all within d of them
            for (std::size_t i = 0; i < n; ++i) {
                while (ascending[i] - ascending[first] > d) ++first;
                while (end < n && ascending[end] - ascending[i] <= d) ++end;
                close += end - first >= n / 2 + 1 ? 1 : 0;
            }
            return close >= (n + 1) / 2;
        });
        return factor(n) * distance;
    }

private:
    constexpr double factor(std::size_t n) const noexcept {
        if (scaled == scale_factor::raw) return 1;
        constexpr double of_many = 1.1926, of_few[]{1, 1, 0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131};
        if (scaled == scale_factor::normal_consistent) return of_many;
        const auto size = static_cast<double>(n);
        return of_many * (n < 10 ? of_few[n] : n % 2 == 1 ? size / (size - 0.9) : 1);
    }
};

}
