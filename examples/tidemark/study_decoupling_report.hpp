// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cells.hpp"
#include "study.hpp"

#include <string>

namespace program {

/// The page of partings as it is printed: tables, and the questions that they answer.
std::string decoupling_as_text(const study& s);

/// first,second,cut,...: a row a pair, 17 significant digits.
std::string decoupling_csv(const study& s);

/// The whole report of each pair, with its peaks and what became of it in a word.
ordered_json decoupling_json(const study& s);

}
