// SPDX-License-Identifier: BSL-1.0
#include "index_methodologies.hpp"

#include <utility>

namespace program {

namespace index = tidemark::index;

const methodology_table& methodologies() {
    static const methodology_table all = [] {
        methodology_table table = marketvector_methodologies();
        table.merge(coindesk_methodologies());
        table.merge(other_crypto_methodologies());
        table.merge(equity_methodologies());
        return table;
    }();
    return all;
}

std::vector<std::string> read_classes(const rules_node& where) {
    return where.is_text() ? std::vector<std::string>{where.text()} : where.texts();
}

std::optional<std::vector<std::string>> find_classes(const rules_node& given, std::string_view name) {
    const auto where = given.find(name);
    return where ? std::optional{read_classes(*where)} : std::nullopt;
}

std::optional<index::exclude_classes> find_excluded(const rules_node& given, std::string_view name) {
    const auto classes = find_classes(given, name);
    return classes ? std::optional<index::exclude_classes>{*classes} : std::nullopt;
}

std::optional<index::eligibility_rule> find_eligibility(const rules_node& given, std::string_view name) {
    const auto where = given.find(name);
    return where ? std::optional{read_eligibility(*where)} : std::nullopt;
}

std::optional<std::string> find_text(const rules_node& given, std::string_view name) {
    const auto where = given.find(name);
    return where ? std::optional{where->text()} : std::nullopt;
}

index::traded_window read_traded(const rules_node& given, std::string_view name, int days) {
    const rules_node where = given.at(name);
    return made_at(where, [&] { return read_window(where, days); });
}

}
