// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// Reads a CSV file, plain or compressed with gzip, row by row; the first row holds the names of the columns.
///
///     csv_reader rows{"prices.csv.gz"};
///     const std::size_t close = rows.column("close");
///     while (rows.next()) use(rows.number(close));
///
/// Columns are numbered from 0 here, from 1 in messages. Quotes as in RFC 4180; blank lines are passed over.
/// Errors: `data_error`, naming the file and, once reading, line and column, for a file that cannot be read, a row of
/// another length than the header, and a field that is not what is asked for.
class csv_reader {
public:
    explicit csv_reader(std::filesystem::path file);
    csv_reader(csv_reader&&) noexcept;
    csv_reader& operator=(csv_reader&&) noexcept;
    ~csv_reader();

    const std::filesystem::path& file() const noexcept { return file_; }
    const std::vector<std::string>& names() const noexcept { return names_; }

    std::size_t column(std::string_view name) const;
    std::optional<std::size_t> find_column(std::string_view name) const;

    /// Moves to the next row; false at the end of the file.
    bool next();

    /// The line of the file on which the current row ends, from 1.
    std::size_t line() const noexcept { return line_; }

    /// The share of the file that has been read, 0 to 1.
    double share_read() const;

    /// A field of the current row; valid until the next call of `next`.
    std::string_view text(std::size_t column) const noexcept;

    double number(std::size_t column) const;
    std::optional<double> optional_number(std::size_t column) const;  ///< nothing where the field is empty
    tidemark::core::date date(std::size_t column) const;

    /// Throws `data_error` about a field, or about the whole current row.
    [[noreturn]] void refuse(std::size_t column, std::string_view expected) const;
    [[noreturn]] void refuse(std::string_view complaint) const;

private:
    struct source;

    bool read_row();

    std::filesystem::path file_;
    std::unique_ptr<source> source_;
    std::vector<std::string> names_;
    std::size_t line_ = 0;
};

}
