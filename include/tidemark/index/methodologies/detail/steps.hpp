// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/admitted.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies::detail {

/// Notes a step that is left out, once.
inline void leave_out(std::string step, std::vector<std::string>& left_out) {
    if (std::find(left_out.begin(), left_out.end(), step) == left_out.end()) left_out.push_back(std::move(step));
}

/// A step for which data are needed: its rule where they are given; else none, and the step is noted as left out.
template <class Screen>
eligibility_rule where_given(const std::optional<Screen>& screen, const char* step,
                             std::vector<std::string>& left_out) {
    if (screen) return *screen;
    leave_out(step, left_out);
    return every_asset{};
}

/// The exclusion of classes, in the words of the user's data; each asset then needs a class.
inline eligibility_rule without_classes(const std::optional<std::vector<std::string>>& classes, const char* step,
                                        std::vector<std::string>& left_out) {
    std::optional<eligibility_rule> rule;
    if (classes) rule = require_class{} & exclude_classes{*classes};
    return where_given(rule, step, left_out);
}

/// The steps of a selection, and those that are left out for want of data.
class selection_steps {
public:
    explicit selection_steps(selection_rule first) : steps_{std::move(first)} {}

    void add(selection_rule step) { steps_ = std::move(steps_) | std::move(step); }

    /// A step that needs data, from a day on.
    template <class Screen>
    void add(const std::optional<Screen>& screen, const char* step, core::date from = {}) {
        const eligibility_rule rule = where_given(screen, step, left_out_);
        if (screen) add(admitted{in_force{.from = from, .rule = rule}});
    }

    void leave_out(std::string step) { detail::leave_out(std::move(step), left_out_); }

    /// What another index leaves out, those that are made of its members do not have either.
    void follow(const track& parent) {
        for (const std::string& step : parent.not_applied) leave_out(step);
    }

    const selection_rule& selection() const noexcept { return steps_; }
    const std::vector<std::string>& left_out() const noexcept { return left_out_; }

private:
    selection_rule steps_;
    std::vector<std::string> left_out_;
};

/// Under a name, which an error of its eligibility then begins with.
inline rulebook called(const std::string& name, rulebook rules) {
    rules.name = name;
    rules.eligibility = [name, own = std::move(rules.eligibility)](const applicant& a) {
        return index::detail::asked_of([&] { return name; }, [&] { return own(a); });
    };
    return rules;
}

/// Under the name of the published index, and "-style" where steps are left out.
inline rulebook named(const std::string& name, rulebook rules) {
    const std::string style = rules.not_applied.empty() ? "" : "-style";
    return called(name + style, std::move(rules));
}

/// Refuses a base before the day on which the rules of an index begin.
inline void require_from(const std::string& index, core::date base, core::date first) {
    if (first <= base) return;
    core::refuse("base date of the " + index, base,
                 std::string{core::iso_text{first}} + " or later, when its rules begin");
}

/// Refuses traded values of other days than those that the rules of an index are about.
inline void require_days(const std::string& index, std::size_t days, std::size_t expected) {
    if (days != expected) core::refuse("days of the traded values of the " + index, days, std::to_string(expected));
}

}
