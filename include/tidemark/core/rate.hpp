// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::core {

/// How an annual rate becomes a rate per period: by compounding, (1 + R)^(1/p) - 1, or in proportion, R / p.
enum class rate { compound, simple };

/// The rate per period that an annual rate stands for.
///
/// Formula: (1 + R)^(1 / periods_per_year) - 1, or R / periods_per_year
/// Input:   annual rate as a fraction, above -1 when compounded
/// Value:   fraction per period
/// No data: NaN; also for a frequency that is not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 2
inline double per_period(double annual_rate, frequency periods_per_year, rate conversion = rate::compound) noexcept {
    if (periods_per_year.check().argument != nullptr) return nan;
    if (conversion == rate::simple) return annual_rate / periods_per_year.value();
    return std::expm1(std::log1p(annual_rate) / periods_per_year.value());
}

/// The annual rate that a rate per period stands for: what `per_period` is the other way round.
///
/// Formula: (1 + r)^periods_per_year - 1, or r * periods_per_year
/// Input:   rate per period as a fraction, above -1 when compounded
/// Value:   fraction per year
/// No data: NaN; also for a frequency that is not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 2
inline double per_year(double rate_per_period, frequency periods_per_year, rate conversion = rate::compound) noexcept {
    if (periods_per_year.check().argument != nullptr) return nan;
    if (conversion == rate::simple) return rate_per_period * periods_per_year.value();
    return std::expm1(std::log1p(rate_per_period) * periods_per_year.value());
}

}
