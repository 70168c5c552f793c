// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/average_run_length.hpp>
#include <tidemark/infer/correlation_cusum.hpp>
#include <tidemark/infer/cusum.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace program {

namespace core = tidemark::core;
namespace infer = tidemark::infer;

namespace {

constexpr double rows_to_a_false_alarm = 1000;
constexpr std::size_t warm_up = 250;  // the same however long the series are: no detector knows that

/// An alarm as it is raised.
struct alarm {
    std::size_t raised;   ///< the return
    std::size_t changed;  ///< the first one that counted towards it
    infer::change_direction toward;
};

struct watched {
    std::vector<alarm> alarms{};
    bool answers = false;  ///< not where two series are one, or a series is constant
};

/// Shows a detector row after row.
template <class Detector, class Rows>
watched watch(const Detector& d, const Rows& rows) {
    watched w;
    core::state_of<Detector> state{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        d.absorb(state, rows[i]);
        const infer::detection now = d.lower(state);
        w.answers = w.answers || !std::isnan(now.up);
        if (now.alarms > static_cast<double>(w.alarms.size()))
            w.alarms.push_back({i, static_cast<std::size_t>(now.changed_at), now.toward});
    }
    return w;
}

class teller {
public:
    teller(const diverge_pair& p, std::size_t cut, told_section& into) : p_{p}, cut_{cut}, s_{into} {
        for (std::size_t i = 0; i < p.returns(); ++i) gaps_.push_back(p.first_returns[i] - p.second_returns[i]);
    }

    void tell() {
        if (p_.returns() <= warm_up) {
            s_.remarks.push_back(
                fmt::format("No answer: of {} returns none is left after the {} from which a detector learns.",
                            p_.returns(), warm_up));
            return;
        }
        using enum infer::after_alarm;
        const std::span usual = std::span{gaps_}.first(warm_up);
        s_.explanation = fmt::format(
            "Cumulative sums that know no later day: what is usual they learn from {} rows, and anew after an alarm; "
            "about one false alarm in {:.0f} rows, were these independent. Volatility that comes in clusters raises "
            "more. The gap is the log return of the one less that of the other.",
            warm_up, rows_to_a_false_alarm);
        tell_or_say_why_not(s_, [&] {
            add("correlation", "correlation",
                watch(infer::calibrated(infer::correlation_cusum{.warm_up = warm_up, .after = learns},
                                        rows_to_a_false_alarm),
                      core::pairs(p_.first_returns, p_.second_returns)));
        });
        tell_or_say_why_not(s_, [&] {
            add("mean", "mean of the gap",
                watch(infer::calibrated(infer::mean_cusum{.warm_up = warm_up, .after = learns}, rows_to_a_false_alarm,
                                        usual),
                      gaps_));
        });
        tell_or_say_why_not(s_, [&] {
            add("variance", "spread of the gap",
                watch(infer::calibrated(infer::variance_cusum{.warm_up = warm_up, .after = learns},
                                        rows_to_a_false_alarm, usual),
                      gaps_));
        });
    }

private:
    static const char* name_of(infer::change_direction d) { return d == infer::change_direction::up ? "up" : "down"; }

    std::string in_words(const alarm& a) const {
        return fmt::format("{} {} (since {})", iso(p_.end_of(a.raised)), name_of(a.toward), iso(p_.end_of(a.changed)));
    }

    void add(const std::string& name, const std::string& label, const watched& seen) {
        ordered_json all = ordered_json::array();
        std::string listed;
        for (const alarm& a : seen.alarms) {
            all.push_back({{"raised", iso(p_.end_of(a.raised))},
                           {"changed", iso(p_.end_of(a.changed))},
                           {"toward", name_of(a.toward)}});
            listed.append(listed.empty() ? "" : ", ").append(in_words(a));
        }
        const std::size_t count = seen.alarms.size();
        s_.numbers.push_back({name, label, seen.answers ? fmt::format("{} alarm{}", count, count == 1 ? "" : "s") : "-",
                              seen.answers ? listed : "no answer", seen.answers ? all : ordered_json{}});
        if (name == "correlation" && seen.answers) s_.verdict = verdict(seen.alarms);
    }

    std::string verdict(const std::vector<alarm>& alarms) const {
        const auto since = std::find_if(alarms.begin(), alarms.end(), [&](const alarm& a) { return a.raised >= cut_; });
        if (since != alarms.end())
            return fmt::format("Watched as it came, the correlation raised an alarm on {}.", in_words(*since));
        return fmt::format(
            "Watched as it came, the correlation has raised no alarm since {}{}.", iso(p_.end_of(cut_)),
            alarms.empty() ? ", nor any before" : fmt::format("; the last one came on {}", in_words(alarms.back())));
    }

    const diverge_pair& p_;
    std::size_t cut_;
    std::vector<double> gaps_{};
    told_section& s_;
};

}

told_section tell_detectors(const diverge_pair& p, const diverge_circumstances& c) {
    told_section s{.name = "detectors", .title = "Detectors, run live over the history"};
    teller{p, c.cut, s}.tell();
    return s;
}

}
