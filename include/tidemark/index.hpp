// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/calculate.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/fixing.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weighting.hpp>
