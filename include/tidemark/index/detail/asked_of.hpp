// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>

#include <stdexcept>
#include <string>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

inline std::string iso(core::date date) { return std::string{core::iso_text{date}}; }

/// Asks a rule; where nothing satisfies it, the error also says of what the rule was asked (with exceptions only).
template <class Description, class Question>
auto asked_of(const Description& describe, const Question& ask) {
#if TIDEMARK_EXCEPTIONS
    try {
        return ask();
    } catch (const std::domain_error& error) {
        core::infeasible(describe() + ": " + error.what());
    }
#else
    static_cast<void>(describe);
    return ask();
#endif
}

}
