// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/market.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Which assets may become members. A price and a market cap on the day are always required as well.
using eligibility_rule = rule<bool(const asset&)>;

/// Admits every asset.
struct every_asset {
    bool operator()(const asset&) const noexcept { return true; }
};

/// Admits the assets of one class.
class only_class {
public:
    explicit only_class(std::string admitted) : admitted_{std::move(admitted)} {}

    bool operator()(const asset& a) const noexcept { return a.asset_class == admitted_; }

private:
    std::string admitted_;
};

/// Admits the assets of all classes but these.
class exclude_classes {
public:
    exclude_classes(std::initializer_list<const char*> excluded) : excluded_(excluded.begin(), excluded.end()) {}
    explicit exclude_classes(std::vector<std::string> excluded) : excluded_{std::move(excluded)} {}

    bool operator()(const asset& a) const noexcept {
        return std::find(excluded_.begin(), excluded_.end(), a.asset_class) == excluded_.end();
    }

private:
    std::vector<std::string> excluded_;
};

}
