// SPDX-License-Identifier: BSL-1.0
// What a member without a price is worth decides the index: there is no default.
#include <tidemark/index/rulebook.hpp>

using namespace tidemark::index;

int main() {
    const rulebook rules{.selection = largest(100),
                         .weighting = market_cap{},
                         .schedule = month_start{},
#ifdef TIDEMARK_CONTROL
                         .missing_prices = carry{.max_age = 31},
#endif
                         // error: could not convert|no matching constructor for initialization
                         .base = {.date = {2020, 1, 1}, .level = 1000}};
    return rules.base.date.ok() ? 0 : 1;
}
