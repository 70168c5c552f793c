// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// A sum that carries what its additions have rounded away.
class careful_sum {
public:
    void add(double x) noexcept {
        const double sum = sum_ + x, of_x = sum - sum_;
        lost_ += (sum_ - (sum - of_x)) + (x - of_x);
        sum_ = sum;
    }
    double value() const noexcept { return sum_ + lost_; }

private:
    double sum_ = 0, lost_ = 0;
};

}
