// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core.hpp>
#include <tidemark/corr.hpp>
#include <tidemark/gauge.hpp>
#include <tidemark/index.hpp>
#include <tidemark/infer.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>
#include <tidemark/state.hpp>
