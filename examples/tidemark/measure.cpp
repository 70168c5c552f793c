// SPDX-License-Identifier: BSL-1.0
#include "measure.hpp"

#include "account.hpp"
#include "csv.hpp"
#include "errors.hpp"

#include <tidemark/core/missing.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/core/returns.hpp>
#include <tidemark/risk/observation_count.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace program {

namespace {

namespace core = tidemark::core;
using driver = registry::request::driver;
using registry::form;
using registry::reading;

/// The metric reads returns, and the file has prices: they are converted.
bool converts(const measure_request& q, const registry::metric& m) {
    return q.is == measure_request::kind::prices && m.bound->reads != reading::levels;
}

void require_columns(const measure_request& q, const registry::metric& m) {
    const bool pairs = m.bound->reads == reading::pairs;
    if (pairs && !q.benchmark)
        throw usage_error{fmt::format("{} compares two columns: --benchmark is missing", q.metric)};
    if (q.flows) throw usage_error{fmt::format("{} knows no account: --flows does not belong to it", q.metric)};
    if (!pairs && q.benchmark)
        throw usage_error{fmt::format("{} reads one column: --benchmark does not belong to it", q.metric)};
    if (m.bound->reads == reading::levels && q.is == measure_request::kind::returns) {
        throw usage_error{fmt::format("{} reads prices or levels, not returns: say --kind prices", q.metric)};
    }
}

void require_driver(const measure_request& q, const registry::metric& m) {
    if (m.bound->is == form::table && q.how != driver::whole) {
        throw usage_error{
            fmt::format("{} answers with a table of the whole sample: neither --window nor --expanding", q.metric)};
    }
    if (m.bound->is == form::recursion && q.how == driver::rolling) {
        throw usage_error{
            fmt::format("{} needs its past in order and has no rolling form: the whole sample or "
                        "--expanding, not --window",
                        q.metric)};
    }
    if (q.how == driver::rolling && q.window == 0) throw usage_error{"--window is 0, expected at least 1"};
}

void require_missing(const measure_request& q, const registry::metric& m) {
    const bool table = m.bound->is == form::table;
    if (table && q.when_missing == measure_request::missing::propagate) {
        throw usage_error{
            fmt::format("{} answers with a table, which cannot be missing: --missing skip or refuse", q.metric)};
    }
    if (!q.min_count) return;
    if (table) throw usage_error{fmt::format("{} answers with a table: --min-count does not belong to it", q.metric)};
    if (q.when_missing != measure_request::missing::skip)
        throw usage_error{"--min-count counts the rows that --missing skip leaves; it belongs to no other policy"};
    if (q.how == driver::rolling && *q.min_count > q.window) {
        throw usage_error{fmt::format("--min-count is {}, expected at most the window, {}", *q.min_count, q.window)};
    }
}

struct columns {
    std::vector<double> x;
    std::vector<double> benchmark;
};

/// The rows of one file, while they are read.
class column_reader {
public:
    column_reader(const measure_request& q, const registry::metric& m)
        : asked_{q},
          converts_{converts(q, m)},
          file_{q.input},
          x_{file_.column(q.column)},
          date_{file_.find_column("date")} {
        if (q.benchmark) benchmark_ = file_.column(*q.benchmark);
    }

    bool dated() const noexcept { return date_.has_value(); }

    void read(columns& data, std::vector<file_row>& rows) {
        while (file_.next()) {
            rows.push_back({rows.size() + 1, date_ ? date_after(file_, *date_, rows) : core::date{}});
            data.x.push_back(number(x_));
            if (benchmark_) data.benchmark.push_back(number(*benchmark_));
        }
    }

private:
    double number(std::size_t column) const {
        const double value = file_.optional_number(column).value_or(core::nan);
        if (core::is_missing(value)) {
            if (asked_.when_missing == measure_request::missing::refuse)
                file_.refuse(column, "a number (--missing refuse)");
        } else if (converts_ && !(value > 0 && core::is_finite(value))) {
            file_.refuse(column, "a positive price");
        }
        return value;
    }

