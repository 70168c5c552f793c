// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"

#include <CLI/App.hpp>

namespace program {

void add_study(CLI::App& app) { app.add_subcommand("study", "Do small caps pay for their risk?"); }

}
