// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/engle_granger.hpp>
#include <tidemark/infer/half_life.hpp>
#include <tidemark/infer/johansen.hpp>
#include <tidemark/infer/kpss.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What the tests say of two series of levels: of the log ratio as it is, and of the mix that fits best.
struct log_ratio_findings {
    std::size_t observations = 0;
    std::vector<double> log_ratio{};           ///< ln(a / b), row by row
    unit_root_test unit_root{};                ///< of it: a small p-value says that it comes back
    stationarity_test stationarity{};          ///< of it: a small p-value says that it does not
    half_life_estimate half_life{};            ///< of it
    cointegration_test fitted{};               ///< of ln a on ln b
    half_life_estimate half_life_of_fitted{};  ///< of its gap
    johansen_test system{};                    ///< of ln a and ln b
};

/// Do two price series belong together? Every test of it on the logarithm of their ratio, whose coefficient is 1, and
/// on the mix ln a - c ln b with c estimated, which is easier to find and says less.
///
/// Formula: the tests `unit_root`, `stationarity` and `reversion` of ln(a / b), `regression` of ln a on ln b and
///          `reversion` of its gap about 0, `system` of both
/// Input:   two series of positive levels in the order of time, on the same days, without gaps: those of two markets
///          are lined up before, see core::align
/// Value:   what each test answers
/// No data: as each test says; a ratio that is constant has none, and nothing more to ask
/// Errors:  std::invalid_argument for a level that is missing or not positive, naming its row, lengths that differ,
///          and those of each test
/// Cost:    that of the tests, O(n lags^2)
/// Source:  Engle and Granger (1987); the sources of each test
struct log_ratio_cointegration {
    augmented_dickey_fuller unit_root{};
    kpss stationarity{};
    half_life reversion{};
    engle_granger regression{};
    johansen system{};

    template <core::readable A, core::readable B>
    log_ratio_findings operator()(const A& a, const B& b) const {
        const auto first = core::as_sample(a);
        const auto second = core::as_sample(b);
        if (second.size() != first.size())
            core::refuse("length of b", second.size(), "the length of a, " + std::to_string(first.size()));
        return of(logarithms(detail::without_gaps(first, "a"), "a"),
                  logarithms(detail::without_gaps(second, "b"), "b"));
    }

private:
    static std::vector<double> logarithms(std::vector<double> levels, const char* name) {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (!(levels[i] > 0))
                core::refuse(std::string{name} + "[" + std::to_string(i) + "]", levels[i], "a positive level");
            levels[i] = std::log(levels[i]);
        }
        return levels;
    }

    log_ratio_findings of(const std::vector<double>& a, const std::vector<double>& b) const {
        log_ratio_findings found;
        found.observations = a.size();
        found.log_ratio = a;
        for (std::size_t i = 0; i < a.size(); ++i) found.log_ratio[i] -= b[i];
        found.unit_root = unit_root(found.log_ratio);
        found.stationarity = stationarity(found.log_ratio);
        found.half_life = reversion(found.log_ratio);
        found.fitted = regression(a, b);
        if (!core::is_missing(found.fitted.statistic))
            found.half_life_of_fitted = half_life{deterministic_terms::none, reversion.confidence}(found.fitted.gap);
        found.system = system(a, b);
        return found;
    }
};

}
