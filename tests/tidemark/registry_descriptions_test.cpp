// SPDX-License-Identifier: BSL-1.0
// What the library says of every metric is what the registry knows of it.
#include "registry/registry.hpp"
#include "registry/settings.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace {

using namespace program::registry;
using tidemark::core::described_parameter;
using tidemark::core::description;
using kind = parameter::kind;

/// A setting of every parameter that is not its default: of an option the last value.
std::vector<double> unusual_settings(const entry& e) {
    std::vector<double> all;
    for (const parameter& p : e.parameters) {
        const auto n = static_cast<double>(all.size());
        if (p.is == kind::option)
            all.push_back(static_cast<double>(p.values.size() - 1));
        else
            all.push_back(p.is == kind::decay ? 0.5 : 7 + n);
    }
    return all;
}

void expect_described(const parameter& p, double setting, const described_parameter& d) {
    SCOPED_TRACE(p.name);
    EXPECT_EQ(d.name, p.name);
    EXPECT_EQ(static_cast<int>(d.is), static_cast<int>(p.is));
    if (p.is == kind::option)
        EXPECT_EQ(d.option, option_name(p, setting));
    else
        EXPECT_EQ(d.number, setting);
    if (p.is == kind::decay) {
        EXPECT_EQ(std::string_view{d.option}, "factor");
    }
}

TEST(registry_descriptions, tell_every_metric_with_its_parameters_in_force) {
    static_assert(static_cast<int>(described_parameter::kind::option) == static_cast<int>(kind::option));
    ASSERT_GT(metrics().size(), 100U);
    for (const metric& m : metrics()) {
        const entry& e = m.documented;
        SCOPED_TRACE(e.name);
        const std::vector<double> settings = unusual_settings(e);
        const description d = m.bound->describe(settings);
        EXPECT_EQ(d.name, e.name);
        EXPECT_EQ(d.formula, e.formula);
        EXPECT_EQ(d.value, e.value);
        ASSERT_EQ(d.parameters.size(), e.parameters.size());
        for (std::size_t i = 0; i < settings.size(); ++i)
            expect_described(e.parameters[i], settings[i], d.parameters[i]);
    }
}

}
