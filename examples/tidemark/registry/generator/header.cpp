// SPDX-License-Identifier: BSL-1.0
#include "header.hpp"

#include <algorithm>
#include <utility>

namespace program::generator {

namespace {

std::string last_word(std::string_view s) {
    std::size_t end = s.size();
    while (end > 0 && !part_of_word(s[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && part_of_word(s[begin - 1])) --begin;
    return std::string{s.substr(begin, end - begin)};
}

bool is_enumeration(std::string_view head) { return head.starts_with("enum"); }
bool is_record(std::string_view head) { return head.starts_with("struct") || head.starts_with("class"); }

/// Neither a member of its own nor a parameter: an alias, a constant of the type, a friend, a template.
bool is_no_data(std::string_view head) {
    return head.starts_with("using") || head.starts_with("static") || head.starts_with("friend") ||
           head.starts_with("template");
}

/// `struct name`, `class name final`, `enum class name : int`
std::string record_name(std::string_view head) {
    head = head.substr(0, head.find(':'));
    std::string name = last_word(head);
    return name == "final" ? last_word(head.substr(0, head.rfind("final"))) : name;
}

std::string joined(const comment& c) {
    std::string all;
    for (const comment_line& l : c) all.append(" ").append(l.text);
    return tidy(all);
}

/// Where the bracket at the front of a text closes.
std::size_t closing(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(') ++depth;
        if (text[i] == ')' && --depth == 0) return i;
    }
    return text.size() - 1;
}

/// Takes a leading `requires(...)` off a head: its bracket is not the function's.
std::string_view without_constraint(std::string_view head) {
    constexpr std::string_view word = "requires";
    if (!head.starts_with(word)) return head;
    const std::string_view after = without_leading_blanks(head.substr(word.size()));
    return after.starts_with("(") ? without_leading_blanks(after.substr(closing(after) + 1)) : head;
}

/// The name of a function: `lower`, `operator()`
std::string function_name(std::string_view head) {
    take_template(head);
    head = without_constraint(head);
    const std::string name = last_word(head.substr(0, find_outside(head, "(")));
    return name == "operator" ? "operator()" : name;
}

/// `const A& a`
member typed_name(std::string_view s, std::size_t line) {
    member m{{}, last_word(s), {}, {}, line};
    m.type = tidy(s.substr(0, s.rfind(m.name)));
    return m;
}

void add_parameter(declaration& d, std::string_view parameter) {
    const std::size_t assigned = parameter.find('=');
    const std::string declared = tidy(parameter.substr(0, assigned));
    if (declared.empty() || declared.ends_with('&')) return;  // one without a name is not told
    d.members.push_back(typed_name(parameter.substr(0, assigned), d.at.line));
    if (assigned != parameter.npos) d.members.back().initial = tidy(parameter.substr(assigned + 1));
}

/// `(const A& a, double b = 1) ...`
void read_parameters(declaration& d, std::string_view list) {
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

class reader {
public:
    reader(const std::string& file, std::string text) : file_{file}, source_{std::move(text)} {}

    header read() {
        for (const statement& s : source_.statements(source_.whole())) {
            constexpr std::string_view house = "TIDEMARK_ABI::";
            const std::size_t found = s.head.find(house);
            if (s.head.starts_with("namespace") && s.body && found != s.head.npos)
                read_namespace(tidy(s.head.substr(found + house.size())), *s.body);
        }
        return std::move(found_);
    }

private:
    void read_namespace(const std::string& scope, stretch body) {
        for (const statement& s : source_.statements(body)) {
            std::string_view head = s.head;
            const std::string template_head = take_template(head);
            if (is_enumeration(head)) {
                read_enumeration(scope, s);
            } else if (is_record(head) && s.body) {
                declaration& d = declare(declaration::kind::record, scope, record_name(head), s, template_head);
                read_members(d, *s.body);
            } else if (!head.starts_with("namespace") && !head.starts_with("using") && is_function(s.head)) {
                head = without_constraint(head);
                const std::size_t open = find_outside(head, "(");
                declaration& d =
                    declare(declaration::kind::function, scope, last_word(head.substr(0, open)), s, template_head);
                read_parameters(d, head.substr(open));
            }
        }
    }

    declaration& declare(declaration::kind is, const std::string& scope, const std::string& name, const statement& s,
                         const std::string& template_head) {
        const std::size_t at = s.all.begin;
        found_.declarations.push_back({is,
                                       scope,
                                       name,
                                       {file_, source_.line_of(at)},
                                       source_.comment_above(at),
                                       template_head,
                                       {},
                                       false,
                                       false,
                                       false});
        return found_.declarations.back();
    }

    void read_enumeration(const std::string& scope, const statement& s) {
        if (!s.body) return;
        enumeration e{scope + "::" + record_name(s.head), {}, joined(source_.comment_above(s.all.begin))};
        std::string_view values = source_.code(*s.body);
        while (!values.empty()) {
            const std::size_t comma = values.find(',');
            const std::string value = tidy(values.substr(0, (std::min)(comma, values.find('='))));
            if (!value.empty()) e.values.push_back(value);
            values.remove_prefix(comma == values.npos ? values.size() : comma + 1);
        }
        found_.enumerations.push_back(std::move(e));
    }

    void read_members(declaration& d, stretch body) {
        for (const statement& s : source_.statements(body)) {
            if (!s.is_public) continue;
            if (is_enumeration(s.head) || is_record(s.head)) {
                if (is_enumeration(s.head)) read_enumeration(d.scope + "::" + d.name, s);
                if (s.body) add_declared_beside(d, s);
            } else if (is_function(s.head)) {
                const std::string name = function_name(s.head);
                d.has_lower = d.has_lower || name == "lower";
                d.has_call = d.has_call || name == "operator()";
                d.has_constructor = d.has_constructor || name == d.name;
            } else if (!is_no_data(s.head) && !s.head.starts_with("index::checked ")) {
                d.members.push_back(data_member(s));  // `checked` says that the others are good
            }
        }
    }

    /// `enum class kind { a, b } is;` declares a member with its type.
    void add_declared_beside(declaration& d, const statement& s) const {
        const std::string_view beside = source_.code({s.body->end + 1, s.all.end - 1});
        if (tidy(beside).empty()) return;
        d.members.push_back({record_name(s.head), last_word(beside), {}, {}, source_.line_of(s.all.end)});
    }

    member data_member(const statement& s) const {
        const stretch whole{s.all.begin, s.all.end - 1};
        const std::string_view code = source_.code(whole);
        const std::size_t assigned = find_outside(code, "={");
        member m = typed_name(code.substr(0, assigned), source_.line_of(whole.begin));
        if (assigned != code.npos) {
            std::string_view initial = source_.written({whole.begin + assigned + 1, whole.end});
            if (code[assigned] == '{') initial = initial.substr(0, initial.rfind('}'));
            m.initial = tidy(initial);
        }
        m.remark = source_.remark_beside(s.all.end);
        return m;
    }

    std::string file_;
    source source_;
    header found_;
};

}

header read_header(const std::string& file, std::string text) { return reader{file, std::move(text)}.read(); }

}
