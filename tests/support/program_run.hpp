// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <string>

#include <sys/wait.h>

namespace tidemark::support {

struct program_run {
    int exit_code;
    std::string out;
    std::string err;
};

/// Runs the command-line program, with its answers and its complaints caught; `arguments` as a shell reads them.
inline program_run run_program(const std::string& arguments) {
    const temporary_folder folder;
    const auto out = folder.path() / "out";
    const auto err = folder.path() / "err";
    const std::string command = std::string{"'"} + TIDEMARK_PROGRAM + "' " + arguments + " >" + out.string() + " 2>" +
                                err.string() + " </dev/null";
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): the test's own command
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(out), content_of(err)};
}

}
