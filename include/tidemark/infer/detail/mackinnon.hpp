// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/normal.hpp>
#include <tidemark/core/numeric.hpp>

#include <array>
#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What a regression in time holds beside the series: nothing, 1, also t, or also t^2.
enum class deterministic_terms { none, constant, trend, quadratic_trend };

/// Below which value a statistic rejects at 1, 5 and 10 per cent.
struct critical_values {
    double one_percent = core::nan;
    double five_percent = core::nan;
    double ten_percent = core::nan;
};

}

/// Where the t statistics of Dickey and Fuller and of residuals in the manner of Engle and Granger lie when nothing is
/// stationary: response surfaces that MacKinnon fitted to simulations.
namespace tidemark::inline TIDEMARK_ABI::infer::detail {

constexpr std::size_t count_of(deterministic_terms terms) noexcept { return static_cast<std::size_t>(terms); }

inline constexpr std::size_t most_series = 6;

/// The normal quantile of the p-value is a polynomial of the statistic, one for the left tail and one for the rest.
struct probability_surface {
    double lowest, turn, highest;  // below: 0; up to here the first polynomial; above: 1
    std::array<double, 3> tail;
    std::array<double, 4> rest;
};

template <std::size_t N>
constexpr double polynomial(const std::array<double, N>& coefficients, double x) noexcept {
    double value = 0;
    for (std::size_t i = N; i-- > 0;) value = core::product(value, x) + coefficients[i];
    return value;
}

// By terms and number of series, 1 to 6.
inline constexpr std::array<std::array<probability_surface, most_series>, 4> probability_surfaces{
    {{{{-19.04, -1.04, core::infinity, {0.6344, 1.2378, 0.032496}, {0.4797, 0.93557, -0.06999, 0.033066}},
       {-19.62, -1.53, 1.51, {1.9129, 1.3857, 0.035322}, {1.5578, 0.8558, -0.2083, -0.033549}},
       {-21.21, -2.68, 0.86, {2.7648, 1.4502, 0.034186}, {2.2268, 0.68093, -0.32362, -0.054448}},
       {-23.25, -3.09, 0.88, {3.4336, 1.4835, 0.0319}, {2.7654, 0.64502, -0.30811, -0.044946}},
       {-21.63, -3.07, 1.05, {4.0999, 1.5533, 0.0359}, {3.2684, 0.68051, -0.26778, -0.034972}},
       {-25.74, -3.77, 1.24, {4.5388, 1.5344, 0.029807}, {3.7268, 0.7167, -0.23648, -0.028288}}}},
     {{{-18.83, -1.61, 2.74, {2.1659, 1.4412, 0.038269}, {1.7339, 0.93202, -0.12745, -0.010368}},
       {-18.86, -2.62, 0.92, {2.92, 1.5012, 0.039796}, {2.1945, 0.64695, -0.29198, -0.042377}},
       {-23.48, -3.13, 0.55, {3.4699, 1.4856, 0.03164}, {2.5893, 0.45168, -0.36529, -0.050074}},
       {-28.07, -3.47, 0.61, {3.9673, 1.4777, 0.026315}, {3.0387, 0.45452, -0.33666, -0.041921}},
       {-25.96, -3.78, 0.79, {4.5509, 1.5338, 0.029545}, {3.5049, 0.52098, -0.29158, -0.033468}},
       {-23.27, -3.93, 1, {5.1399, 1.6036, 0.034445}, {3.9489, 0.58933, -0.25359, -0.02721}}}},
     {{{-16.18, -2.89, 0.7, {3.2512, 1.6047, 0.049588}, {2.5261, 0.61654, -0.37956, -0.060285}},
       {-21.15, -3.19, 0.63, {3.6646, 1.5419, 0.036448}, {2.85, 0.5272, -0.36622, -0.051695}},
       {-25.37, -3.5, 0.71, {4.0983, 1.5173, 0.029898}, {3.221, 0.5255, -0.32685, -0.041501}},
       {-26.63, -3.65, 0.93, {4.5844, 1.5338, 0.028796}, {3.652, 0.59758, -0.27483, -0.032081}},
       {-26.53, -3.8, 1.19, {5.0722, 1.5634, 0.029472}, {4.0712, 0.66428, -0.23464, -0.02546}},
       {-26.18, -4.36, 1.42, {5.53, 1.5914, 0.030392}, {4.4735, 0.71757, -0.20681, -0.021196}}}},
     {{{-17.17, -3.21, 0.54, {4.0003, 1.658, 0.048288}, {3.0778, 0.49529, -0.41477, -0.059359}},
       {-21.1, -3.51, 0.79, {4.3534, 1.6016, 0.037947}, {3.4713, 0.5967, -0.32507, -0.042286}},
       {-24.33, -3.81, 1.08, {4.7343, 1.5768, 0.032396}, {3.8637, 0.67852, -0.26286, -0.031381}},
       {-24.03, -3.83, 1.43, {5.214, 1.6077, 0.033449}, {4.2736, 0.76199, -0.21534, -0.024026}},
       {-24.33, -4.12, 3.49, {5.6481, 1.6274, 0.033455}, {4.6679, 0.82618, -0.1822, -0.019147}},
       {-28.22, -4.63, 1.92, {5.9296, 1.5929, 0.028223}, {5.0009, 0.83735, -0.16994, -0.016928}}}}}};

using critical_surface = std::array<std::array<double, 4>, 3>;  // at 1, 5 and 10 per cent, in powers of 1 / n

// By terms and number of series, 1 to 6. Without terms there is one for a single series only.
inline constexpr critical_surface critical_surface_of_none{
    {{-2.56574, -2.2358, -3.627, 0}, {-1.941, -0.2686, -3.365, 31.223}, {-1.61682, 0.2656, -2.714, 25.364}}};
inline constexpr std::array<std::array<critical_surface, most_series>, 3> critical_surfaces{
    {{{{{{-3.43035, -6.5393, -16.786, -79.433}, {-2.86154, -2.8903, -4.234, -40.04}, {-2.56677, -1.5384, -2.809, 0}}},
       {{{-3.89644, -10.9519, -33.527, 0}, {-3.33613, -6.1101, -6.823, 0}, {-3.04445, -4.2412, -2.72, 0}}},
       {{{-4.29374, -14.4354, -33.195, 47.433}, {-3.74066, -8.5632, -10.852, 27.982}, {-3.45218, -6.2143, -3.718, 0}}},
       {{{-4.64332, -18.1031, -37.972, 0}, {-4.096, -11.2349, -11.175, 0}, {-3.8102, -8.3931, -4.137, 0}}},
       {{{-4.95756, -21.8883, -45.142, 0}, {-4.41519, -14.0405, -12.575, 0}, {-4.13157, -10.7417, -3.784, 0}}},
       {{{-5.24568, -25.6688, -57.737, 88.639},
         {-4.70693, -16.9178, -17.492, 60.007},
         {-4.42501, -13.1875, -5.104, 27.877}}}}},
     {{{{{-3.95877, -9.0531, -28.428, -134.155},
         {-3.41049, -4.3904, -9.036, -45.374},
         {-3.12705, -2.5856, -3.925, -22.38}}},
       {{{-4.32762, -15.4387, -35.679, 0}, {-3.78057, -9.5106, -12.074, 0}, {-3.49631, -7.0815, -7.538, 21.892}}},
       {{{-4.66305, -18.7688, -49.793, 104.244},
         {-4.1189, -11.8922, -19.031, 77.332},
         {-3.83511, -9.0723, -8.504, 35.403}}},
       {{{-4.9694, -22.4694, -52.599, 51.314},
         {-4.42871, -14.5876, -18.228, 39.647},
         {-4.14633, -11.25, -9.873, 54.109}}},
       {{{-5.25276, -26.2183, -59.631, 50.646},
         {-4.71537, -17.3569, -22.66, 91.359},
         {-4.43422, -13.6078, -10.238, 76.781}}},
       {{{-5.51727, -29.976, -75.222, 202.253},
         {-4.98228, -20.305, -25.224, 132.03},
         {-4.70233, -16.1253, -9.836, 94.272}}}}},
     {{{{{-4.37113, -11.5882, -35.819, -334.047},
         {-3.83239, -5.9057, -12.49, -118.284},
         {-3.55326, -3.6596, -5.293, -63.559}}},
       {{{-4.69276, -20.2284, -64.919, 88.884},
         {-4.15387, -13.3114, -28.402, 72.741},
         {-3.87346, -10.4637, -17.408, 66.313}}},
       {{{-4.99071, -23.5873, -76.924, 184.782},
         {-4.45311, -15.7732, -32.316, 122.705},
         {-4.1728, -12.4909, -17.912, 83.285}}},
       {{{-5.2678, -27.2836, -78.971, 137.871},
         {-4.73244, -18.4833, -31.875, 111.817},
         {-4.45268, -14.7199, -17.969, 101.92}}},
       {{{-5.52826, -30.9051, -92.49, 248.096},
         {-4.99491, -21.236, -37.685, 194.208},
         {-4.71587, -17.082, -18.631, 136.672}}},
       {{{-5.77379, -34.701, -105.937, 393.991},
         {-5.24217, -24.2177, -39.153, 232.528},
         {-4.96397, -19.6064, -18.858, 174.919}}}}}}};

/// The p-value of a statistic of so many series.
///
/// Formula: Phi(polynomial of the statistic)
/// Input:   a t statistic, the terms beside it, and of how many series it is
/// Value:   0 to 1
/// No data: NaN for a statistic that is, and for more than 6 series
/// Source:  MacKinnon (1994), Approximate asymptotic distribution functions for unit-root and cointegration tests,
///          tables 3 and 4
inline double mackinnon_p_value(double statistic, deterministic_terms terms, std::size_t series) noexcept {
    if (core::is_missing(statistic) || series < 1 || series > most_series) return core::nan;
    const probability_surface& s = probability_surfaces[count_of(terms)][series - 1];
    if (statistic > s.highest) return 1;
    if (statistic < s.lowest) return 0;
    return core::normal_probability(statistic <= s.turn ? polynomial(s.tail, statistic)
                                                        : polynomial(s.rest, statistic));
}

/// The critical values for so many observations.
///
/// Formula: b + b1 / n + b2 / n^2 + b3 / n^3
/// Input:   the observations, the terms, and the number of series
/// Value:   t statistics
/// No data: NaN for more than 6 series, and for more than one without terms
/// Source:  MacKinnon (2010), Critical values for cointegration tests, Queen's Economics Department working paper
///          1227; without terms those of MacKinnon (1996), Numerical distribution functions for unit root and
///          cointegration tests
inline critical_values mackinnon_critical_values(double observations, deterministic_terms terms,
                                                 std::size_t series) noexcept {
    const std::size_t count = count_of(terms);
    if (series < 1 || series > (count == 0 ? 1 : most_series)) return {};
    const critical_surface& s = count == 0 ? critical_surface_of_none : critical_surfaces[count - 1][series - 1];
    const double x = 1 / observations;
    return {polynomial(s[0], x), polynomial(s[1], x), polynomial(s[2], x)};
}

}
