// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/gauge/advance_decline_line.hpp>
#include <tidemark/gauge/advances_declines.hpp>
#include <tidemark/gauge/altcoin_season.hpp>
#include <tidemark/gauge/altcoins.hpp>
#include <tidemark/gauge/average_pairwise_correlation.hpp>
#include <tidemark/gauge/cap_change.hpp>
#include <tidemark/gauge/cross_sectional_dispersion.hpp>
#include <tidemark/gauge/dominance.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/gauge/market_concentration.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/gauge/mcclellan.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/gauge/new_highs_lows.hpp>
#include <tidemark/gauge/peak_to_date_loss.hpp>
#include <tidemark/gauge/sectors.hpp>
#include <tidemark/gauge/share_above_mean.hpp>
#include <tidemark/gauge/share_outperforming.hpp>
#include <tidemark/gauge/total_market.hpp>
