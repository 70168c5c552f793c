// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "measure.hpp"

namespace program {

/// The metric of that name, where it asks what an account earned that money flows into and out of; else null.
const registry::metric* find_account_metric(std::string_view name);

/// Asks it of a file with a row for each day: the value of the account, then what flows, after the value was taken.
///
/// An empty flow is none. A day may be without a value where nothing flows, and for those that ask only how the account
/// began and ended also where something does. What flows on the last day comes too late to matter.
measurement measure_account(measure_request request, const registry::metric& metric);

}
