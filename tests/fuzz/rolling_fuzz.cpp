// SPDX-License-Identifier: BSL-1.0
// Whatever the numbers, the gaps and the window: batch and stream agree in every bit, and a correlation stays in [-1,
// 1].

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace td = tidemark;

bool same(double a, double b) {
    return (a != a && b != b) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <class M>
void compare(const M& metric, const std::vector<double>& x, std::size_t window, std::size_t min_count) {
    const td::missing::skip policy{.min_count = min_count};
    const auto batch = td::run::rolling(metric, x, window, policy);
    td::run::stream live{metric, window, policy};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double ahead = live.peek(x[i]);
        live.update(x[i]);
        if (!same(live.value(), batch[i]) || !same(ahead, batch[i])) std::abort();
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t window = 1 + data[0] % 12, min_count = 1 + data[1] % window;
    std::vector<double> x((size - 2) / sizeof(double));
    if (x.empty()) return 0;
    std::memcpy(x.data(), data + 2, x.size() * sizeof(double));
    compare(td::risk::variance{}, x, window, min_count);
    compare(td::risk::kurtosis{}, x, window, min_count);
    compare(td::risk::max_drawdown{}, x, window, min_count);
    const std::vector<double> reversed{x.rbegin(), x.rend()};
    for (const double r : td::run::rolling(td::risk::correlation{}, td::core::pairs(x, reversed), window,
                                           td::missing::skip{.min_count = min_count}))
        if (r > 1 || r < -1) std::abort();
    return 0;
}
