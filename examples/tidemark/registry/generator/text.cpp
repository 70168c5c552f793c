// SPDX-License-Identifier: BSL-1.0
#include "text.hpp"

namespace program::generator {

std::string as_word(std::string name) {
    for (std::size_t i = name.find("::"); i != name.npos; i = name.find("::")) name.replace(i, 2, "_");
    return name;
}

std::string literal(std::string_view text) {
    std::string out{'"'};
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

options options_of(const catalogue& all, std::span<const item> items) {
    options used;
    for (const item& i : items)
        for (const member& m : i.declared.members)
            if (const enumeration* e = all.find_option(i.declared, m)) used[e->name] = e;
    return used;
}

}
