// SPDX-License-Identifier: BSL-1.0
#include "header.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace program::generator {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool part_of_word(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The source with all that is not code blanked out, so that positions and lines stay.
std::string code_of(std::string_view source) {
    std::string code{source};
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < (std::min)(to, code.size()); ++i)
            if (code[i] != '\n') code[i] = ' ';
        return to;
    };
    const auto after = [&](std::string_view end, std::size_t from) {
        const std::size_t found = source.find(end, from);
        return found == source.npos ? source.size() : found + end.size();
    };
    const auto end_of_line = [&](std::size_t i) {
        while (i < source.size() && source[i] != '\n') i += source[i] == '\\' ? 2 : 1;
        return i;
    };
    const auto end_of_literal = [&](std::size_t i) {
        const char quote = source[i++];
        while (i < source.size() && source[i] != quote) i += source[i] == '\\' ? 2 : 1;
        return i;  // the closing quote, like the opening one, stays
    };
    bool begins_line = true;
    for (std::size_t i = 0; i < source.size();) {
        const std::string_view rest = source.substr(i);
        const bool in_number = rest.front() == '\'' && i > 0 && part_of_word(source[i - 1]);
        if (rest.starts_with("//")) {
            i = blank(i, (std::min)(source.find('\n', i), source.size()));
        } else if (rest.starts_with("/*")) {
            i = blank(i, after("*/", i + 2));
        } else if (rest.front() == '#' && begins_line) {
            i = blank(i, end_of_line(i));
        } else if (rest.front() == '"' || (rest.front() == '\'' && !in_number)) {
            i = blank(i + 1, end_of_literal(i)) + 1;
        } else {
            begins_line = rest.front() == '\n' || (begins_line && blanks.find(rest.front()) != blanks.npos);
            ++i;
        }
    }
    return code;
}

/// One declaration of a scope: `head { body } tail ;`, where only the head is always there.
struct statement {
    std::size_t begin;
    std::size_t end;  ///< past its last character
    std::string_view head;
    std::optional<std::pair<std::size_t, std::size_t>> body;  ///< between its braces
    bool is_public;
};

class reader {
public:
    reader(const std::string& file, std::string_view source) : file_{file}, source_{source}, code_{code_of(source)} {}

    header read() {
        for (const statement& s : statements(0, code_.size())) {
            if (!s.head.starts_with("namespace") || !s.body) continue;
            constexpr std::string_view house = "TIDEMARK_ABI::";
            const std::size_t found = s.head.find(house);
            if (found != s.head.npos) read_namespace(tidy(s.head.substr(found + house.size())), *s.body);
        }
        return std::move(found_);
    }

private:
    // The declarations between two positions, nested ones as a part of theirs.
    std::vector<statement> statements(std::size_t from, std::size_t to) const {
        std::vector<statement> all;
        bool is_public = true;
        for (std::size_t i = skip_blanks(from); i < to; i = skip_blanks(i)) {
            if (const std::size_t past = access(i, is_public); past != i) {
                i = past;
                continue;
            }
            all.push_back(statement_at(i, to, is_public));
            i = all.back().end;
        }
        return all;
    }

    statement statement_at(std::size_t begin, std::size_t to, bool is_public) const {
        statement s{begin, to, {}, std::nullopt, is_public};
        bool assigned = false;
        for (std::size_t i = begin; i < to;) {
            const char c = code_[i];
            if (c == ';') {
                s.end = i + 1;
                break;
            }
            assigned = assigned || c == '=';
            if (c != '{' && c != '(' && c != '[') {
                ++i;
                continue;
            }
            const std::size_t close = closing(i);
            if (c == '{' && !s.body && !is_requirement(begin, i)) {
                s.body = {i + 1, close};
                s.head = text(begin, i);
            }
            i = close + 1;
            if (c == '{' && !assigned && ends_without_semicolon(s, i)) {
                s.end = i;
                break;
            }
        }
        if (!s.body) s.head = text(begin, s.end);
        return s;
    }

    // After a closing brace: a namespace or a function is over, unless the brace was one of a constructor's list.
    bool ends_without_semicolon(const statement& s, std::size_t i) const {
        if (!s.body) return false;
        if (s.head.starts_with("namespace")) return true;
        const std::size_t next = skip_blanks(i);
        const char following = next < code_.size() ? code_[next] : ' ';
        return is_function(s.head) && following != ',' && following != '{';
    }

    bool is_requirement(std::size_t begin, std::size_t brace) const {
        std::string_view before = text(begin, brace);
        while (!before.empty() && blanks.find(before.back()) != blanks.npos) before.remove_suffix(1);
        return before.ends_with("requires");
    }

