// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/all.hpp>
#include <tidemark/run/by_period.hpp>
#include <tidemark/run/compensated.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/panel.hpp>
#include <tidemark/run/parallel.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/rolling_by_time.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/time_stream.hpp>
#include <tidemark/run/weighted_rolling.hpp>
#include <tidemark/run/whole.hpp>
#include <tidemark/run/window.hpp>
#include <tidemark/run/worst_case.hpp>
