// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace CLI {
class App;
}

namespace program {

// Each adds a subcommand to the program: its options, its help, and what it does when it is called. What goes wrong is
// thrown as `data_error` or `usage_error`.

void add_study(CLI::App& app);
void add_index(CLI::App& app);
void add_gauge(CLI::App& app);
void add_diverge(CLI::App& app);
void add_measure(CLI::App& app);
void add_correlate(CLI::App& app);
void add_list(CLI::App& app);

}
