// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/gauge/advance_decline_line.hpp>
#include <tidemark/gauge/advances_declines.hpp>
#include <tidemark/gauge/altcoin_season.hpp>
#include <tidemark/gauge/average_pairwise_correlation.hpp>
#include <tidemark/gauge/cross_sectional_dispersion.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/gauge/mcclellan.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/gauge/new_highs_lows.hpp>
#include <tidemark/gauge/share_above_mean.hpp>
#include <tidemark/gauge/share_outperforming.hpp>
