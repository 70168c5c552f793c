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

std::string comovement_in_words(const infer::decoupling_report& r) {
    switch (comovement_of(r)) {
        case comovement::as_before: return "as before";
        case comovement::less_alike: return "less alike";
        case comovement::more_alike: return "more alike";
        case comovement::no_answer: break;
    }
    return "no answer";
}

std::string level_in_words(const infer::decoupling_report& r) {
    if (r.parted_in_level == infer::finding::no_answer) return "no answer";
    if (r.parted_in_level == infer::finding::not_significant) return "as before";
    return r.residual_part.value < 0 ? "fell behind" : "ran ahead";
}

}
