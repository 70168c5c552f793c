// SPDX-License-Identifier: BSL-1.0
// Everything that needs the standard library only.
#include <tidemark/core.hpp>
#include <tidemark/ext/arrow.hpp>
#include <tidemark/ext/describe.hpp>
#include <tidemark/gauge.hpp>
#include <tidemark/index.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>
#include <tidemark/state.hpp>

#include <vector>

double core_only(const std::vector<double>& returns) {
    return tidemark::run::rolling(tidemark::risk::max_drawdown{}, returns, 5).back();
}
