// SPDX-License-Identifier: BSL-1.0
#include "decouple.hpp"

#include "errors.hpp"

#include <tidemark/infer/decoupling.hpp>

#include <stdexcept>
#include <string>

namespace program {

namespace infer = tidemark::infer;

infer::decoupling_report decouple(const series& asset, const series& benchmark, const decoupling_question& q) {
    try {
        return infer::decoupling{.cut = q.cut, .periods_per_year = q.periods_per_year, .confidence = q.confidence}(
            {asset.label, asset.dates, asset.levels}, {benchmark.label, benchmark.dates, benchmark.levels});
    } catch (const std::invalid_argument& error) {
        throw data_error{asset.label + " against " + benchmark.label + ": " + error.what()};
    }
}

comovement comovement_of(const infer::decoupling_report& r) {
    if (r.parted_in_comovement == infer::finding::no_answer) return comovement::no_answer;
    if (!(r.change.p_value < 1 - r.confidence)) return comovement::as_before;
    return r.change.change < 0 ? comovement::less_alike : comovement::more_alike;
}

std::string parted_in_words(const infer::decoupling_report& r) {
    const comovement moved = comovement_of(r);
    if (moved == comovement::no_answer || r.parted_in_level == infer::finding::no_answer) return "no answer";
    const std::string alike = moved == comovement::less_alike   ? "less alike"
                              : moved == comovement::more_alike ? "more alike"
                                                                : "";
    if (r.parted_in_level != infer::finding::significant) return alike.empty() ? "as before" : alike;
    const char* const level = r.residual_part.value < 0 ? "fell behind" : "ran ahead";
    return alike.empty() ? level : alike + ", " + level;
}

}
