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

std::string parted_in_words(const infer::decoupling_report& r) {
    const bool comovement = r.parted_in_comovement == infer::finding::significant;
    const bool level = r.parted_in_level == infer::finding::significant;
    if (r.parted_in_comovement == infer::finding::no_answer || r.parted_in_level == infer::finding::no_answer)
        return "no answer";
    const char* const alike = r.change.change < 0 ? "less alike" : "more alike";
    const char* const ahead = r.residual_part.value < 0 ? "fell behind" : "ran ahead";
    if (comovement && level) return std::string{alike} + ", " + ahead;
    return comovement ? alike : level ? ahead : "as before";
}

}
