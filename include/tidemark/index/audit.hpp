// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/json_text.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// The trail of an index as text. Every number reads back as itself, so that what is read can be replayed; one that is
// absent is an empty field, or null. Assets go by their ids.

constexpr std::string_view text_of(review_kind kind) noexcept {
    switch (kind) {
        case review_kind::base: return "base";
        case review_kind::scheduled: return "scheduled";
        case review_kind::triggered: return "triggered";
    }
    return "";
}
constexpr std::string_view text_of(moment at) noexcept { return at == moment::open ? "open" : "close"; }
constexpr std::string_view text_of(applies_to whom) noexcept {
    switch (whom) {
        case applies_to::everyone: return "everyone";
        case applies_to::newcomers: return "newcomers";
        case applies_to::members: return "members";
    }
    return "";
}

namespace detail {

/// One line of CSV at a time.
class csv_text {
public:
    explicit csv_text(std::string_view names) : text_{names} { text_ += '\n'; }

    csv_text& field(std::string_view words) {
        next();
        if (words.find_first_of(",\"\r\n") == words.npos) {
            text_ += words;
            return *this;
        }
        text_ += '"';
        for (const char c : words) text_.append(c == '"' ? 2 : 1, c);
        text_ += '"';
        return *this;
    }
    csv_text& field(double value) {
        next();
        if (!core::is_missing(value)) text_ += core::text_of(value);
        return *this;
    }
    csv_text& field(std::size_t value) {
        next();
        text_ += std::to_string(value);
        return *this;
    }
    csv_text& field(core::date date) { return field(core::iso_text{date}.view()); }

    void end_row() {
        text_ += '\n';
        first_ = true;
    }
    std::string take() && { return std::move(text_); }

private:
    void next() {
        if (!first_) text_ += ',';
        first_ = false;
    }

    std::string text_;
    bool first_ = true;
};

}

/// The levels as CSV: date, level, divisor, and the index points paid on the day.
inline std::string levels_csv(const track& trail) {
    detail::csv_text rows{"date,level,divisor,income,staking_income"};
    for (std::size_t i = 0; i < trail.dates.size(); ++i) {
        rows.field(trail.dates[i]).field(trail.levels[i]).field(trail.divisors[i]);
        rows.field(trail.incomes[i]).field(trail.staking_incomes[i]).end_row();
    }
    return std::move(rows).take();
}

/// The members of every review as CSV, with what makes up their units.
inline std::string members_csv(const track& trail, const market& universe) {
    detail::csv_text rows{"date,asset,rank,weight,price,market_cap,supply,float_factor,cap_factor,units"};
    for (const review& r : trail.reviews) {
        for (const member& m : r.members) {
            rows.field(r.date).field(universe.assets()[m.asset].id).field(m.rank).field(m.weight).field(m.price);
            rows.field(m.market_cap).field(m.supply).field(m.float_factor).field(m.cap_factor).field(m.units);
            rows.end_row();
        }
    }
    return std::move(rows).take();
}

/// Reviews and changes as CSV, in the order in which they took effect, each with its divisor before and after.
inline std::string events_csv(const track& trail, const market& universe) {
    detail::csv_text rows{
        "date,moment,kind,asset,other,effect,value,units_before,units_after,market_value_before,market_value_after,"
        "divisor_before,divisor_after"};
    const auto of_review = [&](const review& r) {
        rows.field(r.date).field(text_of(moment::close)).field(std::string{text_of(r.kind)} + " review");
        rows.field("").field("").field("taken").field(r.one_way_turnover).field("").field("");
        rows.field(r.market_value_before).field(r.market_value_after);
        rows.field(r.divisor_before).field(r.divisor_after).end_row();
    };
    const auto of_change = [&](const change& c) {
        rows.field(c.date).field(text_of(c.at)).field(text_of(c.kind)).field(universe.assets()[c.asset].id);
        rows.field(c.other == c.asset ? std::string_view{} : std::string_view{universe.assets()[c.other].id});
        rows.field(c.taken == effect::taken ? "taken" : "none").field(c.value);
        rows.field(c.units_before).field(c.units_after).field(c.market_value_before).field(c.market_value_after);
        rows.field(c.divisor_before).field(c.divisor_after).end_row();
    };
    auto next = trail.changes.begin();
    for (const review& r : trail.reviews) {
        // At the base the review comes first: there is nothing before it that could change.
        while (r.kind != review_kind::base && next != trail.changes.end() && next->date <= r.date) of_change(*next++);
        of_review(r);
    }
    while (next != trail.changes.end()) of_change(*next++);
    return std::move(rows).take();
}

namespace detail {

class audit_writer {
public:
    explicit audit_writer(const market& universe) : universe_{universe} {}

