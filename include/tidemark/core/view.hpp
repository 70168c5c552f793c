// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <concepts>
#include <cstddef>
#include <span>

namespace tidemark::inline TIDEMARK_ABI::core {

/// A series in somebody's memory: `size` numbers, `stride` apart. Reads as double, whatever T is.
template <std::floating_point T>
class series_view {
public:
    using observation = double;

    constexpr series_view() noexcept = default;
    constexpr series_view(const T* data, std::size_t size, std::ptrdiff_t stride = 1) noexcept
        : data_{data}, size_{size}, stride_{stride} {}

    constexpr std::size_t size() const noexcept { return size_; }
    constexpr const T* data() const noexcept { return data_; }
    constexpr std::ptrdiff_t stride() const noexcept { return stride_; }
    constexpr double operator[](std::size_t i) const noexcept {
        return static_cast<double>(data_[static_cast<std::ptrdiff_t>(i) * stride_]);
    }
    constexpr series_view part(std::size_t first, std::size_t count) const noexcept {
        return {data_ + static_cast<std::ptrdiff_t>(first) * stride_, count, stride_};
    }

private:
    const T* data_ = nullptr;
    std::size_t size_ = 0;
    std::ptrdiff_t stride_ = 1;
};

/// Two series of one length, read row by row. Made by `core::pairs`, which checks the lengths.
template <std::floating_point X, std::floating_point Y>
class pair_view {
public:
    using observation = pair;

    constexpr pair_view(series_view<X> x, series_view<Y> y) noexcept : x_{x}, y_{y} {}

    constexpr std::size_t size() const noexcept { return x_.size(); }
    constexpr const series_view<X>& x() const noexcept { return x_; }
    constexpr const series_view<Y>& y() const noexcept { return y_; }
    constexpr pair operator[](std::size_t i) const noexcept { return {x_[i], y_[i]}; }
    constexpr pair_view part(std::size_t first, std::size_t count) const noexcept {
        return {x_.part(first, count), y_.part(first, count)};
    }

private:
    series_view<X> x_;
    series_view<Y> y_;
};

enum class storage { row_major, column_major };

/// A panel in somebody's memory: rows are times, columns are assets; the leading dimension may exceed the extent.
template <std::floating_point T>
class panel_view {
public:
    constexpr panel_view(const T* data, std::size_t rows, std::size_t columns, std::ptrdiff_t row_stride,
                         std::ptrdiff_t column_stride) noexcept
        : data_{data}, rows_{rows}, columns_{columns}, row_stride_{row_stride}, column_stride_{column_stride} {}

    constexpr panel_view(const T* data, std::size_t rows, std::size_t columns, storage order) noexcept
        : panel_view{data, rows, columns, order == storage::row_major ? static_cast<std::ptrdiff_t>(columns) : 1,
                     order == storage::row_major ? 1 : static_cast<std::ptrdiff_t>(rows)} {}

    constexpr std::size_t rows() const noexcept { return rows_; }
    constexpr std::size_t columns() const noexcept { return columns_; }
    constexpr double operator()(std::size_t row, std::size_t column) const noexcept {
        return static_cast<double>(*at(row, column));
    }
    constexpr series_view<T> column(std::size_t c) const noexcept { return {at(0, c), rows_, row_stride_}; }
    constexpr std::ptrdiff_t row_stride() const noexcept { return row_stride_; }
    constexpr std::ptrdiff_t column_stride() const noexcept { return column_stride_; }
    constexpr const T* at(std::size_t row, std::size_t column) const noexcept {
        return data_ + static_cast<std::ptrdiff_t>(row) * row_stride_ +
               static_cast<std::ptrdiff_t>(column) * column_stride_;
    }
    constexpr series_view<T> row(std::size_t r) const noexcept { return {at(r, 0), columns_, column_stride_}; }

private:
    const T* data_;
    std::size_t rows_;
    std::size_t columns_;
    std::ptrdiff_t row_stride_;
    std::ptrdiff_t column_stride_;
};

/// A panel to write to, laid out in any of the same ways.
class panel_span {
public:
    constexpr panel_span(double* data, std::size_t rows, std::size_t columns, std::ptrdiff_t row_stride,
                         std::ptrdiff_t column_stride) noexcept
        : data_{data}, rows_{rows}, columns_{columns}, row_stride_{row_stride}, column_stride_{column_stride} {}

    constexpr panel_span(double* data, std::size_t rows, std::size_t columns, storage order) noexcept
        : panel_span{data, rows, columns, order == storage::row_major ? static_cast<std::ptrdiff_t>(columns) : 1,
                     order == storage::row_major ? 1 : static_cast<std::ptrdiff_t>(rows)} {}

    constexpr std::size_t rows() const noexcept { return rows_; }
    constexpr std::size_t columns() const noexcept { return columns_; }
    constexpr std::ptrdiff_t row_stride() const noexcept { return row_stride_; }
    constexpr std::ptrdiff_t column_stride() const noexcept { return column_stride_; }
    constexpr double* at(std::size_t row, std::size_t column) const noexcept {
        return data_ + static_cast<std::ptrdiff_t>(row) * row_stride_ +
               static_cast<std::ptrdiff_t>(column) * column_stride_;
    }

private:
    double* data_;
    std::size_t rows_;
    std::size_t columns_;
    std::ptrdiff_t row_stride_;
    std::ptrdiff_t column_stride_;
};

/// What a driver reads: so many observations, by position.
template <class S>
concept sample = requires(const S& s, std::size_t i) {
    typename S::observation;
    { s.size() } -> std::convertible_to<std::size_t>;
    { s[i] } -> std::same_as<typename S::observation>;
    { s.part(i, i) } -> std::same_as<S>;
};

/// A vector or column of floating point that tells its own stride, as Eigen's do.
template <class R>
concept strided_vector = requires(const R& r) {
    requires std::floating_point<std::remove_cvref_t<decltype(*r.data())>>;
    r.size();
    r.innerStride();
    requires static_cast<bool>(R::IsVectorAtCompileTime);
};

template <class R>
concept floating_range = std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
                         std::floating_point<std::remove_cvref_t<std::ranges::range_reference_t<R>>>;

/// Anything that `as_sample` can read: a sample, a strided vector, or a contiguous range of floating point.
template <class R>
concept readable = sample<R> || strided_vector<R> || floating_range<const R&>;

template <sample S>
constexpr S as_sample(const S& s) noexcept {
    return s;
}

template <strided_vector R>
    requires(!sample<R>)
constexpr auto as_sample(const R& r) noexcept {
    return series_view{r.data(), static_cast<std::size_t>(r.size()), static_cast<std::ptrdiff_t>(r.innerStride())};
}

template <class R>
    requires(floating_range<const R&> && !sample<R> && !strided_vector<R>)
constexpr auto as_sample(const R& r) noexcept {
    return series_view{std::ranges::data(r), static_cast<std::size_t>(std::ranges::size(r))};
}

template <readable R>
using sample_of = decltype(as_sample(std::declval<const R&>()));

}
