// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace tidemark::support {

/// Runs tasks on so many threads; each takes the next that is left.
struct threads {
    std::size_t count;

    template <class Task>
    void operator()(std::size_t tasks, const Task& task) const {
        std::atomic<std::size_t> next{0};
        std::vector<std::thread> all;
        for (std::size_t t = 0; t < count; ++t)
            all.emplace_back([&] {
                for (std::size_t i = next++; i < tasks; i = next++) task(i);
            });
        for (std::thread& t : all) t.join();
    }
};

}
