// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "series.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/infer/decoupling_report.hpp>

namespace program {

struct decoupling_question {
    tidemark::core::date cut;  ///< the first day of "after"
    double periods_per_year;   ///< of the days that both series have
    double confidence = 0.95;
};

/// What one series did beside another before and after a day. Errors: `data_error` where the data cannot tell
tidemark::infer::decoupling_report decouple(const series& asset, const series& benchmark, const decoupling_question& q);

/// What became of how two series move together.
enum class comovement { no_answer, as_before, less_alike, more_alike };

comovement comovement_of(const tidemark::infer::decoupling_report& r);

std::string comovement_in_words(const tidemark::infer::decoupling_report& r);  ///< less alike, as before, ...

/// Whether the first fell behind the second or ran ahead, beyond drift, beta and chance: fell behind, as before, ...
std::string level_in_words(const tidemark::infer::decoupling_report& r);

}
