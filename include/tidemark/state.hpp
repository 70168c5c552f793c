// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/bytes.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/decayed.hpp>
#include <tidemark/state/extremes.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/ordered.hpp>
#include <tidemark/state/partial_moments.hpp>
#include <tidemark/state/wealth.hpp>
