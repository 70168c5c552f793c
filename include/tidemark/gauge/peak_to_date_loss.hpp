// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/cap_change.hpp>
#include <tidemark/index/known_market.hpp>

#include <cstddef>
#include <optional>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// How far the market cap of all members stands below its high so far, and what took it there.
struct cap_loss {
    double amount = core::nan;    ///< 0 at a high, else positive
    double fraction = core::nan;  ///< of the high
    cap_change since_peak{};      ///< from the close of the high, the first of equal ones, until today

    bool known() const noexcept { return !core::is_missing(amount); }
};

/// The loss of market cap since its high, shown the closes of a market one by one.
///
/// Formula: max over s <= t of M_s - M_t, M the cap of the members of that day, split between the two closes
/// Input:   closes of one market, in order; what a change is, with who belongs and how it is split
/// Value:   in the money of the market, and as a fraction
/// No data: not known on a day on which no member has a cap; such a day is passed over in the search of the high
/// Cost:    O(members log members) a close
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown; Bennet (1920) for the split
class running_cap_loss {
public:
    explicit running_cap_loss(cap_changes what) : what_{std::move(what)} {}

    cap_loss update(const index::known_market& today) {
        const double cap = see(today);
        return core::is_missing(cap) ? cap_loss{} : since_peak(today);
    }

private:
    friend struct peak_to_date_loss;

    double see(const index::known_market& today) {
        const double cap = what_.cap(today);
        if (!core::is_missing(cap) && (!peak_ || cap > high_)) {
            peak_ = today;
            high_ = cap;
        }
        return cap;
    }

    cap_loss since_peak(const index::known_market& today) const {
        cap_loss loss{.since_peak = what_(*peak_, today)};
        loss.amount = loss.since_peak.before - loss.since_peak.after;
        loss.fraction = loss.amount / loss.since_peak.before;
        return loss;
    }

    cap_changes what_;
    std::optional<index::known_market> peak_;
    double high_ = 0;
};

/// The same at one close, over all that was known then. Over many, `running_cap_loss` looks at each day once.
///
/// Formula: as running_cap_loss
/// Input:   a market as it was known at a close; what a change is; the first day whose cap may be the high, by default
///          the first of the market
/// Value:   as running_cap_loss
/// No data: not known where no member has a cap on the day, and on a day before the first
/// Cost:    O(members log members) for each day since the first
/// Source:  as running_cap_loss
struct peak_to_date_loss {
    cap_changes what;
    core::date from{};

    cap_loss operator()(const index::known_market& known) const {
        running_cap_loss running{what};
        double cap = core::nan;
        for (std::size_t day = 0; day <= known.day(); ++day)
            if (known.dates()[day] >= from) cap = running.see(known.earlier(known.day() - day));
        return core::is_missing(cap) ? cap_loss{} : running.since_peak(known);
    }
};

}
