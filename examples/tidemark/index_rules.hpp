// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "rules_node.hpp"

#include <tidemark/index/committee.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/group_limits.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/tiered_limits.hpp>
#include <tidemark/index/traded_window.hpp>

#include <optional>
#include <string>
#include <vector>

namespace program {

/// The words of each kind of rule, the same as in the code.
const vocabulary<tidemark::index::eligibility_rule>& eligibility_words();
const vocabulary<tidemark::index::ranking_rule>& ranking_words();
const vocabulary<tidemark::index::selection_rule>& selection_words();
const vocabulary<tidemark::index::selection_key>& key_words();
const vocabulary<tidemark::index::weighting_rule>& weighting_words();
const vocabulary<tidemark::index::limit_rule>& limit_words();
const vocabulary<tidemark::index::schedule_rule>& schedule_words();
const vocabulary<tidemark::index::missing_price_rule>& missing_price_words();
const vocabulary<tidemark::index::trigger_rule>& trigger_words();

/// A weighting rule, or a list of one and the limits that follow it.
tidemark::index::weighting_rule read_weighting(const rules_node& where);

/// Either `assets`, a list of ids, or `classes`.
tidemark::index::asset_set read_asset_set(const rules_node& where);

tidemark::index::eligibility_rule read_eligibility(const rules_node& where);

/// `{"days": 90, "unpublished": "is_left_out", "min_count": 60}`; without the last all days must have a number, and
/// without the first there are as many as usual, where that is known.
tidemark::index::traded_window read_window(const rules_node& where, std::optional<int> usual_days = std::nullopt);

tidemark::index::unpublished read_unpublished(const rules_node& where);

tidemark::index::missing_price_rule read_missing_prices(const rules_node& where);

tidemark::index::trigger read_trigger(const rules_node& where);

/// One rule, or a list of them joined from the first to the last.
tidemark::index::selection_rule read_selection(const rules_node& where);

tidemark::index::selection_key read_key(const rules_node& where);
tidemark::index::schedule_rule read_schedule(const rules_node& where);
tidemark::index::day_rule read_day(const rules_node& where);
tidemark::index::date_step read_step(const rules_node& where);
tidemark::index::month_set read_months(const rules_node& where);
tidemark::index::group_cut read_group_cut(const rules_node& where);
tidemark::index::ineligible_addition read_ineligible(const rules_node& where);
tidemark::core::roll read_roll(const rules_node& where);
std::vector<tidemark::core::date> read_dates(const rules_node& where);

/// `[{"from": "2020-01-01", "count": 20}, ...]`, or one number from ever on.
std::vector<tidemark::index::dated<std::size_t>> read_dated_counts(const rules_node& where);

/// `[{"from": "2020-01-01", "assets": ["A", "B"]}, ...]`.
std::vector<tidemark::index::dated<std::vector<std::string>>> read_dated_lists(const rules_node& where);

/// The rules of an index that are written one by one: `{"base": {...}, "schedule": ..., "selection": [...], ...}`.
tidemark::index::rulebook read_rulebook(const rules_node& root);

/// Where and how high an index begins, `{"date": "2020-01-01", "level": 1000}`.
tidemark::index::base_point read_base(const rules_node& where);

/// All these words, for the help.
std::string words_of_rules();

}
