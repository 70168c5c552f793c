// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/date.hpp>

int main() {
    const tidemark::core::date leap_day{2024, 2, 29};
    return leap_day + 1 == tidemark::core::date{2024, 3, 1} ? 0 : 1;
}
