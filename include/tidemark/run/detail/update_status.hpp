// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

namespace tidemark::inline TIDEMARK_ABI::run {

/// What the `update` of a stream did with a row. A stream that did not take the row is as it was.
enum class update_status {
    accepted,  ///< observed
    missing,   ///< taken as a row without an observation
    refused,   ///< not taken: missing under missing::refuse
    late,      ///< not taken: its stamp lies before the newest one, or is none
    full       ///< not taken: the window holds as many rows as its capacity
};

}
