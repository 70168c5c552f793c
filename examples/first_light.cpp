// SPDX-License-Identifier: BSL-1.0
#include <tidemark/tidemark.hpp>

#include <cstdio>

namespace td = tidemark;

int main() {
    const std::vector<double> returns{0.012, -0.034, 0.021, 0.007, -0.015, 0.028, -0.009, 0.016};

    constexpr td::risk::sharpe_ratio sharpe{.periods_per_year = 365};
    constexpr td::infer::sharpe_standard_error error{.periods_per_year = 365};
    std::printf("Sharpe ratio      %6.3f +- %.3f\n", td::run::whole(sharpe, returns), td::run::whole(error, returns));
    std::printf("maximum drawdown  %6.3f\n", td::run::whole(td::risk::max_drawdown{}, returns));

    td::run::stream live{sharpe, 5};  // the last five days, one at a time
    for (const double r : returns) live.update(r);
    std::printf("last five days    %6.3f\n", live.value());
    std::printf("the same in batch %6.3f\n", td::run::rolling(sharpe, returns, 5).back());
}
