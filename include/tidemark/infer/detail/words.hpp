// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/infer/sharpe_standard_error.hpp>

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// A report for reading, piece by piece.
class words {
public:
    words& add(std::string_view piece) {
        text_ += piece;
        return *this;
    }
    /// Filled up with spaces, of which there is one at least.
    words& cell(std::string_view piece, std::size_t width) {
        text_ += piece;
        text_.append(piece.size() < width ? width - piece.size() : 1, ' ');
        return *this;
    }
    words& line() {
        while (!text_.empty() && text_.back() == ' ') text_.pop_back();
        text_ += '\n';
        return *this;
    }
    std::string take() && { return std::move(text_); }

    static std::string number(double value) { return printed(value, 3); }
    static std::string percent(double fraction) {
        return core::is_missing(fraction) ? "-" : printed(100 * fraction, 1) + " %";
    }
    static std::string bounded(double value, const interval& range) {
        if (core::is_missing(range.low)) return number(value);
        return number(value) + " (" + number(range.low) + " to " + number(range.high) + ")";
    }
    static std::string p_value(double p) { return p < 0.0005 ? "below 0.001" : printed(p, 3); }
    static interval times(double factor, const interval& range) noexcept {
        return {factor * range.low, factor * range.high};
    }

private:
    static std::string printed(double value, int decimals) {
        if (core::is_missing(value)) return "-";
        char digits[336];  // the longest number with all its decimals
        std::snprintf(digits, sizeof digits, "%.*f", decimals, value);
        return digits;
    }

    std::string text_;
};

}
