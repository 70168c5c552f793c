// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/rulebook.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies::detail {

/// A step for which data are needed: its rule where they are given; else none, and the step is noted as left out.
inline eligibility_rule where_given(const std::optional<eligibility_rule>& rule, const char* step,
                                    std::vector<std::string>& left_out) {
    if (rule) return *rule;
    left_out.emplace_back(step);
    return every_asset{};
}

/// The exclusion of classes, in the words of the user's data; each asset then needs a class.
inline eligibility_rule without_classes(const std::optional<std::vector<std::string>>& classes, const char* step,
                                        std::vector<std::string>& left_out) {
    const auto rule = [&]() -> std::optional<eligibility_rule> {
        if (!classes) return std::nullopt;
        return require_class{} & exclude_classes{*classes};
    };
    return where_given(rule(), step, left_out);
}

/// Under its name: that of the published index, and "-style" where steps are left out.
inline rulebook named(const std::string& name, rulebook rules) {
    rules.name = rules.not_applied.empty() ? name : name + "-style";
    return rules;
}

/// Refuses a base before the day on which the rules of an index begin.
inline void require_from(const char* index, core::date base, core::date first) {
    if (first <= base) return;
    core::refuse(std::string{"base date of the "} + index, base,
                 std::string{core::iso_text{first}} + " or later, when its rules begin");
}

}
