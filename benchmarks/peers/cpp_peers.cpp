// SPDX-License-Identifier: BSL-1.0
// usage: tidemark_peers_cpp <folder>
// Measures what a C++ programmer would use instead, where it is installed: loops written by hand, Boost.Accumulators
// and QuantLib. It prints kernel,window,peer,version,nanoseconds per element.
#include "peers/measure.hpp"
#include "support/first_thought.hpp"

#include <iostream>

#if __has_include(<boost/accumulators/accumulators.hpp>)
#define WITH_BOOST
#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/rolling_mean.hpp>
#include <boost/accumulators/statistics/rolling_moment.hpp>
#include <boost/accumulators/statistics/rolling_variance.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/version.hpp>
#endif

#if defined(WITH_QUANTLIB)
#include <ql/math/statistics/generalstatistics.hpp>
#include <ql/math/statistics/incrementalstatistics.hpp>
#include <ql/version.hpp>
#endif

using peers::numbers;

namespace {

struct data {
    numbers returns, related, prices;
};

void loops(const data& d) {
    const peers::line_printer loop{"C++ loop", __VERSION__};
    numbers out(peers::rows);
    for (const std::size_t w : peers::windows) {
        const auto one = [&](const char* kernel, auto fill, const numbers& x) {
            loop.measure(kernel, w, x.size(), [&] { fill(out, x, w); });
        };
        const auto two = [&](const char* kernel, auto fill) {
            loop.measure(kernel, w, peers::rows, [&] { fill(out, d.returns, d.related, w); });
        };
        one("mean", first_thought::mean, d.returns);
        one("variance", first_thought::variance, d.returns);
        one("standard_deviation", first_thought::standard_deviation, d.returns);
        one("skewness", first_thought::skewness, d.returns);
        one("kurtosis", first_thought::kurtosis, d.returns);
        one("minimum", first_thought::minimum, d.returns);
        one("maximum", first_thought::maximum, d.returns);
        one("minimum_of_prices", first_thought::minimum, d.prices);
        one("sharpe_ratio", first_thought::sharpe_ratio, d.returns);
        one("sortino_ratio", first_thought::sortino_ratio, d.returns);
        two("correlation", first_thought::correlation);
        two("covariance", first_thought::covariance);
        two("beta", first_thought::beta);
        const auto few = static_cast<std::ptrdiff_t>(w + 20'000'000 / w);  // the loops below cost w for each row
        const numbers some_prices(d.prices.begin(), d.prices.begin() + few);
        loop.measure("max_drawdown", w, some_prices.size() - w + 1,
                     [&] { first_thought::max_drawdown_of_levels(out, some_prices, w); });
    }
}

/// Sums of every column of a row-major panel, which the compiler vectorises by itself.
void panel_loops(const std::string& folder) {
    const peers::line_printer loop{"C++ loop", __VERSION__};
    for (const std::size_t columns : peers::panel_columns) {
        const numbers x = peers::load_panel(folder, columns, true);
        numbers out(x.size(), first_thought::nan), sum(columns), squares(columns);
        for (const std::size_t w : peers::panel_windows) {
            const double share = 1 / first_thought::to_real(w), rest = 1 / first_thought::to_real(w - 1);
            loop.measure("standard_deviation" + peers::panel_name(columns, true), w, x.size(), [&] {
                std::fill(sum.begin(), sum.end(), 0.0);
                std::fill(squares.begin(), squares.end(), 0.0);
                for (std::size_t i = 0; i < peers::panel_rows; ++i) {
                    const double *const in = &x[i * columns], *const gone = i < w ? nullptr : in - w * columns;
                    double *const s = sum.data(), *const q = squares.data(), *const to = &out[i * columns];
                    if (gone == nullptr) {
                        for (std::size_t j = 0; j < columns; ++j) s[j] += in[j], q[j] += in[j] * in[j];
                        continue;
                    }
#if defined(__clang__)
#pragma clang loop vectorize(assume_safety)
#elif defined(__GNUC__)
#pragma GCC ivdep
#endif
                    for (std::size_t j = 0; j < columns; ++j) {
                        const double a = s[j] + (in[j] - gone[j]);
                        const double b = q[j] + (in[j] * in[j] - gone[j] * gone[j]);
                        s[j] = a, q[j] = b, to[j] = std::sqrt((b - a * a * share) * rest);
                    }
                }
            });
        }
    }
}

/// A ring buffer with sums that are added to and subtracted from.
void rings(const data& d) {
    const peers::line_printer ring{"C++ ring", __VERSION__};
    numbers out(peers::rows);
    for (const std::size_t w : peers::windows) {
        ring.measure("stream_standard_deviation", w, peers::rows, [&] {
            numbers last(w);
            double sums[2]{};
            const auto variance = first_thought::variance_of_sums(w);
            for (std::size_t i = 0, next = 0; i < peers::rows; ++i, next = next + 1 == w ? 0 : next + 1) {
                const double in = d.returns[i], gone = last[next];
                last[next] = in;
                sums[0] += in - gone, sums[1] += in * in - gone * gone;
                out[i] = std::sqrt((std::max)(0.0, variance(sums)));
            }
        });
    }
}

#if defined(WITH_BOOST)

void boost_accumulators(const data& d) {
    namespace acc = boost::accumulators;
    using window = acc::tag::rolling_window;
    const peers::line_printer boost{"Boost.Accumulators", BOOST_LIB_VERSION};
    numbers out(peers::rows);
    const auto stream = [&]<class Stats>(const char* kernel, std::size_t w, Stats, auto value) {
        boost.measure(kernel, w, peers::rows, [&] {
            acc::accumulator_set<double, Stats> set(window::window_size = w);
            for (std::size_t i = 0; i < peers::rows; ++i) set(d.returns[i]), out[i] = value(set);
        });
    };
    for (const std::size_t w : peers::windows) {
        stream("stream_mean", w, acc::stats<acc::tag::rolling_mean>{}, [](auto& s) { return acc::rolling_mean(s); });
        stream("stream_standard_deviation", w, acc::stats<acc::tag::rolling_variance>{},
               [](auto& s) { return std::sqrt(acc::rolling_variance(s)); });
        const double n = first_thought::to_real(w);
        stream("stream_kurtosis", w,
               acc::stats<acc::tag::rolling_moment<1>, acc::tag::rolling_moment<2>, acc::tag::rolling_moment<3>,
                          acc::tag::rolling_moment<4>>{},
               [n](auto& s) {
                   const double m = acc::rolling_moment<1>(s), e2 = acc::rolling_moment<2>(s), m2 = e2 - m * m;
                   const double m4 = acc::rolling_moment<4>(s) - 4 * m * acc::rolling_moment<3>(s) + 6 * m * m * e2 -
                                     3 * m * m * m * m;
                   return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
               });
    }
}

#else
void boost_accumulators(const data&) { std::cerr << "Boost.Accumulators is not installed: left out\n"; }
#endif

#if defined(WITH_QUANTLIB)

/// Its statistics take nothing back, so each window is filled anew.
void quantlib(const data& d) {
    const auto refilled = [&]<class Statistics>(const char* peer, std::size_t w, Statistics) {
        const std::size_t few = 2'000'000 / w;
        double sum = 0;
        peers::line_printer{peer, QL_VERSION}.measure("stream_standard_deviation", w, few, [&] {
            for (std::size_t i = 0; i < few; ++i) {
                Statistics s;
                const auto first = d.returns.begin() + static_cast<std::ptrdiff_t>(i);
                s.addSequence(first, first + static_cast<std::ptrdiff_t>(w));
                sum += s.standardDeviation();
            }
        });
        if (sum < 0) std::cerr << "impossible\n";  // somebody reads the sum
    };
    for (const std::size_t w : peers::windows) {
        refilled("QuantLib IncrementalStatistics", w, QuantLib::IncrementalStatistics{});
        refilled("QuantLib GeneralStatistics", w, QuantLib::GeneralStatistics{});
    }
}

#else
void quantlib(const data&) { std::cerr << "QuantLib was not found when this was built: left out\n"; }
#endif

}

int main(int count, char** words) try {
    if (count != 2) return std::cerr << "usage: tidemark_peers_cpp <folder>\n", 2;
    const data d{peers::load(words[1], "returns"), peers::load(words[1], "related"), peers::load(words[1], "prices")};
    loops(d);
    panel_loops(words[1]);
    rings(d);
    boost_accumulators(d);
    quantlib(d);
} catch (const std::exception& e) {
    std::cerr << "tidemark_peers_cpp: " << e.what() << '\n';
    return 1;
}
