// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "measure.hpp"
#include "registry/estimation.hpp"

#include <Eigen/Core>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace program {

/// Which matrix is to be estimated, of what, and how.
struct correlate_request {
    using kind = measure_request::kind;
    using missing = registry::missing_rows;

    std::string estimator;
    std::filesystem::path input;
    std::vector<std::string> columns{};  ///< none for every column of numbers
    kind is = kind::returns;
    std::vector<registry::assignment> parameters{};
    std::optional<missing> when_missing{};   ///< else what the estimator prefers
    std::optional<std::size_t> min_count{};  ///< observed rows that an answer needs, where rows are left out
    std::optional<std::size_t> window{};     ///< rows; none for all of them at once
    std::optional<std::size_t> step{};       ///< rows from a window to the next
};

/// Columns of a file.
struct panel_file {
    std::vector<std::string> names;
    bool dated;
    std::vector<file_row> rows;
    Eigen::MatrixXd values;          ///< NaN where an observation is missing
    std::vector<std::string> notes;  ///< which columns were left out, and why
};

/// Errors: as `correlate`
panel_file read_panel(const correlate_request& q);

/// The answer and all that it rests on.
struct correlated {
    correlate_request asked;
    const registry::estimator* estimator;
    std::vector<double> settings;   ///< of the estimator's parameters
    registry::estimation in_force;  ///< min_count as it was asked for or follows from the window
    panel_file data;
    std::vector<registry::estimate> estimates;  ///< of the whole, or of each window
    std::vector<Eigen::MatrixXd> counts;        ///< of each estimate: the observed rows of each pair of columns
    std::vector<std::string> notes;

    bool rolls() const noexcept { return in_force.window != 0; }
    std::size_t complete_rows() const;  ///< in which every column is observed
};

/// Errors: `usage_error` for a request that has no meaning, `data_error` for a file that does not answer it.
correlated correlate(correlate_request request);

/// The same by an estimator that reads columns, whatever its name.
correlated correlate(correlate_request request, const registry::estimator& estimator);

std::string correlated_as_text(const correlated& c);
std::string correlated_as_csv(const correlated& c);
std::string correlated_as_json(const correlated& c);

std::string_view name_of(registry::missing_rows policy);

}
