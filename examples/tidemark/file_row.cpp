// SPDX-License-Identifier: BSL-1.0
#include "file_row.hpp"

#include "words.hpp"

#include <fmt/format.h>

namespace program {

tidemark::core::date date_after(const csv_reader& file, std::size_t column, const std::vector<file_row>& before) {
    const tidemark::core::date day = file.date(column);
    if (!before.empty() && !(before.back().date < day))
        file.refuse(column, fmt::format("a date after {}, the one before it", iso(before.back().date)));
    return day;
}

}
