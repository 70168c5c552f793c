// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/required.hpp>

#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Whether Ether is one of the altcoins. Some leave it out, as too large to be an alternative to anything.
enum class ether { is_altcoin, is_left_out };

/// The altcoins: all but Bitcoin and what follows the price of something else, with or without Ether:
/// `altcoins{ether::is_altcoin, index::exclude_classes{"stable", "wrapped"}}`.
class altcoins {
public:
    altcoins(ether second, index::eligibility_rule not_pegged, std::string bitcoin_id = "BTC",
             std::string ether_id = "ETH")
        : rule_{index::exclude_assets{without(second, std::move(bitcoin_id), std::move(ether_id))} &
                std::move(not_pegged)} {}

    index::verdict operator()(const index::applicant& a) const { return rule_(a); }

private:
    static std::vector<std::string> without(ether second, std::string bitcoin_id, std::string ether_id) {
        std::vector<std::string> none{std::move(bitcoin_id)};
        if (second == ether::is_left_out) none.push_back(std::move(ether_id));
        return none;
    }

    index::eligibility_rule rule_;
};

}
