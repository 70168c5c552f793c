// SPDX-License-Identifier: BSL-1.0
#include "csv.hpp"

#include "errors.hpp"

#include <csv.h>
#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>
#include <utility>

namespace program {

namespace {

/// The fields of one row, end to end.
struct row_text {
    std::string text;
    std::vector<std::size_t> ends;
    std::size_t rows = 0;

    void clear() noexcept {
        text.clear();
        ends.clear();
        rows = 0;
    }
};

struct close_file {
    void operator()(gzFile_s* file) const noexcept { gzclose(file); }
};

}

extern "C" {
static void add_field(void* field, std::size_t size, void* row) {
    auto& fields = *static_cast<row_text*>(row);
    fields.text.append(static_cast<const char*>(field), size);
    fields.ends.push_back(fields.text.size());
}
static void end_row(int, void* row) { ++static_cast<row_text*>(row)->rows; }
}

struct csv_reader::source {
    std::unique_ptr<gzFile_s, close_file> file;
    double size_in_bytes;
    double read_in_bytes = 0;  // asked for once a block: the answer comes from the system
    csv_parser parser{};
    row_text row{};
    std::array<char, 1 << 16> block{};
    std::string_view unread{};

    explicit source(const std::filesystem::path& path)
        : file{gzopen(path.c_str(), "rb")}, size_in_bytes{static_cast<double>(std::filesystem::file_size(path))} {
        if (!file) throw std::filesystem::filesystem_error{"", path, std::error_code{errno, std::generic_category()}};
        csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
        gzbuffer(file.get(), 1 << 17);
    }
    source(const source&) = delete;
    source& operator=(const source&) = delete;
    ~source() { csv_free(&parser); }

    /// Reads the next block; false at the end of the file, nothing when it cannot be read.
    std::optional<bool> refill() {
        const int size = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()));
        int error = Z_OK;
        gzerror(file.get(), &error);
        if (size < 0 || error != Z_OK) return std::nullopt;
        read_in_bytes = static_cast<double>(gzoffset(file.get()));
        unread = {block.data(), static_cast<std::size_t>(size)};
        return size > 0;
    }
};

csv_reader::csv_reader(std::filesystem::path file) : file_{std::move(file)} {
    try {
        source_ = std::make_unique<source>(file_);
    } catch (const std::filesystem::filesystem_error& error) {
        throw data_error{fmt::format("{}: cannot be read: {}", file_.string(), error.code().message())};
    }
    if (!read_row()) throw data_error{fmt::format("{}: is empty, expected a header", file_.string())};
    for (std::size_t i = 0; i < source_->row.ends.size(); ++i) names_.emplace_back(text(i));
    constexpr std::string_view byte_order_mark{"\xEF\xBB\xBF"};
    if (names_.front().starts_with(byte_order_mark)) names_.front().erase(0, byte_order_mark.size());
}

csv_reader::csv_reader(csv_reader&&) noexcept = default;
csv_reader& csv_reader::operator=(csv_reader&&) noexcept = default;
csv_reader::~csv_reader() = default;

std::optional<std::size_t> csv_reader::find_column(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return std::nullopt;
    if (std::find(found + 1, names_.end(), name) != names_.end()) {
        throw data_error{fmt::format("{}: has two columns named {}", file_.string(), name)};
    }
    return static_cast<std::size_t>(found - names_.begin());
}

std::size_t csv_reader::column(std::string_view name) const {
    if (const auto found = find_column(name)) return *found;
    throw data_error{
        fmt::format("{}: has no column named {}; its columns are {}", file_.string(), name, fmt::join(names_, ", "))};
}

bool csv_reader::next() {
    if (!read_row()) return false;
    const std::size_t fields = source_->row.ends.size();
    if (fields != names_.size()) refuse(fmt::format("has {} fields, the header has {}", fields, names_.size()));
    return true;
}

/// Hands the parser one line of the file at a time, so that every row knows its line.
bool csv_reader::read_row() {
    source& s = *source_;
    s.row.clear();
    while (s.row.rows == 0) {
        if (s.unread.empty()) {
            const auto more = s.refill();
            if (!more) refuse("the file is damaged from here on");
            if (!*more) {
                if (csv_fini(&s.parser, add_field, end_row, &s.row) != 0) refuse("a quote is opened and never closed");
                line_ += s.row.rows;
                return s.row.rows > 0;
            }
        }
        const std::size_t size = (std::min)(s.unread.find('\n'), s.unread.size() - 1) + 1;
        if (s.unread[size - 1] == '\n') ++line_;
        if (csv_parse(&s.parser, s.unread.data(), size, add_field, end_row, &s.row) != size) {
            refuse("a quote stands in the middle of a field");
        }
        s.unread.remove_prefix(size);
    }
    if (s.row.rows > 1) refuse("a carriage return stands in the middle of the line");
    return true;
}

double csv_reader::share_read() const { return source_->read_in_bytes / (std::max)(source_->size_in_bytes, 1.0); }

std::string_view csv_reader::text(std::size_t column) const noexcept {
    const row_text& row = source_->row;
    const std::size_t begin = column == 0 ? 0 : row.ends[column - 1];
    return std::string_view{row.text}.substr(begin, row.ends[column] - begin);
}

std::optional<double> csv_reader::optional_number(std::size_t column) const {
    const std::string_view field = text(column);
    if (field.empty()) return std::nullopt;
    double value = 0;
    const auto [end, error] = fast_float::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc{} || end != field.data() + field.size()) refuse(column, "a number");
    const bool written_out = field.find_first_of("iI") != field.npos;
    if (std::isinf(value) && !written_out) refuse(column, "a number within the range of double precision");
    return value;
}

double csv_reader::number(std::size_t column) const {
    const auto value = optional_number(column);
    if (!value) refuse(column, "a number");
    return *value;
}

tidemark::core::date csv_reader::date(std::size_t column) const {
    const tidemark::core::date day = tidemark::core::parse_date(text(column));
    if (!day.ok()) refuse(column, "a date such as 2024-01-31");
    return day;
}

void csv_reader::refuse(std::size_t column, std::string_view expected) const {
    throw data_error{fmt::format("{}, line {}, column {} ({}): \"{}\", expected {}", file_.string(), line_, column + 1,
                                 names_[column], text(column), expected)};
}

void csv_reader::refuse(std::string_view complaint) const {
    throw data_error{fmt::format("{}, line {}: {}", file_.string(), line_, complaint)};
}

}
