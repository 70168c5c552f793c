// SPDX-License-Identifier: BSL-1.0
#include <tidemark/ext/arrow.hpp>
#include <tidemark/ext/describe.hpp>
#include <tidemark/tidemark.hpp>

#include <vector>

double everything(const std::vector<double>& returns) {
    namespace td = tidemark;
    td::run::stream live{td::risk::max_drawdown{}, 5};
    for (const double r : returns) live.update(r);
    return live.value() + td::run::whole(td::infer::sharpe_standard_error{.periods_per_year = 12}, returns) +
           td::run::rolling(td::risk::correlation{}, td::core::pairs(returns, returns), 3).back();
}
