// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/required.hpp>

#include <string>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Whether Ether is one of the altcoins. Some leave it out, as too large to be an alternative to anything.
enum class ether { is_altcoin, is_left_out };

/// The altcoins: all but Bitcoin and what follows the price of something else, with or without Ether:
/// `altcoins{ether::is_altcoin, index::exclude_classes{"stable", "wrapped"}}`.
class altcoins {
public:
    altcoins(ether second, index::eligibility_rule not_pegged)
        : rule_{(second == ether::is_altcoin ? index::exclude_assets{"BTC"} : index::exclude_assets{"BTC", "ETH"}) &
                std::move(not_pegged)} {}

    index::verdict operator()(const index::applicant& a) const { return rule_(a); }

private:
    index::eligibility_rule rule_;
};

}
