// SPDX-License-Identifier: BSL-1.0
// A panel is many series, and which of them is meant must be said.
#include <tidemark/core/view.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/run/whole.hpp>

int main() {
    const double memory[]{1, 2, 3, 4, 5, 6};
    const tidemark::core::panel_view panel{memory, 2, 3, tidemark::core::storage::row_major};
#ifdef TIDEMARK_CONTROL
    const auto sample = panel.column(1);
#else
    const auto& sample = panel;
#endif
    // error: no matching function for call to .?whole
    return tidemark::run::whole(tidemark::risk::mean{}, sample) > 0 ? 0 : 1;
}
