// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <zlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <unistd.h>

namespace tidemark::support {

/// A folder of its own for a test, gone at the end of it.
class temporary_folder {
public:
    temporary_folder() {
        static std::atomic<int> made{0};
        path_ = std::filesystem::temp_directory_path() /
                ("tidemark_test_" + std::to_string(getpid()) + "_" + std::to_string(made++));
        std::filesystem::create_directories(path_);
    }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const noexcept { return path_; }

    std::filesystem::path write(std::string_view name, std::string_view text) const {
        const auto file = path_ / name;
        std::ofstream out{file, std::ios::binary};
        out << text;
        out.close();
        if (!out) throw std::runtime_error{"cannot write " + file.string()};
        return file;
    }

    std::filesystem::path write_compressed(std::string_view name, std::string_view text) const {
        const auto file = path_ / name;
        gzFile out = gzopen(file.c_str(), "wb");
        const bool written = out != nullptr && gzwrite(out, text.data(), static_cast<unsigned>(text.size())) != 0;
        if (out == nullptr || gzclose(out) != Z_OK || !written)
            throw std::runtime_error{"cannot write " + file.string()};
        return file;
    }

private:
    std::filesystem::path path_;
};

inline std::string content_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}