    std::string write(const track& trail) {
        json_.open('{');
        json_.key("format").value(std::size_t{1});
        if (!trail.name.empty()) json_.key("name").value(std::string_view{trail.name});
        if (!trail.not_applied.empty()) {
            json_.key("not_applied").open('[');
            for (const std::string& step : trail.not_applied) json_.value(std::string_view{step});
            json_.close(']');
        }
        json_.key("base").open('{').key("date").value(trail.dates.front());
        json_.key("level").value(trail.levels.front()).close('}');
        json_.key("last").open('{').key("date").value(trail.dates.back());
        json_.key("level").value(trail.levels.back()).close('}');
        json_.key("reviews").open('[');
        for (const review& r : trail.reviews) write(r);
        json_.close(']');
        json_.key("changes").open('[');
        for (const change& c : trail.changes) write(c);
        json_.close(']').close('}');
        return std::move(json_).take();
    }

private:
    std::string_view id(std::size_t asset) const noexcept { return universe_.assets()[asset].id; }

    void write(const review& r) {
        json_.open('{').key("date").value(r.date).key("kind").value(text_of(r.kind));
        json_.key("dates").open('{').key("reference").value(r.dates.reference);
        json_.key("announcement").value(r.dates.announcement).key("weighting").value(r.dates.weighting);
        json_.key("effective").value(r.dates.effective).close('}');
        json_.key("eligible").value(r.eligible).key("excluded").value(r.excluded);
        json_.key("without_quotation").value(r.without_quotation);
        json_.key("market_value_before").value(r.market_value_before);
        json_.key("market_value_after").value(r.market_value_after);
        json_.key("divisor_before").value(r.divisor_before).key("divisor_after").value(r.divisor_after);
        json_.key("one_way_turnover").value(r.one_way_turnover);
        ids("additions", r.additions);
        ids("deletions", r.deletions);
        json_.key("carried_prices").value(r.carried_prices).key("zeroed_prices").value(r.zeroed_prices);
        json_.key("suspended").value(r.suspended);
        each("members", r.members, [&](const member& m) {
            json_.key("asset").value(id(m.asset)).key("rank").value(m.rank).key("weight").value(m.weight);
            json_.key("price").value(m.price).key("market_cap").value(m.market_cap).key("supply").value(m.supply);
            json_.key("float_factor").value(m.float_factor).key("cap_factor").value(m.cap_factor);
            json_.key("units").value(m.units);
        });
        each("held", r.held, [&](const held_from& h) {
            json_.key("asset").value(id(h.asset)).key("units").value(h.units).key("price").value(h.price);
        });
        each("decisions", r.decisions,
             [&](const decision& d) { json_.key("asset").value(id(d.asset)).key("why").value(d.why); });
        each("rejected", r.rejected, [&](const rejected_asset& a) {
            json_.key("asset").value(id(a.asset)).key("applies_to").value(text_of(a.whom));
            json_.key("reason").value(a.why.reason);
            if (core::is_missing(a.why.found) && core::is_missing(a.why.required)) return;
            json_.key("found").value(a.why.found).key("required").value(a.why.required);
        });
        json_.close('}');
    }

    void write(const change& c) {
        json_.open('{').key("date").value(c.date).key("moment").value(text_of(c.at));
        json_.key("kind").value(text_of(c.kind)).key("asset").value(id(c.asset)).key("other").value(id(c.other));
        json_.key("effect").value(std::string_view{c.taken == effect::taken ? "taken" : "none"});
        json_.key("value").value(c.value);
        json_.key("units_before").value(c.units_before).key("units_after").value(c.units_after);
        json_.key("market_value_before").value(c.market_value_before);
        json_.key("market_value_after").value(c.market_value_after);
        json_.key("divisor_before").value(c.divisor_before).key("divisor_after").value(c.divisor_after).close('}');
    }

    void ids(std::string_view name, const std::vector<std::size_t>& assets) {
        json_.key(name).open('[');
        for (const std::size_t asset : assets) json_.value(id(asset));
        json_.close(']');
    }

    template <class Rows, class Write>
    void each(std::string_view name, const Rows& rows, const Write& fields_of) {
        json_.key(name).open('[');
        for (const auto& row : rows) {
            json_.open('{');
            fields_of(row);
            json_.close('}');
        }
        json_.close(']');
    }

    const market& universe_;
    json_text json_;
};

}

/// The whole trail as JSON: for each review its dates, members and what makes up their units, who was rejected and why,
/// what the rules decided, and the divisor before and after; and each change between reviews.
///
/// Errors: `std::invalid_argument` for a track without a day
inline std::string audit_json(const track& trail, const market& universe) {
    if (trail.dates.empty()) core::refuse("number of days of the track", std::size_t{0}, "1 or more");
    return detail::audit_writer{universe}.write(trail);
}

}
