// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "entry.hpp"

#include <tidemark/core/description.hpp>
#include <tidemark/infer/detection.hpp>
#include <tidemark/risk/drawdown_episodes.hpp>
#include <tidemark/risk/max_drawdown_span.hpp>

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

/// What the library offers, made from its headers when the program is built. A new metric is written once, in its
/// header; it is then listed, documented and measured.
namespace program::registry {

/// The parameters of a metric in their order; an option is the position of its value.
using settings = std::span<const double>;

/// The option at a position.
template <class Option, std::size_t N>
constexpr Option chosen(const Option (&options)[N], double position) {
    return options[static_cast<std::size_t>(position)];
}

/// What a row of the metric's input is: a number of any kind, a price or level, or numbers of two series.
enum class reading { series, levels, pairs };

/// What the metric's contract allows: a recursion without a window does not roll, a table (not one number) is of the
/// whole sample only.
enum class form { rolls, recursion, table };

struct request {
    enum class driver { whole, rolling, expanding };

    driver how = driver::whole;
    std::span<const double> x;
    std::span<const double> benchmark;  ///< for a metric of pairs
    std::size_t window = 0;
    std::size_t min_count = static_cast<std::size_t>(-1);  ///< as tidemark::missing::skip has it
};

/// One number for the whole sample, else one a row; or a table.
using answer = std::variant<std::vector<double>, std::vector<tidemark::risk::drawdown_episode>,
                            tidemark::risk::drawdown_span, tidemark::infer::detection>;

/// How the program reaches a metric. Missing rows (NaN) are skipped.
struct binding {
    reading reads;
    form is;
    answer (*run)(settings given, const request& asked);
    tidemark::core::description (*describe)(settings given);
};

struct metric {
    entry documented;
    const binding* bound;
};

/// How the program reaches an estimator: see registry/estimation.hpp, which needs Eigen.
struct estimator_binding;

/// An estimator of a panel, of two series or of a matrix, or a function of corr.
struct estimator {
    entry documented;
    const estimator_binding* bound;  ///< null for a function, and for what cannot be made from settings
};

std::span<const metric> metrics();
std::span<const entry> functions();  ///< of numbers, or of more than the rows of a sample
std::span<const estimator> estimators();
std::span<const entry> methodologies();
std::span<const entry> gauges();

}
