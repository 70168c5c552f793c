// SPDX-License-Identifier: BSL-1.0
#include "account.hpp"

#include "csv.hpp"
#include "errors.hpp"
#include "words.hpp"

#include <tidemark/core/numeric.hpp>
#include <tidemark/risk/modified_dietz_return.hpp>
#include <tidemark/risk/money_weighted_return.hpp>
#include <tidemark/risk/time_weighted_return.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace program {

namespace {

namespace core = tidemark::core;
namespace risk = tidemark::risk;

struct account {
    std::vector<file_row> rows;
    std::vector<double> values;  ///< NaN where a day has none
    std::vector<double> flows;

    /// After the flow of the first day and before that of the last.
    double opening() const noexcept { return values.front() + flows.front(); }
    double closing() const noexcept { return values.back(); }

    std::vector<risk::cash_flow> flows_between() const {
        std::vector<risk::cash_flow> between;
        for (std::size_t i = 1; i + 1 < rows.size(); ++i)
            if (flows[i] != 0) between.push_back({rows[i].date, flows[i]});
        return between;
    }
};

double time_weighted(const account& a) {
    std::vector<double> values, flows;
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        if (core::is_missing(a.values[i]) && a.flows[i] == 0) continue;
        values.push_back(a.values[i]);
        flows.push_back(a.flows[i]);
    }
    return risk::time_weighted_return(values, flows);
}

double money_weighted(const account& a) {
    std::vector<risk::cash_flow> flows{{a.rows.front().date, -a.opening()}};
    for (const risk::cash_flow& f : a.flows_between()) flows.push_back({f.day, -f.amount});
    flows.push_back({a.rows.back().date, a.closing()});
    return risk::money_weighted_return(flows);
}

double modified_dietz(const account& a) {
    const risk::valued_period period{a.rows.front().date, a.opening(), a.rows.back().date, a.closing()};
    return risk::modified_dietz_return(period, a.flows_between());
}

double simple_dietz(const account& a) {
    double net = 0;
    for (const risk::cash_flow& f : a.flows_between()) net += f.amount;
    return risk::simple_dietz_return(a.opening(), a.closing(), net);
}

struct question {
    std::string_view name;
    double (*ask)(const account&);
    bool of_every_flow;  ///< needs the value of each day on which something flows
};
constexpr question questions[]{
    {"time_weighted_return", time_weighted, true},
    {"money_weighted_return", money_weighted, false},
    {"modified_dietz_return", modified_dietz, false},
    {"simple_dietz_return", simple_dietz, false},
};

/// Tables of the whole sample, to the program: neither rolled nor counted.
constexpr registry::binding whole_account{registry::reading::series, registry::form::table, nullptr, nullptr};

void require_plain(const measure_request& q) {
    const auto refuse = [&](const char* option) {
        throw usage_error{fmt::format("{} asks what an account earned: {} does not belong to it", q.metric, option)};
    };
    if (!q.flows) throw usage_error{fmt::format("{} asks what an account earned: --flows is missing", q.metric)};
    if (q.benchmark) refuse("--benchmark");
    if (q.is == measure_request::kind::prices) refuse("--kind");
    if (!q.parameters.empty()) refuse(q.parameters.front().name == "periods_per_year" ? "--periods-per-year" : "--set");
    if (q.how == measure_request::driver::rolling) refuse("--window");
    if (q.how == measure_request::driver::expanding) refuse("--expanding");
    if (q.min_count) refuse("--min-count");
    if (q.when_missing != measure_request::missing::skip) refuse("--missing");
}

account read_account(const measure_request& q, bool of_every_flow) {
    csv_reader file{q.input};
    const std::size_t date = file.column("date"), value = file.column(q.column), flow = file.column(*q.flows);
    account a;
    while (file.next()) {
        a.rows.push_back({a.rows.size() + 1, date_after(file, date, a.rows)});
        a.values.push_back(file.optional_number(value).value_or(core::nan));
        a.flows.push_back(file.optional_number(flow).value_or(0));
        const bool must = a.rows.size() == 1 || (of_every_flow && a.flows.back() != 0);
        if (must && core::is_missing(a.values.back()))
            file.refuse(value, a.rows.size() == 1 ? "the value that the account begins with"
                                                  : "a value, since something flows on this day");
    }
    if (a.rows.size() < 2)
        throw data_error{
            fmt::format("{}: has {}, expected two or more", q.input.string(), a.rows.empty() ? "no rows" : "1 row")};
    if (core::is_missing(a.values.back()))
        throw data_error{fmt::format("{}: {} has no {}, which the account ends with", q.input.string(),
                                     iso(a.rows.back().date), q.column)};
    return a;
}

}

const registry::metric* find_account_metric(std::string_view name) {
    static const std::vector<registry::metric> all = [] {
        std::vector<registry::metric> made;
        for (const registry::entry& e : registry::functions())
            for (const question& q : questions)
                if (e.name == q.name) made.push_back({e, &whole_account});
        return made;
    }();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const registry::metric& m) { return m.documented.name == name; });
    return found == all.end() ? nullptr : &*found;
}

measurement measure_account(measure_request request, const registry::metric& metric) {
    require_plain(request);
    const question& asked = *std::find_if(std::begin(questions), std::end(questions),
                                          [&](const question& q) { return q.name == request.metric; });
    const account a = read_account(request, asked.of_every_flow);
    measurement m{std::move(request), &metric, {}, true, a.rows, {}, {}, {}, {}};
    for (std::size_t i = 0; i < a.rows.size(); ++i)
        if (!core::is_missing(a.values[i])) m.observed.push_back(a.rows[i]);
    m.answer = std::vector<double>{asked.ask(a)};
    return m;
}

}
