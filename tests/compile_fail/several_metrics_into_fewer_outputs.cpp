// SPDX-License-Identifier: BSL-1.0
// Every metric has memory for its answers.
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/variance.hpp>
#include <tidemark/run/rolling.hpp>

#include <array>
#include <span>
#include <vector>

int main() {
    const std::vector<double> returns{0.01, 0.02, -0.01};
    std::vector<double> first(3), second(3);
#ifdef TIDEMARK_CONTROL
    const std::array<std::span<double>, 2> out{first, second};
#else
    const std::array<std::span<double>, 1> out{first};
#endif
    // error: no matching function for call to .?rolling_into
    tidemark::run::rolling_into(out, tidemark::run::all(tidemark::risk::mean{}, tidemark::risk::variance{}), returns,
                                2);
}
