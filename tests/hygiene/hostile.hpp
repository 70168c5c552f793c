// SPDX-License-Identifier: BSL-1.0
#pragma once

// What <windows.h> and old system headers define, as a program has it that includes them before Tidemark. The standard
// library and the third parties are in before it: they have their own quarrel with these names.

#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/math/distributions/normal.hpp>
#include <boost/version.hpp>
#include <Eigen/Core>

#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define small char
#define interface struct
#define near
#define far
#define IN
#define OUT
#define ERROR 0
#define I 1
#define major(x) (x)
#define minor(x) (x)

#include <tidemark/ext/arrow.hpp>
#include <tidemark/ext/describe.hpp>
#include <tidemark/tidemark.hpp>

double hostile_other();
