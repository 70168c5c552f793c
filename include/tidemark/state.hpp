// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/bytes.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/compensated.hpp>
#include <tidemark/state/coproducts.hpp>
#include <tidemark/state/cross_moments.hpp>
#include <tidemark/state/decayed.hpp>
#include <tidemark/state/deepest_fall.hpp>
#include <tidemark/state/drawdown_window.hpp>
#include <tidemark/state/ends.hpp>
#include <tidemark/state/extremes.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/newest_among.hpp>
#include <tidemark/state/of_each.hpp>
#include <tidemark/state/ordered.hpp>
#include <tidemark/state/pair_rows.hpp>
#include <tidemark/state/partial_moments.hpp>
#include <tidemark/state/positions.hpp>
#include <tidemark/state/product.hpp>
#include <tidemark/state/proportion.hpp>
#include <tidemark/state/recent_values.hpp>
#include <tidemark/state/tally.hpp>
#include <tidemark/state/underwater.hpp>
#include <tidemark/state/wealth.hpp>
