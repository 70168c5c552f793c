// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// An asset that asks to be eligible at a review, as it was known then.
class applicant {
public:
    applicant(const known_market& known, std::size_t asset) noexcept : known_{&known}, asset_{asset} {}

    const known_market& market() const noexcept { return *known_; }
    std::size_t asset() const noexcept { return asset_; }

    std::string_view id() const noexcept { return known_->id(asset_); }
    std::string_view asset_class() const noexcept { return known_->asset_class(asset_); }
    double float_factor() const noexcept { return known_->float_factor(asset_); }
    double price() const noexcept { return known_->price(asset_); }
    double market_cap() const noexcept { return known_->market_cap(asset_); }
    double traded_value() const noexcept { return known_->traded_value(asset_); }

private:
    const known_market* known_;
    std::size_t asset_;
};

/// Why an asset is not eligible: the screen, what it found and what it asks for; quiet NaN where that is no number.
struct rejection {
    std::string reason;
    double found = core::nan;
    double required = core::nan;
};

/// Whether an asset at a review is held already.
enum class membership : unsigned char { newcomer, member };

/// What an eligibility rule says of an asset, as a newcomer and as a member: members often stay under lower thresholds.
/// A bare `bool` says the same of both.
class verdict {
public:
    verdict(bool admitted) {  // NOLINT(google-explicit-constructor): predicates are rules
        if (!admitted) newcomer_ = member_ = rejection{.reason = "predicate"};
    }
    verdict(rejection of_both)  // NOLINT(google-explicit-constructor): a reason is the answer no
        : newcomer_{of_both}, member_{std::move(of_both)} {}
    verdict(std::optional<rejection> as_newcomer, std::optional<rejection> as_member)
        : newcomer_{std::move(as_newcomer)}, member_{std::move(as_member)} {}

    /// Empty when the asset is admitted.
    const std::optional<rejection>& as(membership status) const noexcept {
        return status == membership::member ? member_ : newcomer_;
    }
    bool admits(membership status) const noexcept { return !as(status).has_value(); }

private:
    std::optional<rejection> newcomer_;
    std::optional<rejection> member_;
};

/// Which assets may become members. A price on the day, and what the assets are ranked by, are always required as well.
using eligibility_rule = rule<verdict(const applicant&)>;

/// Both rules: the first that turns an asset away gives the reason.
inline eligibility_rule operator&(eligibility_rule first, eligibility_rule second) {
    return [first = std::move(first), second = std::move(second)](const applicant& a) -> verdict {
        verdict one = first(a);
        if (!one.admits(membership::newcomer) && !one.admits(membership::member)) return one;
        const verdict other = second(a);
        const auto both = [&](membership status) { return one.admits(status) ? other.as(status) : one.as(status); };
        return {both(membership::newcomer), both(membership::member)};
    };
}

/// Admits every asset.
struct every_asset {
    verdict operator()(const applicant&) const { return true; }
};

namespace detail {

class names {
public:
    names(std::initializer_list<const char*> all) : all_(all.begin(), all.end()) {}
    explicit names(std::vector<std::string> all) : all_{std::move(all)} {}

    bool contain(std::string_view name) const { return std::find(all_.begin(), all_.end(), name) != all_.end(); }

private:
    std::vector<std::string> all_;
};

inline rejection wrong_class(const applicant& a) {
    if (a.asset_class().empty()) return {.reason = "no class"};
    return {.reason = "class " + std::string{a.asset_class()}};
}

}

/// Admits every asset, and refuses a market in which one that has a price has no class that was known on the day: for
/// rules that would else take what nobody classified for what they look for, `require_class{} &
/// exclude_classes{"meme"}`.
///
/// Errors: `std::domain_error`, naming the asset and the day
struct require_class {
    verdict operator()(const applicant& a) const {
        if (a.asset_class().empty() && !core::is_missing(a.price())) {
            core::infeasible(std::string{a.id()} + " has a price on " +
                             std::string{core::iso_text{a.market().today()}} + " and no class, which the rules need");
        }
        return true;
    }
};

/// Admits the assets of one class, that which was known on the day.
class only_class {
public:
    explicit only_class(std::string admitted) : admitted_{std::move(admitted)} {}

    verdict operator()(const applicant& a) const {
        if (a.asset_class() == admitted_) return true;
        return detail::wrong_class(a);
    }

private:
    std::string admitted_;
};

/// Admits the assets of all classes but these; an asset is of the class that was known on the day.
class exclude_classes : detail::names {
public:
    using names::names;

    verdict operator()(const applicant& a) const {
        if (!contain(a.asset_class())) return true;
        return detail::wrong_class(a);
    }
};

/// Admits these assets, by id, and no other.
class only_assets : detail::names {
public:
    using names::names;

    verdict operator()(const applicant& a) const {
        if (contain(a.id())) return true;
        return rejection{.reason = "not on the list"};
    }
};

/// Admits all assets but these, by id.
class exclude_assets : detail::names {
public:
    using names::names;

    verdict operator()(const applicant& a) const {
        if (!contain(a.id())) return true;
        return rejection{.reason = "on the list of the excluded"};
    }
};

/// A rule with its dates, by the day on which assets are ranked: outside of them it admits every asset.
///
/// Errors: `std::invalid_argument` unless `from` is before `until`
struct in_force {
    core::date from{};            ///< the first review day it holds for; by default it always did
    core::date until = open_end;  ///< the first day it no longer holds for
    eligibility_rule rule;
    checked parameters = check();

    checked check() const {
        detail::check_end("a rule in force", until, from);
        return {};
    }

    verdict operator()(const applicant& a) const {
        return detail::holds_on(a.market().today(), from, until) ? rule(a) : verdict{true};
    }
};

}
