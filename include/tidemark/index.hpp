// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/bounded_weights.hpp>
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/capping_factors.hpp>
#include <tidemark/index/combined_weighting.hpp>
#include <tidemark/index/day_count.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/group_limits.hpp>
#include <tidemark/index/inverse_volatility.hpp>
#include <tidemark/index/liquidity.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/tiered_limits.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weight_limits.hpp>
#include <tidemark/index/weighting.hpp>
