// SPDX-License-Identifier: BSL-1.0
// tidemark: the command-line program. Answers go to standard output, all else to standard error.
// Exit codes: 0 done; 1 the data cannot answer, or cannot be read or written; 2 asked wrongly.
#include "commands.hpp"
#include "errors.hpp"

#include <tidemark/core/version.hpp>

#include <fmt/core.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <exception>

namespace {

enum exit_code : int { done = 0, bad_data = 1, bad_usage = 2 };

int complain(exit_code code, const char* message) {
    fmt::print(stderr, "tidemark: {}\n", message);
    return code;
}

int run(int argc, char** argv) {
    CLI::App app{"Index construction and risk of digital assets.", "tidemark"};
    constexpr auto version = tidemark::core::version;
    app.set_version_flag("--version", fmt::format("tidemark {}.{}.{}", version.major, version.minor, version.patch));
    app.require_subcommand(1);
    program::add_study(app);
    program::add_index(app);
    program::add_gauge(app);
    program::add_diverge(app);
    program::add_measure(app);
    program::add_correlate(app);
    program::add_list(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        return complain(bad_usage, error.what());
    } catch (const program::usage_error& error) {
        return complain(bad_usage, error.what());
    } catch (const std::exception& error) {
        return complain(bad_data, error.what());
    }
    return std::fflush(stdout) == 0 ? done : complain(bad_data, "standard output cannot be written");
}

}

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        return complain(bad_data, error.what());
    }
}
