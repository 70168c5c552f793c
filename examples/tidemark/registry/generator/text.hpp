// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catalogue.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

/// What the writers of sources share.
namespace program::generator {

/// risk::sign as one word: risk_sign.
std::string as_word(std::string name);

/// The text as C++ writes it, with its quotes.
std::string literal(std::string_view text);

/// The enumerations that parameters are of, by name.
using options = std::map<std::string, const enumeration*>;
options options_of(const catalogue& all, std::span<const item> items);

}
