// SPDX-License-Identifier: BSL-1.0
#include "correlate.hpp"

#include "errors.hpp"

#include <tidemark/core/numeric.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace program {

namespace {

namespace core = tidemark::core;
namespace corr = tidemark::corr;
using registry::missing_rows;

bool leaves_rows_out(missing_rows policy) { return policy == missing_rows::skip || policy == missing_rows::complete; }

void require_columns(const correlate_request& q) {
    if (q.columns.size() == 1)
        throw usage_error{fmt::format("--columns names {} alone, expected two columns or more", q.columns.front())};
    for (const std::string& name : q.columns)
        if (std::count(q.columns.begin(), q.columns.end(), name) > 1)
            throw usage_error{fmt::format("--columns names {} more than once", name)};
}

void require_windows(const correlate_request& q) {
    if (q.window && *q.window == 0) throw usage_error{"--window is 0, expected at least 1"};
    if (q.step && !q.window) throw usage_error{"--step goes from window to window: --window is missing"};
    if (q.step && *q.step == 0) throw usage_error{"--step is 0, expected at least 1"};
}

missing_rows policy_of(const correlate_request& q, const registry::estimator_binding& bound) {
    if (!q.when_missing) return bound.takes.front();
    if (std::find(bound.takes.begin(), bound.takes.end(), *q.when_missing) != bound.takes.end()) return *q.when_missing;
    std::vector<std::string_view> names;
    for (const missing_rows policy : bound.takes) names.push_back(name_of(policy));
    throw usage_error{fmt::format("{} does not take --missing {}: its choices are {}", q.estimator,
                                  name_of(*q.when_missing), fmt::join(names, ", "))};
}

registry::estimation estimation_of(const correlate_request& q, const registry::estimator_binding& bound) {
    registry::estimation e{policy_of(q, bound), {}, q.window.value_or(0), q.step.value_or(1)};
    if (q.min_count && !leaves_rows_out(e.when_missing))
        throw usage_error{
            "--min-count counts the rows that --missing skip or complete leaves; it belongs to no other "
            "policy"};
    if (q.min_count && q.window && *q.min_count > *q.window)
        throw usage_error{fmt::format("--min-count is {}, expected at most the window, {}", *q.min_count, *q.window)};
    e.min_count = q.min_count.value_or(e.window);
    return e;
}

void require_rows(const correlate_request& q, std::size_t rows) {
    if (q.window && *q.window > rows)
        throw data_error{fmt::format("{}: has {} rows, fewer than the window, {}", q.input.string(), rows, *q.window)};
    if (q.min_count && *q.min_count > rows)
        throw usage_error{
            fmt::format("--min-count is {}, expected at most the {} rows that there are", *q.min_count, rows)};
}

std::vector<registry::estimate> run(const correlated& c) {
    try {
        auto estimates = c.estimator->bound->run(c.settings, c.data.values, c.in_force);
        const auto columns = c.data.values.cols();
        for (const registry::estimate& e : estimates)
            if (e.matrix.rows() != columns || e.matrix.cols() != columns)
                throw usage_error{fmt::format("{} makes no matrix of all pairs of columns", c.asked.estimator)};
        return estimates;
    } catch (const std::invalid_argument& wrong_parameter) {
        throw usage_error{fmt::format("{}: {}", c.asked.estimator, wrong_parameter.what())};
    }
}

std::vector<Eigen::MatrixXd> count_rows(const correlated& c) {
    std::vector<Eigen::MatrixXd> counts;
    const auto rows = c.rolls() ? static_cast<Eigen::Index>(c.in_force.window) : c.data.values.rows();
    for (const registry::estimate& e : c.estimates) {
        const auto seen = c.data.values.middleRows(static_cast<Eigen::Index>(e.last_row) + 1 - rows, rows);
        if (c.in_force.when_missing == missing_rows::complete)
            counts.push_back(corr::pair_counts(seen, tidemark::missing::complete_rows{}));
        else
            counts.push_back(corr::pair_counts(seen));
    }
    return counts;
}

/// What of a column leaves estimators without an answer; nothing where there is no such thing.
std::string fault_of(const correlated& c, Eigen::Index column) {
    const std::string& name = c.data.names[static_cast<std::size_t>(column)];
    const auto values = c.data.values.col(column);
    std::size_t observed = 0;
    double first = core::nan;
    bool constant = true;
    for (const double value : values) {
        if (core::is_missing(value)) continue;
        if (!core::is_finite(value)) return fmt::format("column {} holds {}", name, value);
        if (observed++ == 0) first = value;
        constant = constant && value == first;
    }
    if (observed == 0) return fmt::format("column {} has no observation", name);
    if (constant && observed > 1) return fmt::format("column {} is {} in each of its {} rows", name, first, observed);
    const auto rows = static_cast<std::size_t>(values.size());
    if (c.in_force.when_missing == missing_rows::propagate && observed < rows)
        return fmt::format("column {} misses {} of {} rows, and --missing propagate says that they spoil the answer",
                           name, rows - observed, rows);
    return {};
}

/// The pair of columns that shares the fewest rows, where that is fewer than an answer needs.
std::string few_rows(const correlated& c) {
    if (!leaves_rows_out(c.in_force.when_missing)) return {};
    double fewest = core::infinity;
    Eigen::Index i = 0, j = 0;
    for (const Eigen::MatrixXd& counts : c.counts)
        if (counts.minCoeff() < fewest) fewest = counts.minCoeff(&i, &j);
    const std::size_t needed = (std::max)(c.in_force.min_count, std::size_t{2});
    if (!(fewest < static_cast<double>(needed))) return {};
    const auto name = [&](Eigen::Index column) { return c.data.names[static_cast<std::size_t>(column)]; };
    const std::string sharing = c.in_force.when_missing == missing_rows::complete ? "all columns share"
                                : i == j ? fmt::format("column {} has", name(i))
                                         : fmt::format("columns {} and {} share", name(j), name(i));
    return fmt::format(
        "{} {} of {} rows{}, fewer than {}", sharing, fewest, c.rolls() ? c.in_force.window : c.data.rows.size(),
        c.rolls() ? " of a window" : "",
        c.in_force.min_count > 2 ? fmt::format("min_count, {}", needed) : "the two that an answer needs");
}

bool is_answered(const registry::estimate& e) { return !e.matrix.array().isNaN().all(); }

/// Why some entries have no answer, as far as the file tells it; else what the docstring says of such.
std::vector<std::string> explain(const correlated& c) {
    std::vector<std::string> notes;
    for (Eigen::Index j = 0; j < c.data.values.cols(); ++j) {
        const auto is_alone_too = [j](const registry::estimate& e) { return std::isnan(e.matrix(j, j)); };
        if (std::none_of(c.estimates.begin(), c.estimates.end(), is_alone_too)) continue;
        if (std::string fault = fault_of(c, j); !fault.empty()) notes.push_back(std::move(fault));
    }
    if (std::string few = few_rows(c); !few.empty()) notes.push_back(std::move(few));
    if (notes.empty()) notes.push_back(fmt::format("no data: {}", c.estimator->documented.no_data));
    return notes;
}

void note_what_is_not_answered(correlated& c) {
    const auto gaps = std::count_if(c.estimates.begin(), c.estimates.end(),
                                    [](const registry::estimate& e) { return e.matrix.hasNaN(); });
    if (gaps == 0) return;
    std::vector<std::string> why = explain(c);
    if (std::none_of(c.estimates.begin(), c.estimates.end(), is_answered)) {
        throw data_error{fmt::format("{}: {} has no answer for any pair of columns: {}", c.asked.input.string(),
                                     c.asked.estimator, fmt::join(why, "; "))};
    }
    if (c.rolls()) c.notes.push_back(fmt::format("{} of {} windows lack an answer", gaps, c.estimates.size()));
    c.notes.insert(c.notes.end(), why.begin(), why.end());
}

}

