// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "index_chain.hpp"
#include "index_methodologies.hpp"
#include "rules_node.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace program {

/// Rules as they are written in a file, one by one (`{"base": {...}, "selection": [...], ...}`) or as a methodology
/// with its parameters (`{"methodology": {"coindesk_80_style": {...}}, "base": {...}, "missing_prices": ...}`). The
/// name of a methodology stands for a file that has no more than it.
class rules_file {
public:
    /// Errors: `data_error` for a file that cannot be read, `usage_error` for one that is not JSON, and for what is
    ///   neither a file nor a methodology
    explicit rules_file(const std::string& file_or_name);

    /// Puts a value in the place of another: `selection[0].largest=80`; where it is no JSON it is a text. A path that
    /// does not begin with a field of the file leads to the parameters of its methodology:
    /// `traded.unpublished=is_zero`.
    ///
    /// Errors: `usage_error` for an assignment without "=", and for a path that leads nowhere
    void set(const std::string& assignment);

    /// The index, with those that it is cut from.
    ///
    /// Errors: `usage_error`, with the path of what is wrong; where a methodology is left without something, one that
    ///   lists all of it, with a command that says it: `so_far`, and what is missing
    index_chain chain(const std::string& so_far) const;

private:
    std::string_view methodology_name() const;  ///< empty where rules are written one by one
    rules_node parameters() const;
    index_chain methodology_chain(const std::string& so_far) const;

    std::string file_;
    ordered_json root_;
    bool named_ = false;
};

/// The names of methodologies, for the help.
std::string names_of_methodologies();

}
