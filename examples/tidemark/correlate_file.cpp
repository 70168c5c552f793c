// SPDX-License-Identifier: BSL-1.0
#include "correlate.hpp"
#include "csv.hpp"
#include "errors.hpp"

#include <tidemark/core/numeric.hpp>
#include <tidemark/core/returns.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace program {

namespace {

namespace core = tidemark::core;

struct file_column {
    enum class kind { undecided, numbers, text };

    std::size_t position;
    kind holds;
    std::vector<double> values{};
};

/// The rows of one file, while they are read.
class panel_reader {
public:
    explicit panel_reader(const correlate_request& q) : asked_{q}, file_{q.input}, date_{file_.find_column("date")} {
        for (const std::string& name : q.columns) columns_.push_back({file_.column(name), file_column::kind::numbers});
        if (!q.columns.empty()) return;
        for (std::size_t i = 0; i < file_.names().size(); ++i)
            if (i != date_) columns_.push_back({file_.column(file_.names()[i]), file_column::kind::undecided});
    }

    panel_file read() {
        while (file_.next()) {
            rows_.push_back({rows_.size() + 1, date_ ? date_after(file_, *date_, rows_) : core::date{}});
            for (file_column& c : columns_) add_field(c);
        }
        panel_file panel{{}, date_.has_value(), std::move(rows_), {}, std::move(notes_)};
        const bool converts = asked_.is == correlate_request::kind::prices;
        if (converts && !panel.rows.empty()) panel.rows.erase(panel.rows.begin());  // a return ends at its row
        std::erase_if(columns_, [](const file_column& c) { return c.holds == file_column::kind::text; });
        panel.values.resize(static_cast<Eigen::Index>(panel.rows.size()), static_cast<Eigen::Index>(columns_.size()));
        for (file_column& c : columns_) {
            if (converts) c.values = core::simple_returns(c.values);
            panel.values.col(static_cast<Eigen::Index>(panel.names.size())) =
                Eigen::Map<const Eigen::VectorXd>(c.values.data(), panel.values.rows());
            panel.names.push_back(file_.names()[c.position]);
        }
        return panel;
    }

private:
    /// A column that was not named is one of numbers when its first field that is not empty is a number.
    void add_field(file_column& c) {
        if (c.holds == file_column::kind::text) return;
        if (c.holds == file_column::kind::undecided && !file_.text(c.position).empty()) {
            try {
                file_.optional_number(c.position);
                c.holds = file_column::kind::numbers;
            } catch (const data_error&) {
                c.holds = file_column::kind::text;
                notes_.push_back(fmt::format("column {} is left out: \"{}\" is no number", file_.names()[c.position],
                                             file_.text(c.position)));
                return;
            }
        }
        c.values.push_back(number(c.position));
    }

    double number(std::size_t column) const {
        const double value = file_.optional_number(column).value_or(core::nan);
        if (core::is_missing(value)) {
            if (asked_.when_missing == correlate_request::missing::refuse)
                file_.refuse(column, "a number (--missing refuse)");
        } else if (asked_.is == correlate_request::kind::prices && !(value > 0 && core::is_finite(value))) {
            file_.refuse(column, "a positive price");
        }
        return value;
    }

    const correlate_request& asked_;
    csv_reader file_;
    std::optional<std::size_t> date_;
    std::vector<file_column> columns_{};
    std::vector<file_row> rows_{};
    std::vector<std::string> notes_{};
};

}

panel_file read_panel(const correlate_request& q) {
    panel_file panel = panel_reader{q}.read();
    if (panel.rows.empty()) {
        throw data_error{fmt::format(
            "{}: has {}", q.input.string(),
            q.is == correlate_request::kind::prices ? "fewer than two prices, so there is no return" : "no rows")};
    }
    if (panel.names.size() < 2) {
        throw data_error{fmt::format("{}: has {} of numbers, expected two or more", q.input.string(),
                                     panel.names.empty() ? "no column" : "one column")};
    }
    return panel;
}

}