std::size_t correlated::complete_rows() const {
    std::size_t complete = 0;
    for (Eigen::Index t = 0; t < data.values.rows(); ++t) complete += data.values.row(t).hasNaN() ? 0 : 1;
    return complete;
}

std::string_view name_of(missing_rows policy) {
    switch (policy) {
        case missing_rows::complete: return "complete";
        case missing_rows::propagate: return "propagate";
        case missing_rows::refuse: return "refuse";
        case missing_rows::skip: break;
    }
    return "skip";
}

correlated correlate(correlate_request request) {
    const registry::estimator& estimator = registry::find_estimator(request.estimator);
    return correlate(std::move(request), estimator);
}

correlated correlate(correlate_request request, const registry::estimator& estimator) {
    require_columns(request);
    require_windows(request);
    const registry::estimation in_force = estimation_of(request, *estimator.bound);
    std::vector<double> settings = registry::settings_of(estimator.documented, request.parameters);

    correlated c{std::move(request), &estimator, std::move(settings), in_force, {}, {}, {}, {}};
    c.data = read_panel(c.asked);
    require_rows(c.asked, c.data.rows.size());
    c.estimates = run(c);
    c.counts = count_rows(c);
    c.notes = c.data.notes;
    note_what_is_not_answered(c);
    return c;
}

}
