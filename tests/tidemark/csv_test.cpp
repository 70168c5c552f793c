// SPDX-License-Identifier: BSL-1.0
#include "csv.hpp"

#include "errors.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using tidemark::support::temporary_folder;
using tidemark::support::thrown;

class csv : public testing::Test {
protected:
    csv_reader reader_of(std::string_view text) { return csv_reader{folder_.write("file.csv", text)}; }

    /// The complaint about the second column of the only row.
    template <class Read>
    std::string complaint_about(const std::string& field, const Read& read) {
        csv_reader rows = reader_of("first,second\n1," + field + "\n");
        rows.next();
        return thrown<data_error>([&] { read(rows); });
    }

    temporary_folder folder_;
};

TEST_F(csv, reads_names_and_rows_with_their_lines) {
    csv_reader rows = reader_of("date,price\n2024-01-31,1.5\n\n2024-02-29,\n");
    EXPECT_THAT(rows.names(), ElementsAre("date", "price"));
    EXPECT_EQ(rows.column("price"), 1U);
    EXPECT_FALSE(rows.find_column("volume"));

    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.line(), 2U);
    EXPECT_EQ(rows.date(0), (tidemark::core::date{2024, 1, 31}));
    EXPECT_EQ(rows.number(1), 1.5);

    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.line(), 4U) << "a blank line counts";
    EXPECT_FALSE(rows.optional_number(1));
    EXPECT_FALSE(rows.next());
}

TEST_F(csv, reads_compressed_files_alike) {
    csv_reader rows{folder_.write_compressed("file.csv.gz", "a,b\n1,2\n")};
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.number(1), 2);
    EXPECT_FALSE(rows.next());
    EXPECT_DOUBLE_EQ(rows.share_read(), 1);
}

TEST_F(csv, reads_what_spreadsheets_write) {
    csv_reader rows = reader_of("\xEF\xBB\xBFname,note\r\n\"Doe, Jane\",\"she said \"\"no\"\"\"\r\nlast,line");
    EXPECT_THAT(rows.names(), ElementsAre("name", "note")) << "without the byte order mark";
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.line(), 2U);
    EXPECT_EQ(rows.text(0), "Doe, Jane");
    EXPECT_EQ(rows.text(1), "she said \"no\"");
    ASSERT_TRUE(rows.next()) << "the last line has no end";
    EXPECT_EQ(rows.line(), 3U);
    EXPECT_EQ(rows.text(1), "line");
    EXPECT_FALSE(rows.next());
}

TEST_F(csv, knows_its_lines_beyond_a_block_of_the_file) {
    std::string text = "number,text\n";
    for (int i = 0; i < 20000; ++i) text += std::to_string(i) + ",\"two\nlines\"\n";
    csv_reader rows = reader_of(text);
    std::size_t read = 0;
    while (rows.next()) {
        ASSERT_EQ(rows.number(0), static_cast<double>(read));
        ASSERT_EQ(rows.text(1), "two\nlines");
        ASSERT_EQ(rows.line(), 3 + 2 * read) << "the line on which the row ends";
        ++read;
    }
    EXPECT_EQ(read, 20000U);
}

TEST_F(csv, names_a_file_that_is_not_there) {
    EXPECT_THAT(thrown<data_error>([&] { csv_reader{folder_.path() / "none.csv"}; }),
                EndsWith("none.csv: cannot be read: No such file or directory"));
    EXPECT_THAT(thrown<data_error>([&] { csv_reader{folder_.path()}; }), HasSubstr("cannot be read"));
    EXPECT_THAT(thrown<data_error>([&] { reader_of(""); }), EndsWith("file.csv: is empty, expected a header"));
}

TEST_F(csv, names_a_column_that_is_not_there_or_there_twice) {
    const csv_reader rows = reader_of("date,price,price\n");
    EXPECT_THAT(thrown<data_error>([&] { rows.column("volume"); }),
                EndsWith("file.csv: has no column named volume; its columns are date, price, price"));
    EXPECT_THAT(thrown<data_error>([&] { rows.column("price"); }), EndsWith("file.csv: has two columns named price"));
}

TEST_F(csv, names_line_and_column_of_what_is_no_number) {
    const auto number = [](const csv_reader& rows) { rows.number(1); };
    for (const std::string field : {"abc", "1.5x", "1,5", "--1", "+", "0x10", "1 000"}) {
        const std::string text = field == "1,5" ? "\"1,5\"" : field;
        EXPECT_THAT(complaint_about(text, number),
                    EndsWith("file.csv, line 2, column 2 (second): \"" + field + "\", expected a number"));
    }
    EXPECT_THAT(complaint_about("", number), EndsWith("line 2, column 2 (second): \"\", expected a number"));
    EXPECT_THAT(complaint_about("1e999", number), EndsWith("expected a number within the range of double precision"));
}

TEST_F(csv, reads_numbers_to_the_last_bit) {
    csv_reader rows = reader_of("x\n0.1\n-1e-300\n12345678901234567\ninf\n-Infinity\nnan\n");
    std::vector<double> read;
    while (rows.next()) read.push_back(rows.number(0));
    ASSERT_EQ(read.size(), 6U);
    EXPECT_EQ(read[0], 0.1);
    EXPECT_EQ(read[1], -1e-300);
    EXPECT_EQ(read[2], 12345678901234567.0);
    EXPECT_EQ(read[3], HUGE_VAL);
    EXPECT_EQ(read[4], -HUGE_VAL);
    EXPECT_TRUE(std::isnan(read[5]));
}

TEST_F(csv, names_line_and_column_of_what_is_no_date) {
    for (const std::string field : {"31.01.2024", "2024-02-30", "2024-1-31", "", "2024-01-31T00:00"}) {
        EXPECT_THAT(complaint_about(field, [](const csv_reader& rows) { static_cast<void>(rows.date(1)); }),
                    EndsWith("line 2, column 2 (second): \"" + field + "\", expected a date such as 2024-01-31"));
    }
}

TEST_F(csv, refuses_rows_of_another_length_than_the_header) {
    csv_reader rows = reader_of("a,b\n1,2\n1,2,3\n");
    ASSERT_TRUE(rows.next());
    EXPECT_THAT(thrown<data_error>([&] { rows.next(); }), EndsWith("file.csv, line 3: has 3 fields, the header has 2"));
}

TEST_F(csv, refuses_quotes_that_do_not_close_or_open_in_the_middle) {
    EXPECT_THAT(thrown<data_error>([&] { reader_of("a,b\n1,\"2\n").next(); }), HasSubstr("never closed"));
    EXPECT_THAT(thrown<data_error>([&] { reader_of("a,b\n1,2\"3\"\n").next(); }),
                HasSubstr("line 2: a quote stands in the middle of a field"));
    EXPECT_THAT(thrown<data_error>([&] { reader_of("a\n1\r2\n").next(); }), HasSubstr("carriage return"));
}

TEST_F(csv, refuses_a_compressed_file_that_is_cut_off) {
    std::string text = "a,b\n";
    for (int i = 0; i < 100000; ++i) text += std::to_string(i * 7919 % 100003) + ",1\n";
    const auto file = folder_.write_compressed("file.csv.gz", text);
    resize_file(file, file_size(file) / 2);
    EXPECT_THAT(thrown<data_error>([&] {
                    csv_reader rows{file};
                    while (rows.next()) {
                    }
                }),
                HasSubstr("the file is damaged from here on"));
}

}
