// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/markov_switching.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark::support {

/// Two regimes by their definition, in long double: the likelihood of every path that the chain can take, added up.
struct every_path {
    std::vector<long double> filtered, smoothed;  ///< probability of regime 1
    long double log_likelihood = 0;

    every_path(const infer::markov_switching& m, const std::vector<double>& rows) {
        for (std::size_t n = 1; n <= rows.size(); ++n) filtered.push_back(share_in_1(m, rows, n, n - 1));
        for (std::size_t t = 0; t < rows.size(); ++t) smoothed.push_back(share_in_1(m, rows, rows.size(), t));
        log_likelihood = std::log(sum(m, rows, rows.size(), 0, 0) + sum(m, rows, rows.size(), 0, 1));
    }

private:
    using real = long double;

    static real density(const infer::markov_switching& m, double x, bool in1) {
        if (std::isnan(x)) return 1;
        const auto v = static_cast<real>(in1 ? m.variance1 : m.variance0);
        const real d = static_cast<real>(x) - static_cast<real>(in1 ? m.mean1 : m.mean0);
        return std::exp(-d * d / (2 * v)) / std::sqrt(2 * 3.14159265358979323846264338327950288L * v);
    }

    /// Of all paths of n rows that are in a regime at row t.
    static real sum(const infer::markov_switching& m, const std::vector<double>& rows, std::size_t n, std::size_t t,
                    std::uint32_t regime) {
        const auto p00 = static_cast<real>(m.p00), p11 = static_cast<real>(m.p11);
        const real first1 = m.initial == infer::initial_regime::stated ? static_cast<real>(m.stated_state1)
                                                                       : (1 - p00) / (2 - p00 - p11);
        real all = 0;
        for (std::uint32_t path = 0; path < (1U << n); ++path) {
            if (((path >> t) & 1U) != regime) continue;
            real likelihood = (path & 1U) != 0 ? first1 : 1 - first1;
            for (std::size_t i = 0; i < n; ++i) {
                const bool now = ((path >> i) & 1U) != 0, before = i > 0 && ((path >> (i - 1)) & 1U) != 0;
                if (i > 0) likelihood *= before ? (now ? p11 : 1 - p11) : (now ? 1 - p00 : p00);
                likelihood *= density(m, rows[i], now);
            }
            all += likelihood;
        }
        return all;
    }

    static real share_in_1(const infer::markov_switching& m, const std::vector<double>& rows, std::size_t n,
                           std::size_t t) {
        const real in1 = sum(m, rows, n, t, 1);
        return in1 / (in1 + sum(m, rows, n, t, 0));
    }
};

}
