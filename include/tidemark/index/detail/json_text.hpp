// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// JSON as it is written, without a tree: objects and arrays are opened and closed, commas come by themselves.
class json_text {
public:
    json_text& open(char bracket) {
        separate();
        text_ += bracket;
        fresh_ = true;
        return *this;
    }
    json_text& close(char bracket) {
        text_ += bracket;
        fresh_ = false;
        return *this;
    }
    json_text& key(std::string_view name) {
        separate();
        quote(name);
        text_ += ':';
        fresh_ = true;
        return *this;
    }

    /// A number so that it reads back as itself; null for a NaN, and for an infinity, which JSON does not have.
    json_text& value(double number) {
        separate();
        const bool finite = number - number == 0;
        text_ += finite ? core::text_of(number) : "null";
        return *this;
    }
    json_text& value(std::size_t number) {
        separate();
        text_ += std::to_string(number);
        return *this;
    }
    json_text& value(std::string_view words) {
        separate();
        quote(words);
        return *this;
    }
    json_text& value(core::date date) { return value(core::iso_text{date}.view()); }

    std::string take() && { return std::move(text_); }

private:
    void separate() {
        if (!fresh_) text_ += ',';
        fresh_ = false;
    }

    void quote(std::string_view words) {
        constexpr const char* digits = "0123456789abcdef";
        text_ += '"';
        for (const char c : words) {
            const auto code = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                text_ += '\\';
                text_ += c;
            } else if (code < 0x20) {
                text_ += "\\u00";
                text_ += digits[code / 16];
                text_ += digits[code % 16];
            } else {
                text_ += c;
            }
        }
        text_ += '"';
    }

    std::string text_;
    bool fresh_ = true;
};

}
