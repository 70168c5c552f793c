// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/view.hpp>

#include <Eigen/Core>

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <list>
#include <span>
#include <string>
#include <valarray>
#include <vector>

using namespace tidemark::core;

namespace {

/// All that a driver would read.
template <readable R>
std::vector<double> read(const R& r) {
    const auto s = as_sample(r);
    static_assert(sample<sample_of<R>>);
    std::vector<double> rows;
    for (std::size_t i = 0; i < s.size(); ++i) rows.push_back(s[i]);
    return rows;
}

using numbers = std::vector<double>;

TEST(series_view, reads_at_its_stride) {
    const std::array<double, 7> memory{0, 1, 2, 3, 4, 5, 6};
    EXPECT_EQ(read(series_view{memory.data(), 7}), (numbers{0, 1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(read(series_view{memory.data() + 1, 3, 2}), (numbers{1, 3, 5}));
    EXPECT_EQ(read(series_view{memory.data() + 6, 4, -2}), (numbers{6, 4, 2, 0}));
    EXPECT_EQ(read(series_view{memory.data() + 2, 3, 0}), (numbers{2, 2, 2}));
    EXPECT_EQ(read(series_view<double>{}), numbers{});
}

TEST(series_view, has_parts_that_keep_the_stride) {
    const std::array<double, 7> memory{0, 1, 2, 3, 4, 5, 6};
    EXPECT_EQ(read(series_view{memory.data(), 4, 2}.part(1, 2)), (numbers{2, 4}));
    EXPECT_EQ(read(series_view{memory.data() + 6, 7, -1}.part(2, 3)), (numbers{4, 3, 2}));
    EXPECT_EQ(read(series_view{memory.data(), 4, 2}.part(1, 3).part(1, 1)), (numbers{4}));
    EXPECT_EQ(read(series_view{memory.data(), 7}.part(7, 0)), numbers{});
}

TEST(series_view, reads_float_as_double) {
    const std::array<float, 2> memory{0.1F, 16777217.0F};
    const series_view s{memory.data(), 2};
    static_assert(std::same_as<decltype(s[0]), double>);
    EXPECT_EQ(s[0], static_cast<double>(0.1F));
    EXPECT_NE(s[0], 0.1);
}

TEST(as_sample, reads_any_contiguous_range_of_floating_point) {
    const numbers expected{1, 2, 3};
    numbers vector{1, 2, 3};
    const std::array<double, 3> array{1, 2, 3};
    const double plain[]{1, 2, 3};
    EXPECT_EQ(read(vector), expected);
    EXPECT_EQ(read(std::as_const(vector)), expected);
    EXPECT_EQ(read(array), expected);
    EXPECT_EQ(read(plain), expected);
    EXPECT_EQ(read(std::span{vector}), expected);
    EXPECT_EQ(read(std::span<const double>{vector}), expected);
    EXPECT_EQ(read(std::span<const double, 3>{vector}), expected);
    EXPECT_EQ(read(std::vector<float>{1, 2, 3}), expected);
    EXPECT_EQ(read(std::vector<long double>{1, 2, 3}), expected);
    EXPECT_EQ(read(std::initializer_list<double>{1, 2, 3}), expected);
    EXPECT_EQ(read(numbers{}), numbers{});
    EXPECT_EQ(as_sample(vector)[0], 1);
    vector[0] = 10;
    EXPECT_EQ(as_sample(vector)[0], 10) << "not a copy";
}

TEST(as_sample, reads_the_vectors_of_eigen_at_their_stride) {
    const Eigen::MatrixXd m{{1, 2, 3}, {4, 5, 6}};
    const Eigen::Matrix<double, 2, 3, Eigen::RowMajor> rows = m;
    EXPECT_EQ(read(m.col(1)), (numbers{2, 5}));
    EXPECT_EQ(read(m.row(1)), (numbers{4, 5, 6})) << "strided in memory";
    EXPECT_EQ(read(rows.col(1)), (numbers{2, 5})) << "strided in memory";
    EXPECT_EQ(read(rows.row(1)), (numbers{4, 5, 6}));
    EXPECT_EQ(read(m.row(1).segment(1, 2)), (numbers{5, 6}));
    EXPECT_EQ(read(m.block(0, 1, 2, 2).row(1)), (numbers{5, 6})) << "a block in a wider matrix";
    EXPECT_EQ(read(rows.block(0, 1, 2, 2).col(1)), (numbers{3, 6}));
    EXPECT_EQ(read(m.row(0).transpose()), (numbers{1, 2, 3}));
    EXPECT_EQ(read(m.diagonal()), (numbers{1, 5}));
    EXPECT_EQ(read(m.col(0).array()), (numbers{1, 4}));

    const Eigen::VectorXd v{{7, 8, 9}};
    const Eigen::Vector3f f{7, 8, 9};
    const Eigen::ArrayXd a = v.array();
    EXPECT_EQ(read(v), (numbers{7, 8, 9}));
    EXPECT_EQ(read(v.head(2)), (numbers{7, 8}));
    EXPECT_EQ(read(f), (numbers{7, 8, 9}));
    EXPECT_EQ(read(a), (numbers{7, 8, 9}));
    EXPECT_EQ(read(Eigen::VectorXd{}), numbers{});

    const numbers memory{0, 1, 2, 3, 4, 5};
    const Eigen::Map<const Eigen::VectorXd, Eigen::Unaligned, Eigen::InnerStride<2>> every_other{memory.data() + 1, 3};
    const Eigen::Ref<const Eigen::VectorXd> ref = v;
    EXPECT_EQ(read(every_other), (numbers{1, 3, 5}));
    EXPECT_EQ(read(ref), (numbers{7, 8, 9}));
}

TEST(as_sample, does_not_read_what_is_no_series) {
    static_assert(!readable<std::vector<int>> && !readable<std::vector<bool>> && !readable<std::vector<std::size_t>>);
    static_assert(!readable<std::string> && !readable<const char*> && !readable<double> && !readable<const double*>);
    static_assert(!readable<std::list<double>> && !readable<std::deque<double>>, "not contiguous");
    static_assert(!readable<std::vector<std::vector<double>>> && !readable<std::vector<pair>>);
    static_assert(!readable<panel_view<double>>, "a panel is many series");
    static_assert(!readable<Eigen::MatrixXd> && !readable<Eigen::Matrix2d>, "a matrix is many series");
    static_assert(!readable<Eigen::VectorXi>, "integers are no returns, whoever holds them");
    using sum = decltype(Eigen::VectorXd{} + Eigen::VectorXd{});
    static_assert(!readable<sum>, "an expression has no memory to read from");
}

/// A user's own sample, read row by row.
class countdown {
public:
    using observation = double;
    explicit countdown(std::size_t from, std::size_t rows) : from_{from}, rows_{rows} {}
    std::size_t size() const { return rows_; }
    double operator[](std::size_t i) const { return static_cast<double>(from_ - i); }
    countdown part(std::size_t first, std::size_t count) const { return countdown{from_ - first, count}; }

private:
    std::size_t from_;
    std::size_t rows_;
};

TEST(as_sample, leaves_a_users_sample_as_it_is) {
    static_assert(std::same_as<sample_of<countdown>, countdown>);
    EXPECT_EQ(read(countdown{5, 3}), (numbers{5, 4, 3}));
    EXPECT_EQ(read(countdown{5, 5}.part(2, 2)), (numbers{3, 2}));
}

TEST(panel_view, reads_rows_and_columns_in_either_order) {
    const numbers memory{1, 2, 3, 4, 5, 6};
    const panel_view by_row{memory.data(), 2, 3, storage::row_major};
    const panel_view by_column{memory.data(), 2, 3, storage::column_major};
    EXPECT_EQ(by_row.rows(), 2U);
    EXPECT_EQ(by_row.columns(), 3U);
    EXPECT_EQ(by_row(1, 2), 6);
    EXPECT_EQ(by_row(1, 0), 4);
    EXPECT_EQ(read(by_row.column(1)), (numbers{2, 5}));
    EXPECT_EQ(read(by_row.row(1)), (numbers{4, 5, 6}));
    EXPECT_EQ(by_column(1, 2), 6);
    EXPECT_EQ(by_column(1, 0), 2);
    EXPECT_EQ(read(by_column.column(1)), (numbers{3, 4}));
    EXPECT_EQ(read(by_column.row(1)), (numbers{2, 4, 6}));
}

TEST(panel_view, takes_a_leading_dimension_beyond_the_extent) {
    const Eigen::MatrixXf wide{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    const auto block = wide.block(1, 1, 2, 2);
    const panel_view p{block.data(), 2, 2, block.innerStride(), block.outerStride()};
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t column = 0; column < 2; ++column)
            EXPECT_EQ(p(row, column), static_cast<double>(block(static_cast<int>(row), static_cast<int>(column))));
    EXPECT_EQ(read(p.column(1)), (numbers{6, 9}));
    EXPECT_EQ(read(p.row(0)), (numbers{5, 6}));
}

}
