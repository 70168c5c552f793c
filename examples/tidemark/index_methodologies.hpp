// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "asked.hpp"
#include "index_chain.hpp"
#include "index_rules.hpp"

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/rulebook.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// What every index is given.
struct index_terms {
    tidemark::index::base_point base;
    std::optional<tidemark::index::missing_price_rule> missing_prices;  ///< nothing where the methodology has its own
};

/// A published index: what has to be said of it, and how its rules are made from that, those of its parents first.
struct methodology {
    std::vector<asked> parameters;
    index_chain (*make)(const rules_node& given, const index_terms& terms);
    std::string_view base_date = {};        ///< as published, in force where no other is given
    std::optional<double> base_level = {};  ///< likewise
    enum class prices { asked, in_the_rules } missing_prices = prices::asked;
    int carried = 40;  ///< in the example: days for which a price has to be carried from one review to the next
};

using methodology_table = std::map<std::string_view, methodology>;

/// All of them, by the names of the library.
const methodology_table& methodologies();

// Its parts.
methodology_table marketvector_methodologies();
methodology_table coindesk_methodologies();
methodology_table other_crypto_methodologies();
methodology_table equity_methodologies();

/// Beside the indices the library has rules among its methodologies; they are words of a file of rules.
inline constexpr std::string_view rules_among_methodologies[] = {"sp_500_screens"};

// What several of them read. One that may be left out is nothing where it is.

/// A class, or a list of them.
std::vector<std::string> read_classes(const rules_node& where);
std::optional<std::vector<std::string>> find_classes(const rules_node& given, std::string_view name);
std::optional<tidemark::index::exclude_classes> find_excluded(const rules_node& given, std::string_view name);
std::optional<tidemark::index::eligibility_rule> find_eligibility(const rules_node& given, std::string_view name);
std::optional<std::string> find_text(const rules_node& given, std::string_view name);

/// A window of traded values with the days that the rules name.
tidemark::index::traded_window read_traded(const rules_node& given, std::string_view name, int days);

/// A chain of one index, which needs no other.
template <class Make>
index_chain alone_in_chain(Make make) {
    return {[make](const tidemark::index::market&, std::span<const tidemark::index::track>) { return make(); }};
}

}
