// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/calendar.hpp>
#include <tidemark/core/contract.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/decay.hpp>
#include <tidemark/core/description.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/excess_returns.hpp>
#include <tidemark/core/frequency.hpp>
#include <tidemark/core/instant.hpp>
#include <tidemark/core/lanes.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/core/missing.hpp>
#include <tidemark/core/normal.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/core/order.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/core/rate.hpp>
#include <tidemark/core/returns.hpp>
#include <tidemark/core/version.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/core/wall_clock.hpp>
#include <tidemark/core/weekday.hpp>
#include <tidemark/core/years.hpp>
