// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/index/known_market.hpp>
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

/// Admits the assets of one class.
class only_class {
public:
    explicit only_class(std::string admitted) : admitted_{std::move(admitted)} {}

    verdict operator()(const applicant& a) const {
        if (a.asset_class() == admitted_) return true;
        return rejection{.reason = "class " + std::string{a.asset_class()}};
    }

private:
    std::string admitted_;
};

/// Admits the assets of all classes but these.
class exclude_classes {
public:
    exclude_classes(std::initializer_list<const char*> excluded) : excluded_(excluded.begin(), excluded.end()) {}
    explicit exclude_classes(std::vector<std::string> excluded) : excluded_{std::move(excluded)} {}

    verdict operator()(const applicant& a) const {
        if (std::find(excluded_.begin(), excluded_.end(), a.asset_class()) == excluded_.end()) return true;
        return rejection{.reason = "class " + std::string{a.asset_class()}};
    }

private:
    std::vector<std::string> excluded_;
};

}
