// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/asset.hpp>
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/defect.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/examine.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/screens.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weighting.hpp>
