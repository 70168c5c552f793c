// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>

#include <concepts>
#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::core {

class decay;  // which costs a <cmath>

/// A parameter of a metric, with the value in force.
struct described_parameter {
    enum class kind { number, count, frequency, decay, option };

    const char* name = nullptr;
    kind is = kind::number;
    double number = 0;             ///< of a decay the measure as it was given; of an option nothing
    const char* option = nullptr;  ///< the enumerator's name; of a decay the name of its measure: "half_life"

    constexpr described_parameter() noexcept = default;
    template <std::floating_point N>
    constexpr described_parameter(const char* called, N value) noexcept
        : name{called}, number{static_cast<double>(value)} {}
    template <std::integral N>
        requires(!std::same_as<N, bool>)
    constexpr described_parameter(const char* called, N value) noexcept
        : name{called}, is{kind::count}, number{static_cast<double>(value)} {}
    constexpr described_parameter(const char* called, core::frequency value) noexcept
        : name{called}, is{kind::frequency}, number{value.value()} {}
    constexpr described_parameter(const char* called, const std::same_as<core::decay> auto& value) noexcept
        : name{called}, is{kind::decay}, number{value.given()}, option{value.measure()} {}
    constexpr described_parameter(const char* called, const char* enumerator) noexcept
        : name{called}, is{kind::option}, option{enumerator} {}
};

/// The parameters of a metric in their order, without allocation.
class described_parameters {
public:
    static constexpr std::size_t most = 10;

    constexpr described_parameters() noexcept = default;
    template <std::size_t N>
        requires(N <= most)
    constexpr explicit described_parameters(const described_parameter (&all)[N]) noexcept : size_{N} {
        for (std::size_t i = 0; i < N; ++i) all_[i] = all[i];
    }

    constexpr std::size_t size() const noexcept { return size_; }
    constexpr const described_parameter* begin() const noexcept { return all_; }
    constexpr const described_parameter* end() const noexcept { return all_ + size_; }
    constexpr const described_parameter& operator[](std::size_t i) const noexcept { return all_[i]; }

private:
    described_parameter all_[most]{};
    std::size_t size_ = 0;
};

/// The convention under which a metric answers: what its docstring says, and its parameters. Each metric has an
/// overload of `describe` that returns one (risk/describe.hpp), found by argument; a metric of your own has it when you
/// write one.
struct description {
    const char* name;
    const char* formula;
    const char* value;  ///< of the answer: unit, sign and range
    described_parameters parameters{};

    constexpr description(const char* called, const char* computed, const char* answer) noexcept
        : name{called}, formula{computed}, value{answer} {}
    template <std::size_t N>
    constexpr description(const char* called, const char* computed, const char* answer,
                          const described_parameter (&given)[N]) noexcept
        : name{called}, formula{computed}, value{answer}, parameters{given} {}
};

}
