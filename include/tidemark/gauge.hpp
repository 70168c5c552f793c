// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/gauge/fund_flow.hpp>
#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/gauge/open_interest.hpp>
#include <tidemark/gauge/policy_rate.hpp>
#include <tidemark/gauge/sentiment.hpp>
