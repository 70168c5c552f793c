// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>

namespace program {

/// Errors: `data_error` where it cannot be made
void make_folder(const std::filesystem::path& folder);

/// Errors: `data_error` where it cannot be written
void write_file(const std::filesystem::path& file, const std::string& text);

}
