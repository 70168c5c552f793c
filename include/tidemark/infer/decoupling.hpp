// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/frequency.hpp>
#include <tidemark/infer/decoupling_report.hpp>

#include <span>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// Closing prices of one series on the days of its own market. A price that is missing (NaN) is a day without a price.
struct price_history {
    std::string_view name;
    std::span<const core::date> dates;
    std::span<const double> prices;
};

/// Whose scatter says how far the residuals after the cut could have summed by chance.
enum class residual_scatter { after, before };

struct decoupling {
    core::date cut;                    ///< the first day of "after"
    core::frequency periods_per_year;  ///< rows in a year: 252 where the slower calendar is an exchange's
    double confidence = 0.95;
    std::size_t lags = automatic_lags;  ///< of all Newey-West errors
    residual_scatter scatter = residual_scatter::after;
    std::size_t least_rows = 20;  ///< on either side of the cut

    core::complaint check() const noexcept;
    decoupling_report operator()(const price_history& asset, const price_history& benchmark) const;
};

std::string text(const decoupling_report& report);  // decoupling_text.hpp
std::string json(const decoupling_report& report);  // decoupling_text.hpp

}
