// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/gauge/lowest_since.hpp>
