// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/core/weekday.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/group_limits.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/schedule.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace program {

namespace core = tidemark::core;
namespace index = tidemark::index;

using index::date_step;
using index::day_rule;
using index::schedule_rule;
using index::trigger_rule;

core::roll read_roll(const rules_node& where) {
    using core::roll;
    return where.choice<roll>({{"none", roll::none},
                               {"following", roll::following},
                               {"preceding", roll::preceding},
                               {"modified_following", roll::modified_following}});
}

index::month_set read_months(const rules_node& where) {
    if (where.is_text()) {
        return where.choice<index::month_set>({{"every_month", index::every_month},
                                               {"january_cycle", index::january_cycle},
                                               {"february_cycle", index::february_cycle},
                                               {"march_cycle", index::march_cycle}});
    }
    std::vector<unsigned> months;
    for (const rules_node& each : where.items()) months.push_back(static_cast<unsigned>(each.count()));
    return index::month_set{std::span<const unsigned>{months}};
}

std::vector<core::date> read_dates(const rules_node& where) {
    std::vector<core::date> dates;
    for (const rules_node& each : where.items()) dates.push_back(each.date());
    return dates;
}

namespace {

core::weekday read_weekday(const rules_node& where) {
    using core::weekday;
    return where.choice<weekday>({{"monday", weekday::monday},
                                  {"tuesday", weekday::tuesday},
                                  {"wednesday", weekday::wednesday},
                                  {"thursday", weekday::thursday},
                                  {"friday", weekday::friday},
                                  {"saturday", weekday::saturday},
                                  {"sunday", weekday::sunday}});
}

core::business_calendar read_calendar(const rules_node& where) {
    using make = core::business_calendar (*)();
    return where.choice<make>({{"every_day", core::every_day_calendar},
                               {"federal_reserve", core::federal_reserve_calendar},
                               {"new_york_stock_exchange", core::new_york_stock_exchange_calendar},
                               {"england", core::england_calendar},
                               {"target", core::target_calendar},
                               {"frankfurt_stock_exchange", core::frankfurt_stock_exchange_calendar}})();
}

template <class Day>
day_rule calendar_day(const written_rule& r) {
    return Day{read_roll(r.parameters())};
}

day_rule nth_weekday(const written_rule& r) {
    r.parameters().only({"n", "day", "on_holiday"});
    return index::nth_weekday{static_cast<unsigned>(r.parameters().at("n").count()),
                              read_weekday(r.parameters().at("day")), read_roll(r.parameters().at("on_holiday"))};
}

const vocabulary<day_rule>& day_words() {
    static const vocabulary<day_rule> words{
        {"last_business_day", alone<index::last_business_day, day_rule>},
        {"nth_business_day",
         [](const written_rule& r) -> day_rule { return index::nth_business_day{r.parameters().days()}; }},
        {"nth_weekday", nth_weekday},
        {"first_calendar_day", calendar_day<index::first_calendar_day>},
        {"last_calendar_day", calendar_day<index::last_calendar_day>},
    };
    return words;
}

}

day_rule read_day(const rules_node& where) { return make_rule(where, day_words(), "day of a month"); }

namespace {

date_step calendar_days_before(const written_rule& r) {
    r.parameters().only({"days", "on_holiday"});
    return index::calendar_days_before{.days = r.parameters().at("days").days(),
                                       .on_holiday = read_roll(r.parameters().at("on_holiday"))};
}

date_step months_before(const written_rule& r) {
    r.parameters().only({"months", "day"});
    return index::months_before{r.parameters().at("months").days(), read_day(r.parameters().at("day"))};
}

const vocabulary<date_step>& step_words() {
    static const vocabulary<date_step> words{
        {"same_day", alone<index::same_day, date_step>},
        {"calendar_days_before", calendar_days_before},
        {"business_days_before",
         [](const written_rule& r) -> date_step { return index::business_days_before{r.parameters().days()}; }},
        {"months_before", months_before},
    };
    return words;
}

}

date_step read_step(const rules_node& where) { return make_rule(where, step_words(), "step between dates"); }

schedule_rule read_schedule(const rules_node& where) { return make_rule(where, schedule_words(), "schedule"); }

namespace {

date_step read_step(const rules_node& where, std::string_view name) {
    const auto step = where.find(name);
    return step ? program::read_step(*step) : date_step{index::same_day{}};
}

schedule_rule review_calendar(const written_rule& r) {
    using anchor = index::reference_anchor;
    const rules_node& p = r.parameters();
    p.only({"calendar", "months", "effective", "announcement", "reference", "weighting", "reference_from"});
    const auto from = p.find("reference_from");
    return index::review_calendar{.calendar = read_calendar(p.at("calendar")),
                                  .months = read_months(p.at("months")),
                                  .effective = read_day(p.at("effective")),
                                  .announcement = read_step(p, "announcement"),
                                  .reference = read_step(p, "reference"),
                                  .weighting = read_step(p, "weighting"),
                                  .reference_from = from ? from->choice<anchor>({{"announcement", anchor::announcement},
                                                                                 {"effective", anchor::effective}})
                                                         : anchor::announcement};
}

schedule_rule on_dates(const written_rule& r) { return index::on_dates{read_dates(r.parameters())}; }

schedule_rule schedule_change(const written_rule& r) {
    r.parameters().only({"before", "from", "after"});
    return index::schedule_change{.before = read_schedule(r.parameters().at("before")),
                                  .from = r.parameters().at("from").date(),
                                  .after = read_schedule(r.parameters().at("after"))};
}

trigger_rule share_below(const written_rule& r) {
    r.parameters().only({"assets", "classes", "threshold"});
    return index::share_below{read_asset_set(r.parameters()), r.parameters().at("threshold").number()};
}

trigger_rule weight_above(const written_rule& r) {
    const double limit = r.parameters().number();
    return [limit](std::span<const index::holding> held) {
        for (const index::holding& h : held) {
            if (h.weight > limit) return true;
        }
        return false;
    };
}

}

const vocabulary<schedule_rule>& schedule_words() {
    static const vocabulary<schedule_rule> words{
        {"month_start", alone<index::month_start, schedule_rule>},
        {"month_end", alone<index::month_end, schedule_rule>},
        {"quarter_end", alone<index::quarter_end, schedule_rule>},
        {"every_day", alone<index::every_day, schedule_rule>},
        {"weekly", [](const written_rule& r) -> schedule_rule { return index::weekly{read_weekday(r.parameters())}; }},
        {"on_dates", on_dates},
        {"review_calendar", review_calendar},
        {"schedule_change", schedule_change},
        {"reference_at_midnight",
         [](const written_rule& r) -> schedule_rule {
             return index::reference_at_midnight{read_schedule(r.parameters())};
         }},
    };
    return words;
}

const vocabulary<trigger_rule>& trigger_words() {
    static const vocabulary<trigger_rule> words{{"share_below", share_below}, {"weight_above", weight_above}};
    return words;
}

index::trigger read_trigger(const rules_node& where) {
    where.only({"when", "then"});
    const auto then = where.at("then").choice<index::triggered_review>(
        {{"reweigh", index::triggered_review::reweigh}, {"reconstitute", index::triggered_review::reconstitute}});
    return {make_rule(where.at("when"), trigger_words(), "trigger"), then};
}

}
