// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The two structures of the Arrow C data interface, whose layout the Arrow project has fixed for all time. The macro is
// the one its specification names, so that several libraries can define them in one program.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

extern "C" {

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};
}

#endif

/// Columns that come from, and go to, any library that speaks the Arrow C data interface. Nothing is copied.
///
/// Source: The Arrow C data interface (format specification of Apache Arrow), structures and release protocol
namespace tidemark::inline TIDEMARK_ABI::ext {

namespace detail {

template <std::floating_point T>
inline constexpr const char* arrow_format = std::same_as<T, float> ? "f" : "g";

/// Whether bit i of a validity bitmap says that there is a value; no bitmap says so of all.
constexpr bool arrow_valid(const std::uint8_t* bitmap, std::size_t i) noexcept {
    return bitmap == nullptr || (bitmap[i / 8] >> (i % 8) & 1U) != 0;
}

inline void release_arrow(ArrowArray* array) noexcept {
    if (array->release != nullptr) array->release(array);
}
inline void release_arrow(ArrowSchema* schema) noexcept {
    if (schema->release != nullptr) schema->release(schema);
}

/// Sole owner of a structure that was moved out of a producer's hands.
template <class Structure>
class arrow_owner {
public:
    explicit arrow_owner(Structure* from) noexcept : held_{*from} { from->release = nullptr; }
    arrow_owner(const arrow_owner&) = delete;
    arrow_owner& operator=(const arrow_owner&) = delete;
    ~arrow_owner() { release_arrow(&held_); }

    const Structure& get() const noexcept { return held_; }

private:
    Structure held_;
};

}

/// A column of another library, read in place: a sample whose null slots are missing (NaN).
template <std::floating_point T>
class arrow_view {
public:
    using observation = double;

    constexpr arrow_view(const T* values, const std::uint8_t* validity, std::size_t offset, std::size_t size) noexcept
        : values_{values}, validity_{validity}, offset_{offset}, size_{size} {}

    constexpr std::size_t size() const noexcept { return size_; }
    constexpr double operator[](std::size_t i) const noexcept {
        return detail::arrow_valid(validity_, offset_ + i) ? static_cast<double>(values_[offset_ + i]) : core::nan;
    }
    constexpr arrow_view part(std::size_t first, std::size_t count) const noexcept {
        return {values_, validity_, offset_ + first, count};
    }

private:
    const T* values_;
    const std::uint8_t* validity_;
    std::size_t offset_;
    std::size_t size_;
};

/// Owns an imported column and keeps its memory until the end; `view()` is what drivers read.
template <std::floating_point T>
class arrow_column {
public:
    arrow_view<T> view() const noexcept {
        const ArrowArray& a = array_->get();
        return {static_cast<const T*>(a.buffers[1]), static_cast<const std::uint8_t*>(a.buffers[0]),
                static_cast<std::size_t>(a.offset), static_cast<std::size_t>(a.length)};
    }
    std::string_view name() const noexcept { return name_; }

private:
    template <std::floating_point U>
    friend arrow_column<U> import_arrow(ArrowArray* array, ArrowSchema* schema);

    arrow_column(ArrowArray* array, std::string name)
        : array_{std::make_unique<detail::arrow_owner<ArrowArray>>(array)}, name_{std::move(name)} {}

    std::unique_ptr<detail::arrow_owner<ArrowArray>> array_;
    std::string name_;
};

/// Takes a column of float64 (T = double) or float32 (T = float) from a producer.
///
/// Input:  structures that a producer has filled. Both are consumed, whether or not the column is of use: their release
///         is null afterwards, as the interface asks of a move
/// Value:  the column, in the producer's memory
/// Errors: std::invalid_argument for a released structure, another format, a dictionary, or missing buffers
/// Cost:   O(1); no value is copied
template <std::floating_point T>
arrow_column<T> import_arrow(ArrowArray* array, ArrowSchema* schema) {
    if (array == nullptr || array->release == nullptr || schema == nullptr || schema->release == nullptr)
        core::refuse("Arrow column", std::string_view{"released"}, "an array and a schema that are still alive");
    const detail::arrow_owner<ArrowSchema> type{schema};
    const std::string name = type.get().name == nullptr ? "" : type.get().name;
    const std::string format = type.get().format;
    const bool encoded = type.get().dictionary != nullptr;
    arrow_column<T> column{array, name};
    if (format != detail::arrow_format<T> || encoded)
        core::refuse("format of Arrow column \"" + name + '"', std::string_view{encoded ? "dictionary" : format},
                     std::string{"plain \""} + detail::arrow_format<T> + "\" values");
    const ArrowArray& a = column.array_->get();
    const bool whole = a.n_buffers == 2 && a.length >= 0 && a.offset >= 0 && (a.length == 0 || a.buffers[1] != nullptr);
    if (!whole)
        core::refuse("number of buffers", static_cast<int>(a.n_buffers), "a validity bitmap and a value buffer");
    return column;
}

namespace detail {

/// What an exported column owns until its consumer releases it.
template <std::floating_point T>
struct arrow_export {
    std::vector<T> values;
    std::vector<std::uint8_t> validity;
    const void* buffers[2];
};

}

/// Gives a column to a consumer. Missing values (NaN) become nulls, in a validity bitmap made for them.
///
/// Input:  the values, moved in; structures for the consumer, whose old content is overwritten
/// Errors: none but std::bad_alloc
/// Cost:   one pass for the bitmap; no value is copied
template <std::floating_point T>
void export_arrow(std::vector<T> values, std::string_view name, ArrowArray* array, ArrowSchema* schema) {
    auto owned_name = std::make_unique<std::string>(name);
    auto owned = std::make_unique<detail::arrow_export<T>>();
    owned->values = std::move(values);
    const std::size_t n = owned->values.size();
    std::int64_t nulls = 0;
    for (const T v : owned->values) nulls += v != v ? 1 : 0;
    if (nulls > 0) {
        owned->validity.assign((n + 7) / 8, 0);
        for (std::size_t i = 0; i < n; ++i)
            if (owned->values[i] == owned->values[i])
                owned->validity[i / 8] = static_cast<std::uint8_t>(owned->validity[i / 8] | 1U << (i % 8));
    }
    owned->buffers[0] = nulls > 0 ? owned->validity.data() : nullptr;
    owned->buffers[1] = owned->values.data();

    constexpr std::int64_t nullable = 2;  // ARROW_FLAG_NULLABLE
    *schema = {detail::arrow_format<T>,
               owned_name->c_str(),
               nullptr,
               nullable,
               0,
               nullptr,
               nullptr,
               [](ArrowSchema* s) {
                   delete static_cast<std::string*>(s->private_data);
                   s->release = nullptr;
               },
               nullptr};
    *array = {static_cast<std::int64_t>(n),
              nulls,
              0,
              2,
              0,
              owned->buffers,
              nullptr,
              nullptr,
              [](ArrowArray* a) {
                  delete static_cast<detail::arrow_export<T>*>(a->private_data);
                  a->release = nullptr;
              },
              nullptr};
    schema->private_data = owned_name.release();
    array->private_data = owned.release();
}

}
