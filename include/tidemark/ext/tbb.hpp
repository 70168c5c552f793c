// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <oneapi/tbb/parallel_for.h>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::ext {

/// Runs the tasks of `run::parallel` on the threads of oneTBB: those of the arena in which it is called.
///
/// Errors: what a task throws; the tasks that have not begun are then left out
/// Source: oneAPI Threading Building Blocks
struct tbb_executor {
    template <class Task>
    void operator()(std::size_t count, const Task& task) const {
        oneapi::tbb::parallel_for(std::size_t{0}, count, task);
    }
};

}
