// SPDX-License-Identifier: BSL-1.0
// Rolling extremes, their positions, and single values of a window, beside what comes to mind first.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

void extremes() {
    kernel("minimum", risk::minimum{}, thought::minimum);
    kernel("minimum_of_prices", risk::minimum{}, thought::minimum, prices);
    kernel("maximum", risk::maximum{}, thought::maximum);
    kernel("maximum_of_prices", risk::maximum{}, thought::maximum, prices);
    kernel("worst_realization", risk::worst_realization{}, thought::worst_realization);
    kernel("range", risk::range{}, thought::range);
    kernel("argmin", risk::argmin{}, thought::argmin);
    kernel("argmax", risk::argmax{}, thought::argmax);
}

void values() {
    kernel("observation_count", risk::observation_count{}, thought::observation_count);
    kernel("first_value", risk::first_value{}, thought::first_value);
    kernel("last_value", risk::last_value{}, thought::last_value);
}

const bool registered = (extremes(), values(), true);

}
