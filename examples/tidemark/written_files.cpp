// SPDX-License-Identifier: BSL-1.0
#include "written_files.hpp"

#include "errors.hpp"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

namespace program {

using std::filesystem::path;

void make_folder(const path& folder) {
    std::error_code error;
    create_directories(folder, error);
    if (error) throw data_error{fmt::format("{}: cannot be made: {}", folder.string(), error.message())};
}

void write_file(const path& file, const std::string& text) {
    std::ofstream out{file, std::ios::binary};
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out) throw data_error{fmt::format("{}: cannot be written", file.string())};
}

}
