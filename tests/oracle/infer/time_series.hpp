// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

/// The series of which statsmodels was asked, by the scripts beside this, and how answers are compared with its.
namespace tidemark::support::oracle {

inline constexpr double nan = core::nan;
inline constexpr double infinity = core::infinity;

struct known_series {
    std::string name;
    std::vector<double> values;
};
struct known_system {
    std::string name;
    std::size_t columns;
    std::vector<double> values;  // row by row

    core::panel_view<double> panel() const {
        return {values.data(), values.size() / columns, columns, core::storage::row_major};
    }
};

#include "oracle/infer/time_series.inc"

template <class Known>
const Known& named(const std::vector<Known>& all, const std::string& name) {
    for (const Known& known : all)
        if (known.name == name) return known;
    ADD_FAILURE() << "no series " << name;
    return all.front();
}
inline const std::vector<double>& series(const std::string& name) { return named(all_series, name).values; }
inline const known_system& system(const std::string& name) { return named(all_systems, name); }

/// Within 1e-8, of the number itself where that is more than 1; the distance in these units.
inline double distance(double got, double want) {
    if (std::isnan(got) && std::isnan(want)) return 0;
    if (got == want) return 0;
    const double d = std::abs(got - want) / (1e-8 * (std::abs(want) > 1 ? std::abs(want) : 1));
    return std::isnan(d) ? infinity : d;
}

}
