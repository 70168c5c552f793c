// SPDX-License-Identifier: BSL-1.0
#include <tidemark/ext/tbb.hpp>

#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/run/parallel.hpp>

#include <oneapi/tbb/task_arena.h>

#include <gtest/gtest.h>

#include <initializer_list>
#include <stdexcept>
#include <vector>

using namespace tidemark;

namespace {

TEST(tbb, rolls_as_one_thread_does) {
    std::vector<double> x(300'007);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i * i % 1009);
    const auto expected = run::rolling(risk::standard_deviation{}, x, 250);
    const run::parallel everywhere{ext::tbb_executor{}};
    for (const int threads : {1, 2, 7}) {
        oneapi::tbb::task_arena arena{threads};
        arena.execute([&] {
            const auto got = everywhere.rolling(risk::standard_deviation{}, x, 250);
            for (std::size_t i = 249; i < x.size(); ++i) ASSERT_EQ(got[i], expected[i]);
        });
    }
}

TEST(tbb, passes_on_what_a_task_throws) {
    const auto fails = [](std::size_t i) {
        if (i == 3) throw std::runtime_error{"task 3"};
    };
    EXPECT_THROW(ext::tbb_executor{}(8, fails), std::runtime_error);
}

}
