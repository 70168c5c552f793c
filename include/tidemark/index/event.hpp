// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/version.hpp>

#include <string>
#include <variant>

namespace tidemark::inline TIDEMARK_ABI::index {

// Events between reviews. Those that change what a price means take effect before the prices of their date: from that
// day on the market quotes in the new units. Those that change what is held take effect after the close of their date,
// so that the level of that day is still of what was held.

/// One unit becomes `ratio` units; before the prices of the date. Level and divisor stay.
struct split {
    std::string asset;
    double ratio;  ///< 2 for two new units in place of one, 0.001 for a redenomination of a thousand to one
};

/// One unit of an asset becomes `ratio` units of another; before the prices of the date. Level and divisor stay.
struct migration {
    std::string asset;
    std::string successor;
    double ratio;
};

enum class fork_treatment {
    ignored,             ///< the new asset is not held: the level falls by what it is worth
    added_then_dropped,  ///< it is held, at nothing until it has a price, and leaves after its first close
    one_unit             ///< both are held as one until the next review
};

/// Each unit of an asset brings `ratio` units of a new one; before the prices of the date.
struct hard_fork {
    std::string asset;
    std::string child;
    double ratio;
    fork_treatment treatment;
};

enum class airdrop_treatment { ignored, income };

/// Each unit of an asset brings something worth `value`, which is not held; before the prices of the date.
struct airdrop {
    std::string asset;
    double value;  ///< in money for each unit
    airdrop_treatment treatment;
};

enum class distribution_kind {
    ordinary,  ///< the price index falls with the price, total return reinvests it
    staking,   ///< as ordinary, but told apart
    special    ///< the divisor makes up for it: the price index does not fall
};

/// Each unit of an asset pays `amount`; before the prices of the date, its ex-date.
struct distribution {
    std::string asset;
    double amount;  ///< in money for each unit
    distribution_kind kind = distribution_kind::ordinary;
};

/// The supply is another after the close of the date: units follow it, the divisor keeps the level.
struct supply_change {
    std::string asset;
    double supply;
};

/// The float factor is another after the close of the date: units follow it, the divisor keeps the level.
struct float_change {
    std::string asset;
    double float_factor;
};

/// An asset joins after the close of the date with this weight, the others making room in proportion; the divisor keeps
/// the level.
struct addition {
    std::string asset;
    double weight;
};

enum class leaving_price {
    last,  ///< after the close, at its last price: the divisor keeps the level
    zero   ///< worth nothing at the close: the level pays for it, the divisor stays
};

/// A member leaves on the date, its weight going to the others in proportion; limits on weights are not applied anew.
struct deletion {
    std::string asset;
    leaving_price at;
};

/// Something that happens to an asset on a date; on an asset that is not held it has no effect but to be recorded.
struct event {
    core::date date;
    std::variant<split, migration, hard_fork, airdrop, distribution, supply_change, float_change, addition, deletion>
        what;
};

}
