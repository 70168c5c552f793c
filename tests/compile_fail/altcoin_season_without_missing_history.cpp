// SPDX-License-Identifier: BSL-1.0
// What a coin without a history says moves the reading by points, and its providers do not tell: there is no default.
#include <tidemark/gauge/altcoin_season.hpp>

using namespace tidemark::gauge;

int main() {
    const altcoin_universe altcoins{.eligibility = tidemark::index::exclude_classes{"stable", "wrapped"},
                                    .membership = membership_date::window_end,
#ifdef TIDEMARK_CONTROL
                                    .missing = missing_history::dropped,
#endif
                                    // error: could not convert|no matching constructor for initialization
                                    .bitcoin = "BTC"};
    return blockchain_center_style(altcoins).bitcoin_to > 0 ? 0 : 1;
}
