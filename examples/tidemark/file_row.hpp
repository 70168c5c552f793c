// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "csv.hpp"

#include <tidemark/core/date.hpp>

#include <cstddef>
#include <vector>

namespace program {

/// A row of the file, as answers name it.
struct file_row {
    std::size_t number;         ///< of the rows below the header, from 1
    tidemark::core::date date;  ///< meaningless in a file without dates
};

/// The date of the current row, which comes after those of the rows before it. Errors: `data_error`
tidemark::core::date date_after(const csv_reader& file, std::size_t column, const std::vector<file_row>& before);

}
