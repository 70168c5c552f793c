// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/among.hpp>
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/committee.hpp>
#include <tidemark/index/coverage.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/given.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/rank_sum.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/relative_screen.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/score_segment.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/selection_count.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/sibling.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/waiting.hpp>
#include <tidemark/index/weighting.hpp>
