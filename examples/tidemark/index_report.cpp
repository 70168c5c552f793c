// SPDX-License-Identifier: BSL-1.0
#include "index_report.hpp"

#include "errors.hpp"
#include "words.hpp"

#include <tidemark/index/calculate.hpp>
#include <tidemark/index/missing_price.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace program {

namespace index = tidemark::index;

namespace {

constexpr int days_carried = 31;
constexpr int days_until_zero = 5;

double growth(const index::track& t) { return t.levels.back() / t.levels.front() - 1; }

/// What all reviews after the base exchanged, and what was missing between them.
struct totals {
    std::size_t reviews = 0;
    double turnover = 0;
    std::size_t additions = 0;
    std::size_t deletions = 0;
    std::size_t early = 0;
    std::size_t carried = 0;
    std::size_t zeroed = 0;
    std::size_t suspended = 0;
    std::size_t events = 0;
    std::size_t met = 0;

    std::size_t missing() const noexcept { return carried + zeroed + suspended; }
};

bool is_event(index::change_kind kind) {
    using index::change_kind;
    return kind != change_kind::carried_price && kind != change_kind::zero_price && kind != change_kind::suspension &&
           kind != change_kind::resumption && kind != change_kind::fork_dropped;
}

totals totals_of(const index::track& trail) {
    totals t;
    for (const index::review& r : trail.reviews) {
        t.carried += r.carried_prices;
        t.zeroed += r.zeroed_prices;
        t.suspended += r.suspended;
        if (r.kind == index::review_kind::base) continue;
        ++t.reviews;
        t.early += r.kind == index::review_kind::triggered ? 1 : 0;
        t.turnover += r.one_way_turnover;
        t.additions += r.additions.size();
        t.deletions += r.deletions.size();
    }
    for (const index::change& c : trail.changes) {
        if (!is_event(c.kind)) continue;
        ++t.events;
        t.met += c.taken == index::effect::taken ? 1 : 0;
    }
    return t;
}

struct policy {
    std::string name;
    index::missing_price_rule rule;
};

/// The growth under a rule for missing prices; nothing where the rule has no answer.
std::optional<double> growth_under(const policy& p, const calculated_chain& chain, const index::market& universe,
                                   std::span<const index::event> events) {
    index::rulebook rules = chain.rules;
    rules.missing_prices = p.rule;
    try {
        return growth(index::calculate(rules, universe, {.events = events, .snapshots = chain.snapshots}));
    } catch (const std::domain_error&) {
        return std::nullopt;
    }
}

/// The same index under the three ways of dealing with a missing price, and how far apart they come out.
std::string policies_of(const calculated_chain& chain, const index::market& universe,
                        std::span<const index::event> events) {
    const std::vector<policy> policies{
        {fmt::format("carried for {} days", days_carried), index::carry{.max_age = days_carried}},
        {fmt::format("left out for {} days", days_carried), index::insensitive{.max_age = days_carried}},
        {fmt::format("zero after {} days", days_until_zero), index::zero_after{.max_age = days_until_zero}},
        {"zero at once", index::zero_after{.max_age = 0}}};
    std::string text = "\nThe same index with missing prices\n";
    std::optional<double> least, most;
    for (const policy& p : policies) {
        const auto answer = growth_under(p, chain, universe, events);
        fmt::format_to(std::back_inserter(text), "  {:<22} {}\n", p.name,
                       answer ? percent(*answer) : "no answer: a price is missing for longer, or all is worth nothing");
        if (!answer) continue;
        least = (std::min)(least.value_or(*answer), *answer);
        most = (std::max)(most.value_or(*answer), *answer);
    }
    if (least)
        fmt::format_to(std::back_inserter(text), "  {:<22} {} points\n", "spread", decimal(100 * (*most - *least), 1));
    return text;
}

}

std::string report_of(const calculated_chain& chain, const index::market& universe,
                      std::span<const index::event> events) {
    const index::track& trail = chain.track();
    const totals t = totals_of(trail);
    std::string text;
    const auto line = [&](const char* label, const std::string& words) {
        fmt::format_to(std::back_inserter(text), "{:<18} {}\n", label, words);
    };
    if (!trail.name.empty()) line("index", trail.name);
    for (const index::track& parent : std::span{chain.tracks}.first(chain.tracks.size() - 1)) {
        line("cut from", parent.name);
    }
    for (const std::string& step : trail.not_applied) line("not applied", step);
    line("base", fmt::format("{}  {}", iso(trail.dates.front()), tidemark::core::text_of(trail.levels.front())));
    line("last", fmt::format("{}  {}", iso(trail.dates.back()), tidemark::core::text_of(trail.levels.back())));
    line("return", percent(growth(trail)));
    line("reviews", fmt::format("{} after the base, of which {} early; {} members at the last", t.reviews, t.early,
                                trail.reviews.back().members.size()));
    if (t.reviews > 0) {
        const auto a_review = [&](auto sum) { return static_cast<double>(sum) / static_cast<double>(t.reviews); };
        line("a review", fmt::format("{} one-way turnover, {} in, {} out", unsigned_percent(a_review(t.turnover)),
                                     decimal(a_review(t.additions), 1), decimal(a_review(t.deletions), 1)));
    }
    line("missing prices",
         fmt::format("{} carried, {} at zero, {} left out, members times days", t.carried, t.zeroed, t.suspended));
    line("events", fmt::format("{} on record, of which {} met a member", t.events, t.met));
    if (t.missing() > 0) text += policies_of(chain, universe, events);
    return text;
}

std::string report_of(const replayed& again) {
    const double level = again.trail.levels.back();
    const std::string last = fmt::format("{}  {}", iso(again.trail.dates.back()), tidemark::core::text_of(level));
    if (level != again.last_on_record) {
        throw data_error{fmt::format("the trail leads to {}, on record is {}: it is not of this market", last,
                                     tidemark::core::text_of(again.last_on_record))};
    }
    return fmt::format("{:<18} {}, as on record, bit for bit\n", "last", last);
}

}
