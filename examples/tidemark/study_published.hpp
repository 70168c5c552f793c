// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"
#include "performance.hpp"
#include "series.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/index/track.hpp>

#include <optional>
#include <string>
#include <vector>

namespace program {

/// An index by the published rules of its maker, as far as the data go: from the first day on which both allow it.
struct published_index {
    series closes;
    tidemark::index::track track;
    by_span<performance> performances;     ///< a span that begins before the index is cut to it
    by_span<correlation> with_large_caps;  ///< likewise
};

/// An index beside others, over the same days.
struct compared_index {
    std::string name;
    std::string label;
    performance over;
    std::optional<correlation> with_large_caps;  ///< none of these with themselves
};

/// What an index returns where a choice of the study is made otherwise.
struct other_choice {
    std::string index;        ///< its name
    std::string choice;       ///< in words
    by_span<double> returns;  ///< of the spans of its performances; none where that choice has no answer
};

struct published_rules {
    std::vector<published_index> indices;
    std::vector<std::string> left_out;     ///< what could not be made, and why: a sentence each
    std::vector<std::string> not_applied;  ///< steps of the rules for which there are no data
    /// The days that all of them have, with the large and small caps of the study: of the whole period and the spans
    /// that were asked for, where not all of them have every day of it.
    by_span<std::vector<compared_index>> in_common;
    std::vector<other_choice> choices;
};

/// A series of the study that published indices are set beside.
struct set_beside {
    const series& closes;
    const series_returns& returns;
};

/// Calculates what the rules and the data allow; what they do not is told, never an error.
published_rules follow_published_rules(const market_data& data, const std::vector<time_span>& spans,
                                       const set_beside& large, const set_beside& small);

}
