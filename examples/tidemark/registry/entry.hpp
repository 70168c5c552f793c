// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string_view>

namespace program::registry {

/// One parameter as the header declares it.
struct parameter {
    enum class kind { number, count, frequency, decay, option, other };

    std::string_view name;
    kind is;
    std::string_view type;                       ///< as C++ knows it, without the outermost namespace
    std::string_view initial;                    ///< its default, or the parameter before it whose value it
                                                 ///< takes; empty when it must be given
    std::span<const std::string_view> values{};  ///< the names that an option may have
    std::string_view remark;

    bool required() const noexcept { return initial.empty(); }
};

/// What a docstring says, by its labels; an absent one is empty.
struct entry {
    std::string_view name;
    std::string_view scope;   ///< the namespace: "risk"
    std::string_view header;  ///< as it is included: "tidemark/risk/beta.hpp"
    std::span<const parameter> parameters;
    std::string_view summary;
    std::string_view formula;
    std::string_view input;
    std::string_view value;
    std::string_view no_data;
    std::string_view errors;
    std::string_view rounding;
    std::string_view cost;
    std::string_view source;
};

}
