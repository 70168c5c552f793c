// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace program::generator {

/// A line of a `///` comment without its slashes.
struct comment_line {
    std::string text;
    std::size_t line;
};
using comment = std::vector<comment_line>;

/// From a position of a source to, not including, another.
struct stretch {
    std::size_t begin;
    std::size_t end;
};

/// One declaration of a scope: `head { body } tail ;`, where only the head is always there.
struct statement {
    stretch all;
    std::string_view head;
    std::optional<stretch> body;  ///< between its braces
    bool is_public;
};

/// The text of a header, and how it falls into declarations. Knows the house's own style, not all of C++.
class source {
public:
    explicit source(std::string text);

    stretch whole() const noexcept { return {0, code_.size()}; }

    /// The declarations in a stretch, without those nested in them.
    std::vector<statement> statements(stretch in) const;

    /// The text of a stretch, with comments, preprocessor lines and the insides of literals blanked out.
    std::string_view code(stretch s) const noexcept;
    /// The text of a stretch as it was written.
    std::string_view written(stretch s) const noexcept;

    std::size_t line_of(std::size_t position) const noexcept;
    comment comment_above(std::size_t position) const;
    std::string remark_beside(std::size_t position) const;  ///< the `///<`, which may go on in the next lines

private:
    statement statement_at(std::size_t begin, std::size_t end, bool is_public) const;
    bool ends_without_semicolon(const statement& s, std::size_t at) const;
    std::size_t past_access(std::size_t at, bool& is_public) const;
    std::size_t past_template(std::size_t at) const;
    std::size_t closing(std::size_t open) const noexcept;
    std::size_t skip_blanks(std::size_t at) const noexcept;
    std::string_view line(std::size_t number) const noexcept;

    std::string text_;
    std::string code_;  // of the same length as the text
};

/// The text without white space at its ends, and with single blanks inside.
std::string tidy(std::string_view text);
std::string_view without_leading_blanks(std::string_view text);

bool part_of_word(char c) noexcept;

/// Splits `template <...>` off a head, and returns what stands between the brackets.
std::string take_template(std::string_view& head);

/// Where, outside angle brackets, the first of these characters stands.
std::size_t find_outside(std::string_view text, std::string_view any_of);

bool is_function(std::string_view head);

}
