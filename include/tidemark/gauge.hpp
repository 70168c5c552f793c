// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/gauge/members.hpp>
