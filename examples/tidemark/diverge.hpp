// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "diverge_pair.hpp"
#include "told.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace program {

/// The answer and all that it rests on.
struct divergence {
    diverge_request asked;
    diverge_pair pair;
    std::size_t cut;  ///< the first return of "after"
    double periods_per_year;
    std::vector<std::string> warnings;
    std::vector<std::string> verdict;  ///< a sentence or two each
    std::vector<told_section> sections;
};

/// Errors: `usage_error` for a request that has no meaning, `data_error` for data that do not answer it
divergence diverge(const diverge_request& q);

std::string divergence_as_text(const divergence& d);
std::string divergence_as_json(const divergence& d);

}
