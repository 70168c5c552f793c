// SPDX-License-Identifier: BSL-1.0
// A stream of all rows has no window whose order it could keep, also where only one of several metrics reads it.
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/median.hpp>
#include <tidemark/run/stream.hpp>

int main() {
    const auto metrics = tidemark::run::all(tidemark::risk::mean{}, tidemark::risk::median{});
#ifdef TIDEMARK_CONTROL
    tidemark::run::stream live{metrics, 20};
#else
    // error: class template argument deduction failed|no viable constructor or deduction guide
    tidemark::run::stream live{metrics};
#endif
    live.update(0.01);
    return live.ready() ? 1 : 0;
}
