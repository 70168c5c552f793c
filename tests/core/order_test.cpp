// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/order.hpp>

#include <gtest/gtest.h>

#include <span>
#include <vector>

namespace {

namespace core = tidemark::core;

/// A window that has its own way to its smallest values, which shows.
struct reversed {
    std::vector<double> descending;
    std::size_t size() const { return descending.size(); }
    double operator[](std::size_t k) const { return descending[descending.size() - 1 - k]; }
    template <class Visit>
    void visit_smallest(std::size_t k, Visit visit) const {
        for (std::size_t i = 0; i < k; ++i) visit(-(*this)[i]);
    }
};

struct halved {
    double by;
    double lower(const reversed& w) const { return w[0] / by; }
};
struct share {
    halved among(std::size_t count) const { return {static_cast<double>(count)}; }
};
struct plain {
    int parameter;
};

TEST(Order, ASpanOfSortedNumbersIsAnOrderedWindow) {
    static_assert(core::ordered_window<std::span<const double>> && core::ordered_window<std::vector<double>>);
    static_assert(core::ordered_window<reversed> && core::ordered_window<core::detail::any_ordered_window>);
    static_assert(!core::ordered_window<double> && !core::ordered_window<plain>);
}

TEST(Order, VisitsTheSmallestByTheWindowsOwnWay) {
    std::vector<double> seen;
    const auto see = [&](double v) { seen.push_back(v); };
    core::visit_smallest(std::vector<double>{1, 2, 3}, 2, see);
    core::visit_smallest(reversed{{6, 5, 4}}, 2, see);
    core::visit_smallest(reversed{{6, 5, 4}}, 0, see);
    EXPECT_EQ(seen, (std::vector<double>{1, 2, -4, -5}));
}

TEST(Order, TellsAMetricTheCountWhereItAsks) {
    EXPECT_EQ(core::among(share{}, 4).by, 4);
    EXPECT_EQ(core::among(plain{7}, 4).parameter, 7);
}

}
