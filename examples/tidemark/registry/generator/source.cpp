// SPDX-License-Identifier: BSL-1.0
#include "source.hpp"

#include <algorithm>

namespace program::generator {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) noexcept { return blanks.find(c) != blanks.npos; }

/// The text with all that is not code blanked out, so that positions and lines stay.
std::string code_of(std::string_view text) {
    std::string code{text};
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < (std::min)(to, code.size()); ++i)
            if (code[i] != '\n') code[i] = ' ';
        return to;
    };
    const auto end_of_comment = [&](std::size_t i) {
        const std::size_t end = text.find("*/", i + 2);
        return end == text.npos ? text.size() : end + 2;
    };
    const auto end_of_directive = [&](std::size_t i) {
        while (i < text.size() && text[i] != '\n') i += text[i] == '\\' ? 2 : 1;
        return i;
    };
    const auto end_of_literal = [&](std::size_t i) {
        const char quote = text[i++];
        while (i < text.size() && text[i] != quote) i += text[i] == '\\' ? 2 : 1;
        return i;  // the closing quote stays, as the opening one does
    };
    bool begins_line = true;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        const bool in_number = rest.front() == '\'' && i > 0 && part_of_word(text[i - 1]);
        if (rest.starts_with("//")) {
            i = blank(i, (std::min)(text.find('\n', i), text.size()));
        } else if (rest.starts_with("/*")) {
            i = blank(i, end_of_comment(i));
        } else if (rest.front() == '#' && begins_line) {
            i = blank(i, end_of_directive(i));
        } else if (rest.front() == '"' || (rest.front() == '\'' && !in_number)) {
            i = blank(i + 1, end_of_literal(i)) + 1;
        } else {
            begins_line = rest.front() == '\n' || (begins_line && is_blank(rest.front()));
            ++i;
        }
    }
    return code;
}

/// `requires { ... }`: what the braces hold is no body.
bool ends_in_requires(std::string_view head) {
    while (!head.empty() && is_blank(head.back())) head.remove_suffix(1);
    return head.ends_with("requires");
}

}

source::source(std::string text) : text_{std::move(text)}, code_{code_of(text_)} {}

std::vector<statement> source::statements(stretch in) const {
    std::vector<statement> all;
    bool is_public = true;
    for (std::size_t i = skip_blanks(in.begin); i < in.end; i = skip_blanks(i)) {
        if (const std::size_t past = past_access(i, is_public); past != i) {
            i = past;
            continue;
        }
        all.push_back(statement_at(i, in.end, is_public));
        i = all.back().all.end;
    }
    return all;
}

statement source::statement_at(std::size_t begin, std::size_t end, bool is_public) const {
    statement s{{begin, end}, {}, std::nullopt, is_public};
    bool assigned = false;
    for (std::size_t i = past_template(begin); i < end;) {
        const char c = code_[i];
        if (c == ';') {
            s.all.end = i + 1;
            break;
        }
        assigned = assigned || c == '=';
        if (c != '{' && c != '(' && c != '[') {
            ++i;
            continue;
        }
        const std::size_t close = closing(i);
        if (c == '{' && !s.body && !ends_in_requires(code({begin, i}))) {
            s.body = stretch{i + 1, close};
            s.head = code({begin, i});
        }
        i = close + 1;
        if (c == '{' && !assigned && ends_without_semicolon(s, i)) {
            s.all.end = i;
            break;
        }
    }
    if (!s.body) s.head = code(s.all);
    return s;
}

/// After a closing brace: a namespace or a function is over, unless the brace was one of a constructor's list.
bool source::ends_without_semicolon(const statement& s, std::size_t at) const {
    if (!s.body) return false;
    if (s.head.starts_with("namespace")) return true;
    const std::size_t next = skip_blanks(at);
    const char following = next < code_.size() ? code_[next] : ' ';
    return is_function(s.head) && following != ',' && following != '{';
}

