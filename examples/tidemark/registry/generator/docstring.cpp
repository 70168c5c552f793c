// SPDX-License-Identifier: BSL-1.0
#include "docstring.hpp"

#include <algorithm>
#include <optional>

namespace program::generator {

namespace {

std::optional<std::size_t> label_at(std::string_view line) {
    for (std::size_t i = 0; i < label_names.size(); ++i) {
        const std::string_view name = label_names[i];
        if (line.starts_with(name) && line.substr(name.size()).starts_with(":")) return i;
    }
    return std::nullopt;
}

void append(std::string& text, std::string_view more) {
    if (!text.empty()) text += ' ';
    text += tidy(more);
}

}

bool has_label(const comment& c, label l) {
    return std::any_of(c.begin(), c.end(),
                       [l](const comment_line& line) { return label_at(line.text) == static_cast<std::size_t>(l); });
}

docstring read_docstring(const declaration& d, const complain& wrong) {
    docstring doc;
    std::optional<std::size_t> current;
    for (const auto& [text, line] : d.documented) {
        if (const auto found = label_at(text)) {
            if (current && *found <= *current) {
                wrong(line, "the label " + std::string{label_names[*found]} + " must stand before " +
                                std::string{label_names[*current]} + ", and once");
            }
            current = found;
            append(doc.said[*found], std::string_view{text}.substr(label_names[*found].size() + 1));
        } else if (!current) {
            if (!text.empty()) append(doc.summary, text);
        } else if (text.starts_with("  ")) {
            append(doc.said[*current], text);
        } else {
            wrong(line, "neither a label nor, indented, what the label " + std::string{label_names[*current]} +
                            " goes on to say: \"" + text + '"');
        }
    }
    if (doc.summary.empty()) wrong(d.at.line, d.name + " has no docstring that begins with a sentence");
    for (const label l : required_labels) {
        if (doc.of(l).empty()) {
            wrong(d.at.line, "the docstring of " + d.name + " lacks the label " +
                                 std::string{label_names[static_cast<std::size_t>(l)]});
        }
    }
    return doc;
}

}
