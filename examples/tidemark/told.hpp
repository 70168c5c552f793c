// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cells.hpp"
#include "words.hpp"

#include <tidemark/core/date.hpp>

#include <cstddef>
#include <string>
#include <vector>

/// Numbers of a report, each with what it means in a few words: once, to be printed and to be written as JSON.
namespace program {

struct told_number {
    std::string name;     ///< in JSON; without one the number is among what the section has written
    std::string label;    ///< in the report; without one it is for JSON alone
    std::string told;     ///< to be read: 0.312 (0.264 to 0.358)
    std::string meaning;  ///< in a few words
    ordered_json value{};
};

struct told_section {
    std::string name;           ///< in JSON
    std::string title;          ///< in the report
    std::string explanation{};  ///< what it rests on
    std::string verdict{};      ///< its part of the answer: a sentence or two
    std::vector<told_number> numbers{};
    std::vector<text_table> tables{};    ///< in the report; in JSON they are among `written`
    ordered_json written{};              ///< more of it for JSON: an object, or null
    std::vector<std::string> remarks{};  ///< limits, and why there is no answer
};

/// Null where it is no day.
ordered_json day_cell(tidemark::core::date day);

/// "0.312 (0.264 to 0.358)"
std::string with_range(const std::string& value, const std::string& low, const std::string& high);

std::string section_as_text(const told_section& s, std::size_t width);
ordered_json section_as_json(const told_section& s);

}
