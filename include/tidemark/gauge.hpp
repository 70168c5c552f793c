// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/gauge/altcoins.hpp>
#include <tidemark/gauge/cap_change.hpp>
#include <tidemark/gauge/dominance.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/gauge/market_concentration.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/gauge/peak_to_date_loss.hpp>
#include <tidemark/gauge/sectors.hpp>
#include <tidemark/gauge/total_market.hpp>
