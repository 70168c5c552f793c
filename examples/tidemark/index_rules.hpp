// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "rules_node.hpp"

#include <tidemark/index/group_limits.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/traded_window.hpp>

#include <filesystem>
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

/// `{"days": 90, "unpublished": "is_left_out", "min_count": 60}`; without the last all days must have a number.
tidemark::index::traded_window read_window(const rules_node& where);

tidemark::index::trigger read_trigger(const rules_node& where);

/// All these words, for the help.
std::string words_of_rules();

/// Rules as they are written in a file: `{"base": {...}, "schedule": ..., "selection": [...], ...}`.
class rules_file {
public:
    /// Errors: `data_error` for a file that cannot be read, `usage_error` for one that is not JSON
    explicit rules_file(const std::filesystem::path& file);

    /// Puts a value in the place of another: `selection[0].largest=80`; where it is no JSON it is a text.
    ///
    /// Errors: `usage_error` for an assignment without "=", and for a path that leads nowhere
    void set(const std::string& assignment);

    /// Errors: `usage_error`, with the path of what is wrong
    tidemark::index::rulebook rulebook() const;

private:
    std::string file_;
    ordered_json root_;
};

}
