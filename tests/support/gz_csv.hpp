// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <zlib.h>

#include <charconv>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace tidemark::support {

using csv_fields = std::span<const std::string_view>;

/// Calls `use` with the fields of each line, the header included, of a file that may be compressed. Without quotes.
template <class Use>
void for_each_csv_line(const std::filesystem::path& path, Use use) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file{gzopen(path.c_str(), "rb"), gzclose};
    if (!file) throw std::runtime_error{"cannot open " + path.string()};
    std::string line(4096, '\0');
    std::vector<std::string_view> fields;
    while (gzgets(file.get(), line.data(), static_cast<int>(line.size())) != nullptr) {
        std::string_view rest{line.c_str()};
        if (!rest.ends_with('\n')) throw std::runtime_error{"line cut off in " + path.string()};
        rest.remove_suffix(1);
        fields.clear();
        for (std::size_t comma; (comma = rest.find(',')) != rest.npos; rest.remove_prefix(comma + 1)) {
            fields.push_back(rest.substr(0, comma));
        }
        fields.push_back(rest);
        use(csv_fields{fields});
    }
}

inline double to_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw std::runtime_error{"not a number: " + std::string{text}};
    }
    return value;
}

}