    const measure_request& asked_;
    bool converts_;
    csv_reader file_;
    std::size_t x_;
    std::optional<std::size_t> date_;
    std::optional<std::size_t> benchmark_{};
};

void convert(columns& data) {
    data.x = core::simple_returns(data.x);
    data.benchmark = core::simple_returns(data.benchmark);
}

bool is_observed(const columns& data, std::size_t i) {
    return !core::is_missing(data.x[i]) && (data.benchmark.empty() || !core::is_missing(data.benchmark[i]));
}

void require_rows(const measure_request& q, std::size_t rows, bool converted) {
    if (rows == 0) {
        throw data_error{fmt::format("{}: has {}", q.input.string(),
                                     converted ? "fewer than two prices, so there is no return" : "no rows")};
    }
    if (q.min_count && *q.min_count > rows) {
        throw usage_error{
            fmt::format("--min-count is {}, expected at most the {} rows that there are", *q.min_count, rows)};
    }
}

/// Under missing::propagate an answer that rests on a missing row is NaN. In a rolling window that is what
/// missing::skip does when every row must be observed; elsewhere the first missing row spoils all that follows.
void propagate(const columns& data, driver how, std::vector<double>& answers) {
    if (how == driver::rolling) return;
    for (std::size_t i = 0; i < data.x.size(); ++i) {
        if (is_observed(data, i)) continue;
        const std::size_t spoilt = how == driver::whole ? 0 : i;
        std::fill(answers.begin() + static_cast<std::ptrdiff_t>(spoilt), answers.end(), core::nan);
        return;
    }
}

/// What the number of each row rests on: the rows of its window, or all so far.
std::vector<row_counts> count_by_row(const measure_request& q, const columns& data) {
    std::vector<double> seen = data.x;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (!is_observed(data, i)) seen[i] = core::nan;
    constexpr tidemark::risk::observation_count count{};
    const std::vector<double> used =
        q.how == driver::rolling
            ? tidemark::run::rolling(count, seen, q.window, tidemark::missing::skip{.min_count = 0})
            : tidemark::run::expanding(count, seen);
    std::vector<row_counts> counts;
    for (std::size_t i = 0; i < used.size(); ++i) {
        const std::size_t rows = q.how == driver::rolling ? (std::min)(i + 1, q.window) : i + 1;
        const auto observed = static_cast<std::size_t>(used[i]);
        counts.push_back({observed, rows - observed});
    }
    return counts;
}

registry::answer run(const measurement& m, const columns& data) {
    const measure_request& q = m.asked;
    registry::request request{q.how, data.x, data.benchmark, q.window,
                              q.min_count.value_or(tidemark::missing::skip::unset)};
    try {
        registry::answer answer = m.metric->bound->run(m.settings, request);
        if (q.when_missing == measure_request::missing::propagate)
            propagate(data, q.how, std::get<std::vector<double>>(answer));
        return answer;
    } catch (const std::invalid_argument& wrong_parameter) {
        throw usage_error{fmt::format("{}: {}", q.metric, wrong_parameter.what())};
    }
}

}

measurement measure(measure_request request) {
    if (const registry::metric* of_account = find_account_metric(request.metric))
        return measure_account(std::move(request), *of_account);
    const registry::metric& metric = registry::find_metric(request.metric);
    require_columns(request, metric);
    require_driver(request, metric);
    require_missing(request, metric);
    std::vector<double> settings = registry::settings_of(metric.documented, request.parameters);

    measurement m{std::move(request), &metric, std::move(settings), false, {}, {}, {}, {}, {}};
    column_reader file{m.asked, metric};
    m.dated = file.dated();
    columns data;
    file.read(data, m.rows);
    std::vector<file_row> starts;  // of the returns
    if (converts(m.asked, metric)) {
        starts = m.rows;
        convert(data);
        if (!m.rows.empty()) m.rows.erase(m.rows.begin());
    }
    require_rows(m.asked, data.x.size(), converts(m.asked, metric));
    for (std::size_t i = 0; i < m.rows.size(); ++i) {
        if (!is_observed(data, i)) continue;
        if (m.observed.empty() && !starts.empty()) m.start = starts[i];
        m.observed.push_back(m.rows[i]);
    }
    m.answer = run(m, data);
    if (m.asked.how != driver::whole) m.counts = count_by_row(m.asked, data);
    return m;
}

}
