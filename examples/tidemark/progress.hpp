// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace program {

/// A bar on standard error while something long goes on; silent when standard error is not a terminal.
class progress {
public:
    explicit progress(std::string_view task);
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;
    ~progress();  ///< wipes the bar away

    /// Shows how far the task is, 0 to 1; may be called often, draws a few times a second.
    void show(double share_done);

private:
    std::string task_;
    std::chrono::steady_clock::time_point next_drawing_;
    bool on_terminal_;
};

}
