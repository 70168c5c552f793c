// SPDX-License-Identifier: BSL-1.0
// usage: detector_certificate [runs]
// How long each detector runs until a false alarm, where 500 observations are asked for, and how late it finds a
// change: by a simulation of its own, of so many runs (10000). Page and Hinkley's tests are shown 250 quiet
// observations before the change; runs with an alarm in these do not count. Returns 1 when a rate is more than a tenth
// off.
#include <tidemark/infer/correlation_cusum.hpp>
#include <tidemark/infer/cusum.hpp>
#include <tidemark/infer/simulated_run_length.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace tidemark::infer;
using tidemark::core::pair;

constexpr double asked = 500;

template <class Row>
using source = std::function<Row(std::mt19937_64&)>;

source<double> normal(double mean, double variance) {
    return [=](std::mt19937_64& random) { return std::normal_distribution{mean, std::sqrt(variance)}(random); };
}
source<pair> normal_with(double r) {
    return [=](std::mt19937_64& random) {
        std::normal_distribution z;
        const double x = z(random), y = z(random);
        return pair{x, r * x + std::sqrt(1 - r * r) * y};
    };
}

template <class D, class Row>
simulated_average until_alarm(const D& detector, std::size_t quiet, const source<Row>& before, const source<Row>& after,
                              std::size_t runs) {
    std::mt19937_64 random{20};
    double counted = 0, sum = 0, squares = 0;
    for (std::size_t i = 0; i < runs; ++i) {
        typename D::state s{};
        for (std::size_t t = 0; t < detector.warm_up + quiet; ++t) detector.absorb(s, before(random));
        if (detector.lower(s).alarms > 0) continue;
        double rows = 0;
        do {
            detector.absorb(s, after(random));
            ++rows;
        } while (!detector.lower(s).alarm);
        ++counted, sum += rows, squares += rows * rows;
    }
    const double mean = sum / counted;
    return {mean, std::sqrt((squares / counted - mean * mean) / counted)};
}

template <class Row>
struct change {
    std::string what;
    source<Row> rows;
};

/// A line of the table; whether the rate of false alarms is within a tenth of what was asked for.
template <class D, class Row>
bool certify(const std::string& name, const D& detector, const source<Row>& usual,
             const std::vector<change<Row>>& changes, std::size_t quiet, std::size_t runs) {
    const simulated_average rate = until_alarm<D, Row>(detector, 0, usual, usual, runs);
    const bool holds = std::abs(rate.value / asked - 1) <= 0.1;
    std::printf("| %s | %.4g | %.0f +- %.0f |", name.c_str(), detector.threshold, rate.value, rate.standard_error);
    for (std::size_t i = 0; i < changes.size(); ++i)
        std::printf("%s %.1f %s", i == 0 ? "" : ",",
                    (until_alarm<D, Row>(detector, quiet, usual, changes[i].rows, runs).value),
                    changes[i].what.c_str());
    std::printf(" |%s\n", holds ? "" : " BROKEN");
    return holds;
}

}

int main(int count, char** arguments) {
    const std::size_t runs = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 10'000;
    const std::vector<change<double>> shifts{
        {"at 0.5", normal(0.5, 1)}, {"at 1", normal(1, 1)}, {"at 2", normal(2, 1)}},
        wider{{"at 2", normal(0, 2)}, {"at 4", normal(0, 4)}};
    const std::vector<change<pair>> apart{{"at 0.3", normal_with(0.3)}};
    const simulation how{.seed = 1};

    std::printf(
        "| detector | threshold | rows to a false alarm | delay at a shift, ratio of variances, correlation |\n");
    std::printf("|---|---|---|---|\n");
    bool all = true;
    all &=
        certify("mean_cusum", calibrated(mean_cusum{.mean = 0, .deviation = 1}, asked), normal(0, 1), shifts, 0, runs);
    all &= certify("variance_cusum", calibrated(variance_cusum{.mean = 0, .deviation = 1}, asked), normal(0, 1), wider,
                   0, runs);
    for (const auto evidence : {correlation_evidence::angle, correlation_evidence::likelihood})
        all &= certify(
            evidence == correlation_evidence::angle ? "correlation_cusum, angle" : "correlation_cusum, likelihood",
            calibrated(correlation_cusum{.correlation = 0.8, .shift = 0.79, .evidence = evidence}, asked),
            normal_with(0.8), apart, 0, runs);
    all &= certify("mean_page_hinkley", calibrated(mean_page_hinkley{}, asked, normal_observations{}, how),
                   normal(0, 1), shifts, 250, runs);
    all &= certify("variance_page_hinkley", calibrated(variance_page_hinkley{}, asked, normal_observations{}, how),
                   normal(0, 1), wider, 250, runs);
    all &= certify("correlation_page_hinkley", calibrated(correlation_page_hinkley{}, asked, normal_pairs{0.8}, how),
                   normal_with(0.8), apart, 250, runs);
    return all ? EXIT_SUCCESS : EXIT_FAILURE;
}
