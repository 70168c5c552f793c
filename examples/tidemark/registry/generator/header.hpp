// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "source.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace program::generator {

/// Where something stands, for messages.
struct place {
    std::string file;
    std::size_t line;
};

/// A public data member of a struct, or a parameter of a function.
struct member {
    std::string type;
    std::string name;
    std::string initial;  ///< as written; empty when there is none
    std::string remark;   ///< the `///<` beside it
    std::size_t line;
};

struct enumeration {
    std::string name;  ///< with its scopes, "risk::skewness::estimator"
    std::vector<std::string> values;
    std::string remark;
};

/// A struct or a function that stands in the library's namespace, not in one of details.
struct declaration {
    enum class kind { record, function };

    kind is;
    std::string scope;  ///< "risk"
    std::string name;
    place at;
    comment documented;
    std::string template_head;  ///< what stands between `template <` and `>`; empty for no template
    std::vector<member> members;
    bool has_lower;        ///< a record with a public function `lower`: a metric
    bool has_call;         ///< a record with a public call operator: an estimator
    bool has_constructor;  ///< a record that is no aggregate
};

/// What a header declares, as far as the registry asks.
struct header {
    std::vector<declaration> declarations;
    std::vector<enumeration> enumerations;
};

header read_header(const std::string& file, std::string text);

}
