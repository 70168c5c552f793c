// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Later than every day: what never ends.
inline constexpr core::date open_end = core::date::from_days(2147483647);

/// A fact that holds from the day it became known, until the next one of its kind.
template <class T>
struct dated {
    core::date known;
    T value;
};

/// The last of these facts that was known on a day; null before the first. Facts are in the order of their dates.
template <class T>
const T* known_on(const std::vector<dated<T>>& facts, core::date day) noexcept {
    const T* last = nullptr;
    for (const dated<T>& fact : facts) {
        if (fact.known > day) break;
        last = &fact.value;
    }
    return last;
}

namespace detail {

/// Whether a day lies in the stretch from one day until before another.
constexpr bool holds_on(core::date day, core::date from, core::date until) noexcept {
    return from <= day && day < until;
}

}

/// That a venue quotes an asset, from a day until before another; by default from ever and for ever.
struct venue_listing {
    std::string venue;
    core::date from{};
    core::date until = open_end;
    std::vector<std::string> flags{};  ///< such as "top_tier" or "usd"; the words are the user's own

    bool on(core::date day) const noexcept { return detail::holds_on(day, from, until); }
};

/// Something that can be a member of an index, under an id that is never given to another.
///
/// What changes over the years is dated by the day on which it became known, so that no review knows it earlier.
struct asset {
    std::string id;
    std::string asset_class{};                   ///< such as "coin" or "stable"; the words are the user's own
    std::vector<dated<std::string>> classes{};   ///< the classes that followed, each from the day it was known
    core::date listed{};                         ///< its first day; by default it was always there
    core::date delisted = open_end;              ///< the first day on which it is no more
    std::vector<dated<double>> float_factors{};  ///< the share of the supply that trades, in (0, 1]; 1 before the first
    std::vector<venue_listing> venues{};

    bool listed_on(core::date day) const noexcept { return detail::holds_on(day, listed, delisted); }

    std::string_view class_on(core::date day) const noexcept {
        const std::string* followed = known_on(classes, day);
        return followed != nullptr ? *followed : asset_class;
    }

    double float_factor_on(core::date day) const noexcept {
        const double* factor = known_on(float_factors, day);
        return factor != nullptr ? *factor : 1;
    }
};

namespace detail {

template <class T>
void check_dates(const std::vector<dated<T>>& facts, const std::string& what) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const core::date known = facts[i].known;
        if (!known.ok()) core::refuse("date of " + what, known, "a day of the calendar");
        if (i > 0 && known <= facts[i - 1].known) {
            const core::iso_text before{facts[i - 1].known};
            core::refuse("date of " + what, known,
                         "a day after " + std::string{before} + ", that of the one before it");
        }
    }
}

inline void check_end(const std::string& what, core::date end, core::date start) {
    if (start < end) return;
    core::refuse("end of " + what, end, "a day after its first, " + std::string{core::iso_text{start}});
}

}

/// Refuses facts of an asset that cannot be.
///
/// Errors: `std::invalid_argument` for an empty id or name of a venue, for dates of facts that are no days or not
///   ascending, for a float factor outside (0, 1], and for a listing that ends before it begins
inline void check_facts(const asset& a) {
    if (a.id.empty()) core::refuse("asset id", std::string_view{}, "a text");
    detail::check_end("the listing of " + a.id, a.delisted, a.listed);
    detail::check_dates(a.classes, "a class of " + a.id);
    detail::check_dates(a.float_factors, "a float factor of " + a.id);
    for (const dated<double>& factor : a.float_factors) {
        if (factor.value > 0 && factor.value <= 1) continue;
        core::refuse("float factor of " + a.id + " from " + std::string{core::iso_text{factor.known}}, factor.value,
                     "a number in (0, 1]");
    }
    for (const venue_listing& v : a.venues) {
        if (v.venue.empty()) core::refuse("venue of " + a.id, std::string_view{}, "a text");
        detail::check_end("the listing of " + a.id + " on " + v.venue, v.until, v.from);
    }
}

}