/// Past `public:`, `protected:` or `private:`; the position itself where none of them stands.
std::size_t source::past_access(std::size_t at, bool& is_public) const {
    for (const std::string_view word : {"public", "protected", "private"}) {
        const std::size_t colon = skip_blanks(at + word.size());
        if (!code({at, code_.size()}).starts_with(word) || colon >= code_.size() || code_[colon] != ':') continue;
        is_public = word == "public";
        return colon + 1;
    }
    return at;
}

/// Past `template <...>`, in which a default is no assignment; the position itself where none stands.
std::size_t source::past_template(std::size_t at) const {
    std::string_view head = code({at, code_.size()});
    take_template(head);
    return code_.size() - head.size();
}

std::size_t source::closing(std::size_t open) const noexcept {
    std::size_t depth = 0;
    for (std::size_t i = open; i < code_.size(); ++i) {
        const char c = code_[i];
        if (c == '{' || c == '(' || c == '[') ++depth;
        if ((c == '}' || c == ')' || c == ']') && --depth == 0) return i;
    }
    return code_.size() - 1;
}

std::size_t source::skip_blanks(std::size_t at) const noexcept {
    return (std::min)(code_.find_first_not_of(blanks, at), code_.size());
}

std::string_view source::code(stretch s) const noexcept {
    return std::string_view{code_}.substr((std::min)(s.begin, code_.size()), s.end - s.begin);
}

std::string_view source::written(stretch s) const noexcept {
    return std::string_view{text_}.substr((std::min)(s.begin, text_.size()), s.end - s.begin);
}

std::size_t source::line_of(std::size_t position) const noexcept {
    return 1 + static_cast<std::size_t>(
                   std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

std::string_view source::line(std::size_t number) const noexcept {
    std::size_t begin = 0;
    for (std::size_t n = 1; n < number && begin < text_.size(); ++n)
        begin = (std::min)(text_.find('\n', begin), text_.size() - 1) + 1;
    return std::string_view{text_}.substr(begin, text_.find('\n', begin) - begin);
}

comment source::comment_above(std::size_t position) const {
    comment c;
    for (std::size_t n = line_of(position) - 1; n > 0; --n) {
        std::string_view s = without_leading_blanks(line(n));
        if (!s.starts_with("///") || s.starts_with("///<")) break;
        s.remove_prefix(s.starts_with("/// ") ? 4 : 3);
        c.push_back({std::string{s.substr(0, s.find_last_not_of(blanks) + 1)}, n});
    }
    std::reverse(c.begin(), c.end());
    return c;
}

std::string source::remark_beside(std::size_t position) const {
    constexpr std::string_view mark = "///<";
    std::size_t n = line_of(position);
    std::size_t at = line(n).find(mark);
    std::string remark;
    while (at != std::string_view::npos) {
        remark.append(" ").append(line(n).substr(at + mark.size()));
        ++n;
        at = without_leading_blanks(line(n)).starts_with(mark) ? line(n).find(mark) : std::string_view::npos;
    }
    return tidy(remark);
}

std::string tidy(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_blank(c)) out += c;
        if (is_blank(c) && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string_view without_leading_blanks(std::string_view text) {
    text.remove_prefix((std::min)(text.find_first_not_of(blanks), text.size()));
    return text;
}

bool part_of_word(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string take_template(std::string_view& head) {
    if (!head.starts_with("template")) return {};
    const std::size_t open = head.find('<');
    std::size_t i = open, depth = 0;
    for (; i < head.size(); ++i) {
        if (head[i] == '<') ++depth;
        if (head[i] == '>' && --depth == 0) break;
    }
    const std::string inside = tidy(head.substr(open + 1, i - open - 1));
    head = without_leading_blanks(head.substr((std::min)(i + 1, head.size())));
    return inside;
}

std::size_t find_outside(std::string_view text, std::string_view any_of) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<') ++depth;
        if (text[i] == '>' && depth > 0) --depth;
        if (depth == 0 && any_of.find(text[i]) != any_of.npos) return i;
    }
    return text.npos;
}

bool is_function(std::string_view head) {
    take_template(head);
    const std::size_t first = find_outside(head, "(=");
    return first != head.npos && head[first] == '(';
}

}
