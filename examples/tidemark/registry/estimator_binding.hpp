// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "estimation.hpp"

#include <tidemark/corr/estimator.hpp>

#include <array>
#include <functional>

/// What the generated bindings of estimators are made of. An estimator pays for its own calls alone: windows and pairs
/// are gone through by functions that are compiled once.
namespace program::registry {

using panel_function = std::function<estimate(const Eigen::MatrixXd&)>;
using pair_function = std::function<double(std::span<const double>, std::span<const double>)>;

/// Whether e(x, y) is e(y, x).
enum class symmetry { none, to_the_bit };

std::vector<estimate> over_windows(const panel_function& estimate_of, const Eigen::MatrixXd& panel,
                                   const estimation& asked);
estimate over_pairs(const pair_function& of_pair, symmetry is, const Eigen::MatrixXd& panel, const estimation& asked);

/// An estimator of observations takes a policy for missing rows; without one it is of a finished matrix.
template <class E, class Policy>
concept panel_estimator_under = requires(const E& e, const Eigen::MatrixXd& panel, const Policy& policy) {
    { e(panel, policy) } -> tidemark::corr::matrix_answer;
};

template <class E>
constexpr std::array<bool, 4> accepted_by() {
    namespace missing = tidemark::missing;
    return {panel_estimator_under<E, missing::skip>, panel_estimator_under<E, missing::complete_rows>,
            panel_estimator_under<E, missing::propagate>, panel_estimator_under<E, missing::refuse>};
}

template <class E>
constexpr bool reads_panels = [] {
    for (const bool accepted : accepted_by<E>())
        if (accepted) return true;
    return false;
}();

/// The policies that an estimator takes, in the order in which they are preferred.
template <class E>
constexpr auto policies_of = [] {
    constexpr auto accepted = accepted_by<E>();
    constexpr std::size_t count = reads_panels<E> ? accepted[0] + accepted[1] + accepted[2] + accepted[3] : 4;
    std::array<missing_rows, count> all{};
    for (std::size_t i = 0, n = 0; i < accepted.size(); ++i)
        if (!reads_panels<E> || accepted[i]) all[n++] = static_cast<missing_rows>(i);
    return all;
}();

/// The matrix of an answer, and its numbers that are worth telling.
template <tidemark::corr::matrix_answer Answer>
estimate told(const Answer& said) {
    estimate e{tidemark::corr::matrix_of(said)};
    if constexpr (requires { static_cast<double>(said.intensity); })
        e.beside.push_back({"intensity", static_cast<double>(said.intensity)});
    if constexpr (requires { static_cast<double>(said.variance_intensity); })
        e.beside.push_back({"variance_intensity", static_cast<double>(said.variance_intensity)});
    return e;
}

template <class Policy, class E>
estimate call(const E& estimator, const Eigen::MatrixXd& panel, const Policy& policy) {
    if constexpr (panel_estimator_under<E, Policy>)
        return told(estimator(panel, policy));
    else
        return {};  // not among policies_of
}

template <class E>
estimate estimate_panel(const E& estimator, const Eigen::MatrixXd& panel, const estimation& asked) {
    namespace missing = tidemark::missing;
    switch (asked.when_missing) {
        case missing_rows::complete: return call(estimator, panel, missing::complete_rows{asked.min_count});
        case missing_rows::propagate: return call(estimator, panel, missing::propagate{});
        case missing_rows::refuse: return call(estimator, panel, missing::refuse{});
        case missing_rows::skip: break;
    }
    return call(estimator, panel, missing::skip{asked.min_count});
}

/// `make` is the function that makes the estimator from its settings.
template <auto make>
std::vector<estimate> run_panel(settings given, const Eigen::MatrixXd& panel, const estimation& asked) {
    const auto estimator = make(given);
    return over_windows([&](const Eigen::MatrixXd& rows) { return estimate_panel(estimator, rows, asked); }, panel,
                        asked);
}

template <auto make>
std::vector<estimate> run_pairs(settings given, const Eigen::MatrixXd& panel, const estimation& asked) {
    const auto estimator = make(given);
    constexpr symmetry is =
        requires { requires bool{decltype(make(given))::symmetric}; } ? symmetry::to_the_bit : symmetry::none;
    const pair_function of_pair = [&](std::span<const double> x, std::span<const double> y) {
        return double{estimator(x, y)};
    };
    return over_windows([&](const Eigen::MatrixXd& rows) { return over_pairs(of_pair, is, rows, asked); }, panel,
                        asked);
}

template <auto make>
constexpr estimator_binding bind_estimator() {
    using E = decltype(make(settings{}));
    if constexpr (reads_panels<E>)
        return {policies_of<E>, &run_panel<make>};
    else if constexpr (tidemark::corr::pair_estimator<E>)
        return {policies_of<E>, &run_pairs<make>};
    else
        return {{}, nullptr};
}

}