    // Past `public:`, `protected:` or `private:`; the position itself where none of them stands.
    std::size_t access(std::size_t i, bool& is_public) const {
        for (const std::string_view word : {"public", "protected", "private"}) {
            const std::size_t colon = skip_blanks(i + word.size());
            if (!text(i, code_.size()).starts_with(word) || colon >= code_.size() || code_[colon] != ':') continue;
            is_public = word == "public";
            return colon + 1;
        }
        return i;
    }

    std::size_t closing(std::size_t open) const {
        std::size_t depth = 0;
        for (std::size_t i = open; i < code_.size(); ++i) {
            const char c = code_[i];
            if (c == '{' || c == '(' || c == '[') ++depth;
            if ((c == '}' || c == ')' || c == ']') && --depth == 0) return i;
        }
        return code_.size() - 1;
    }

    std::size_t skip_blanks(std::size_t i) const {
        return (std::min)(code_.find_first_not_of(blanks, i), code_.size());
    }

    std::string_view text(std::size_t from, std::size_t to) const {
        return std::string_view{code_}.substr((std::min)(from, to), to - (std::min)(from, to));
    }

    std::size_t line_of(std::size_t position) const {
        return 1 + static_cast<std::size_t>(
                       std::count(source_.begin(), source_.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
    }

    static std::string_view without_leading_blanks(std::string_view s) {
        s.remove_prefix((std::min)(s.find_first_not_of(blanks), s.size()));
        return s;
    }

    // Splits `template <...>` off a head.
    static std::string take_template(std::string_view& head) {
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

    // Takes a leading `requires(...)` off a head: its bracket is not the function's.
    std::string_view without_constraint(std::string_view head) const {
        constexpr std::string_view word = "requires";
        if (!head.starts_with(word)) return head;
        const std::string_view after = without_leading_blanks(head.substr(word.size()));
        if (!after.starts_with("(")) return head;
        const std::size_t open = static_cast<std::size_t>(after.data() - code_.data());
        return without_leading_blanks(after.substr(closing(open) - open + 1));
    }

    // Where, outside angle brackets, the first of these characters stands.
    static std::size_t find_outside(std::string_view s, std::string_view any_of) {
        std::size_t depth = 0;
        for (std::size_t i = 0; i < s.size(); ++i) {
            if (s[i] == '<') ++depth;
            if (s[i] == '>' && depth > 0) --depth;
            if (depth == 0 && any_of.find(s[i]) != any_of.npos) return i;
        }
        return s.npos;
    }

    static bool is_function(std::string_view head) {
        take_template(head);
        const std::size_t first = find_outside(head, "(=");
        return first != head.npos && head[first] == '(';
    }

    static std::string last_word(std::string_view s) {
        std::size_t end = s.size();
        while (end > 0 && !part_of_word(s[end - 1])) --end;
        std::size_t begin = end;
        while (begin > 0 && part_of_word(s[begin - 1])) --begin;
        return std::string{s.substr(begin, end - begin)};
    }

    static bool is_enumeration(std::string_view head) { return head.starts_with("enum"); }
    static bool is_record(std::string_view head) { return head.starts_with("struct") || head.starts_with("class"); }

    void read_namespace(const std::string& scope, std::pair<std::size_t, std::size_t> body) {
        for (const statement& s : statements(body.first, body.second)) {
            std::string_view head = s.head;
            const std::string template_head = take_template(head);
            declaration d{
                declaration::kind::record, scope, {}, {file_, line_of(s.begin)}, {}, template_head, {}, false};
            if (is_enumeration(head)) {
                read_enumeration(scope, s);
            } else if (is_record(head) && s.body) {
                d.name = record_name(head);
                d.documented = comment_above(s.begin);
                read_members(d, *s.body);
                found_.declarations.push_back(std::move(d));
            } else if (!head.starts_with("namespace") && !head.starts_with("using") && is_function(s.head)) {
                d.is = declaration::kind::function;
                head = without_constraint(head);
                const std::size_t open = find_outside(head, "(");
                d.name = last_word(head.substr(0, open));
                d.documented = comment_above(s.begin);
                read_parameters(d, head.substr(open));
                found_.declarations.push_back(std::move(d));
            }
        }
    }

    // `struct name`, `class name final`, `struct name : base`
    static std::string record_name(std::string_view head) {
        head = head.substr(0, head.find(':'));
        std::string name = last_word(head);
        return name == "final" ? last_word(head.substr(0, head.rfind("final"))) : name;
    }

    void read_enumeration(const std::string& scope, const statement& s) {
        if (!s.body) return;
        enumeration e{scope + "::" + record_name(s.head), {}, joined(comment_above(s.begin))};
        std::string_view values = text(s.body->first, s.body->second);
        while (!values.empty()) {
            const std::size_t comma = values.find(',');
            const std::string value = tidy(values.substr(0, (std::min)(comma, values.find('='))));
            if (!value.empty()) e.values.push_back(value);
            values.remove_prefix(comma == values.npos ? values.size() : comma + 1);
        }
        found_.enumerations.push_back(std::move(e));
    }

    void read_members(declaration& d, std::pair<std::size_t, std::size_t> body) {
        for (const statement& s : statements(body.first, body.second)) {
            if (!s.is_public) continue;
            const std::string_view head = s.head;
            const auto begins = [&](std::string_view word) { return head.starts_with(word); };
            if (is_enumeration(head) || is_record(head)) {
                if (is_enumeration(head)) read_enumeration(d.scope + "::" + d.name, s);
                if (s.body) add_declared_beside(d, s);
            } else if (is_function(head)) {
                d.has_lower = d.has_lower || last_word(head.substr(0, head.find('('))) == "lower";
            } else if (!begins("using") && !begins("static") && !begins("friend") && !begins("template")) {
                d.members.push_back(data_member(s));
            }
        }
    }

    // `enum class kind { a, b } is;` declares a member with its type.
    void add_declared_beside(declaration& d, const statement& s) const {
        const std::string_view tail = text(s.body->second + 1, s.end - 1);
        if (!tidy(tail).empty()) d.members.push_back({record_name(s.head), last_word(tail), {}, {}, line_of(s.end)});
    }

    member data_member(const statement& s) const {
        const std::string_view whole = text(s.begin, s.end - 1);
        const std::size_t initialiser = find_outside(whole, "={");
        member m = typed_name(whole.substr(0, initialiser));
        if (initialiser != whole.npos) {
            // From the source, where literals are not blanked.
            std::string_view initial = source_.substr(s.begin + initialiser + 1, whole.size() - initialiser - 1);
            if (whole[initialiser] == '{') initial = initial.substr(0, initial.rfind('}'));
            m.initial = tidy(initial);
        }
        m.line = line_of(s.begin);
        m.remark = remark_beside(s.end);
        return m;
    }

    static member typed_name(std::string_view s) {
        member m;
        m.name = last_word(s);
        m.type = tidy(s.substr(0, s.rfind(m.name)));
        return m;
    }

    // `(const A& a, double b = 1) ...`
    static void read_parameters(declaration& d, std::string_view list) {
        std::size_t depth = 0, begin = 1;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const char c = list[i];
            if (c == '(' || c == '<' || c == '{') ++depth;
            if (c == ')' || c == '>' || c == '}') --depth;
            if (depth > 1 || (depth == 1 && c != ',')) continue;
            add_parameter(d, list.substr(begin, i - begin));
            begin = i + 1;
            if (depth == 0) return;
        }
    }

    static void add_parameter(declaration& d, std::string_view parameter) {
        if (tidy(parameter).empty()) return;
        const std::size_t assigned = parameter.find('=');
        member m = typed_name(parameter.substr(0, assigned));
        if (assigned != parameter.npos) m.initial = tidy(parameter.substr(assigned + 1));
        m.line = d.at.line;
        d.members.push_back(std::move(m));
    }

    // The lines of a file, by number from 1.
    std::string_view line(std::size_t number) const {
        std::size_t begin = 0;
        for (std::size_t n = 1; n < number && begin < source_.size(); ++n)
            begin = (std::min)(source_.find('\n', begin), source_.size() - 1) + 1;
        return source_.substr(begin, source_.find('\n', begin) - begin);
    }

    comment comment_above(std::size_t position) const {
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

    std::string remark_beside(std::size_t end) const {
        constexpr std::string_view mark = "///<";
        std::size_t n = line_of(end);
        std::string_view s = line(n);
        std::string remark;
        for (std::size_t at = s.find(mark); at != s.npos;
             at = without_leading_blanks(s).starts_with(mark) ? s.find(mark) : s.npos) {
            remark.append(" ").append(s.substr(at + mark.size()));
            s = line(++n);
        }
        return tidy(remark);
    }

    static std::string joined(const comment& c) {
        std::string all;
        for (const comment_line& l : c) all.append(" ").append(l.text);
        return tidy(all);
    }

    std::string file_;
    std::string_view source_;
    std::string code_;
    header found_;
};

}

header read_header(const std::string& file, std::string_view text) { return reader{file, text}.read(); }

std::string tidy(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = blanks.find(c) != blanks.npos;
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}
