// SPDX-License-Identifier: BSL-1.0
#include "progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>

namespace program {

using namespace std::chrono_literals;

// What is done in a moment shows no bar.
progress::progress(std::string_view task)
    : task_{task}, next_drawing_{std::chrono::steady_clock::now() + 200ms}, on_terminal_{isatty(STDERR_FILENO) == 1} {}

progress::~progress() {
    if (on_terminal_) fmt::print(stderr, "\r\x1b[K");
}

void progress::show(double share_done) {
    if (!on_terminal_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now < next_drawing_) return;
    next_drawing_ = now + 100ms;
    const double share = std::clamp(share_done, 0.0, 1.0);
    const auto filled = static_cast<std::size_t>(30 * share);
    fmt::print(stderr, "\r{} [{:<30}] {:3.0f} %", task_, std::string(filled, '='), 100 * share);
    std::fflush(stderr);
}

}
