// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "file_row.hpp"
#include "registry/registry.hpp"
#include "registry/settings.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace program {

/// What is to be measured, on what, and how.
struct measure_request {
    enum class kind { returns, prices };
    enum class missing { skip, propagate, refuse };
    using driver = registry::request::driver;

    std::string metric;
    std::filesystem::path input;
    std::string column;
    std::optional<std::string> benchmark{};
    std::optional<std::string> flows{};  ///< into an account, for the metrics that ask what it earned
    kind is = kind::returns;
    std::vector<registry::assignment> parameters{};
    driver how = driver::whole;
    std::size_t window = 0;                  ///< rows, under driver::rolling
    std::optional<std::size_t> min_count{};  ///< observed rows that an answer needs, under missing::skip
    missing when_missing = missing::skip;
};

/// How many rows an answer rests on, and how many rows of its sample or window are missing.
struct row_counts {
    std::size_t used;
    std::size_t missing;
};

/// The answer and all that it rests on.
struct measurement {
    measure_request asked;
    const registry::metric* metric;
    std::vector<double> settings;  ///< of the metric's parameters
    bool dated;
    std::vector<file_row> rows;      ///< a row for each observation, missing ones too
    std::vector<file_row> observed;  ///< those that are not missing
    std::optional<file_row> start;   ///< of prices: that of the price before the first observed return
    registry::answer answer;         ///< one number, a number a row, or a table
    std::vector<row_counts> counts;  ///< of each row's number, where the driver answers row by row

    row_counts of_all_rows() const { return {observed.size(), rows.size() - observed.size()}; }
};

/// Errors: `usage_error` for a request that has no meaning, `data_error` for a file that does not answer it.
measurement measure(measure_request request);

std::string measurement_as_text(const measurement& m);
std::string measurement_as_csv(const measurement& m);
std::string measurement_as_json(const measurement& m);

}
