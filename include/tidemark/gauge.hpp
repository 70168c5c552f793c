// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/gauge/bars.hpp>
#include <tidemark/gauge/bollinger_bands.hpp>
#include <tidemark/gauge/fund_flow.hpp>
#include <tidemark/gauge/indicator_convention.hpp>
#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/gauge/macd.hpp>
#include <tidemark/gauge/money_flow_index.hpp>
#include <tidemark/gauge/moving_average.hpp>
#include <tidemark/gauge/on_balance_volume.hpp>
#include <tidemark/gauge/open_interest.hpp>
#include <tidemark/gauge/policy_rate.hpp>
#include <tidemark/gauge/rate_of_change.hpp>
#include <tidemark/gauge/relative_strength_index.hpp>
#include <tidemark/gauge/sentiment.hpp>
#include <tidemark/gauge/true_range.hpp>
