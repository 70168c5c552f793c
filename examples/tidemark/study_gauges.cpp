// SPDX-License-Identifier: BSL-1.0
#include "study_gauges.hpp"

#include "words.hpp"

#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/altcoin_season.hpp>
#include <tidemark/gauge/average_pairwise_correlation.hpp>
#include <tidemark/gauge/cross_sectional_dispersion.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/gauge/relative_strength_index.hpp>
#include <tidemark/gauge/sentiment.hpp>
#include <tidemark/gauge/share_above_mean.hpp>
#include <tidemark/risk/concentration.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <span>
#include <utility>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace index = tidemark::index;
namespace risk = tidemark::risk;
namespace run = tidemark::run;

namespace {

constexpr std::size_t a_week = 7;
constexpr std::size_t least_members = 20;
constexpr int cap_age = 7;
constexpr const char* bitcoin = "BTC";
constexpr std::size_t trailing = 365;  // days of which a component is a percentile

using enum gauge::membership_date;

/// The hundred largest of a day, ranked once for all gauges that ask.
class ranked_members {
public:
    explicit ranked_members(index::eligibility_rule eligible)
        : rank_{.eligibility = std::move(eligible), .count = 100} {}

    gauge::members_rule largest(std::size_t count) const {
        return [=, rank = rank_, seen = seen_](const index::known_market& known) {
            const auto [at, fresh] = seen->try_emplace(known.day());
            if (fresh) at->second = rank(known);
            const auto& all = at->second;
            return std::vector<std::size_t>{all.begin(),
                                            all.begin() + static_cast<std::ptrdiff_t>((std::min)(count, all.size()))};
        };
    }

private:
    gauge::members rank_;
    std::shared_ptr<std::map<std::size_t, std::vector<std::size_t>>> seen_ =
        std::make_shared<std::map<std::size_t, std::vector<std::size_t>>>();
};

class gauge_reader {
public:
    explicit gauge_reader(const market_data& data)
        : data_{data}, market_{data.universe}, bitcoin_{market_.find_asset(bitcoin)} {
        const std::size_t days = market_.dates().size();
        for (std::size_t day = (days - 1) % a_week; day < days; day += a_week) days_.push_back(day);
        for (const std::size_t day : days_) made_.days.push_back(market_.dates()[day]);
    }

    study_gauges read() && {
        if (data_.asset_classes == market_data::classes::unknown)
            leave_out("Stablecoins and wrapped assets are among the members: no classes are known.");
        read_seasons();
        read_totals();
        read_members();
        if (bitcoin_) {
            read_prices();
        } else {
            leave_out("Altcoin season, dominance, the relative strength index and the composite need BTC.");
        }
        return std::move(made_);
    }

private:
    using unit = study_gauge::unit;

    index::eligibility_rule not_pegged() const {
        if (data_.asset_classes == market_data::classes::unknown) return index::every_asset{};
        return index::exclude_classes{std::vector<std::string>{"stable", "wrapped"}};
    }

    void leave_out(std::string sentence) { made_.left_out.push_back(std::move(sentence)); }

    /// A gauge that has an answer on some day; else a line.
    void add(std::string name, std::string label, unit told_in, std::vector<double> values) {
        if (std::all_of(values.begin(), values.end(), [](double v) { return std::isnan(v); })) {
            leave_out(fmt::format("No day has an answer: {}.", label));
        } else {
            made_.gauges.push_back({std::move(name), std::move(label), told_in, std::move(values)});
        }
    }

    template <class Gauge>
    std::vector<double> weekly(const Gauge& g) const {
        std::vector<double> values;
        for (const std::size_t day : days_) values.push_back(g(index::known_market{market_, day}));
        return values;
    }

    std::vector<double> weekly_of(const std::vector<double>& daily) const {
        std::vector<double> values;
        for (const std::size_t day : days_) values.push_back(daily[day]);
        return values;
    }

    void read_seasons() {
        if (!bitcoin_) return;
        const ranked_members altcoins{not_pegged() & index::exclude_assets{std::vector<std::string>{bitcoin}}};
        add_season(altcoins, "altcoin_season_50_90", "altcoin season, 50 coins, 90 days", 50,
                   gauge::blockchain_center_style);
        add_season(altcoins, "altcoin_season_100_90", "altcoin season, 100 coins, 90 days", 100,
                   gauge::coinmarketcap_style);
        add_season(altcoins, "altcoin_season_50_180", "altcoin season, 50 coins, 180 days", 50,
                   [](const gauge::altcoin_universe& u) { return gauge::half_year_style(u, 50); });
    }

    template <class Style>
    void add_season(const ranked_members& altcoins, const std::string& name, const std::string& label,
                    std::size_t count, const Style& style) {
        const auto read = [&](gauge::membership_date when) {
            gauge::altcoin_season season =
                style({.eligibility = not_pegged(), .membership = when, .missing = gauge::missing_history::dropped});
            season.outperforming.members = altcoins.largest(count);
            return weekly(season);
        };
        const std::vector<double> at_start = read(window_start), at_end = read(window_end);
        end_date_effect effect{label, 0, -core::infinity, {}, 0};
        for (std::size_t i = 0; i < at_start.size(); ++i) {
            const double by = at_end[i] - at_start[i];
            if (std::isnan(by)) continue;
            effect.mean += by;
            ++effect.days;
            if (by <= effect.most) continue;
            effect.most = by;
            effect.when = made_.days[i];
        }
        effect.mean /= static_cast<double>(effect.days);
        if (effect.days > 0) made_.effects.push_back(effect);
        add(name, label, unit::points, at_start);
        add(name + "_end", label + ", members of the end", unit::points, at_end);
    }

    /// All that rests on the caps and traded values of every asset of a day.
    void read_totals() {
        const gauge::members_rule all = gauge::listed{index::every_asset{}}, free = gauge::listed{not_pegged()};
        const gauge::weight_rule cap = gauge::carried_market_cap{cap_age};
        std::vector<double> total, number, top, with_stable, without_stable, volume_top;
        for (const std::size_t day : days_) {
            const index::known_market known{market_, day};
            const gauge::known_weights everything = gauge::weigh(known, all, cap);
            const gauge::known_weights unpegged = gauge::weigh(known, free, cap);
            total.push_back(everything.assets.empty() ? core::nan : everything.total());
            number.push_back(risk::effective_number(unpegged.weights));
            top.push_back(share_of_ten(unpegged.weights));
            with_stable.push_back(share_of_bitcoin(everything));
            without_stable.push_back(share_of_bitcoin(unpegged));
            std::vector<double> traded;
            for (const std::size_t asset : unpegged.assets) {
                const double value = known.traded_value(asset);
                if (asset != bitcoin_ && !std::isnan(value)) traded.push_back(value);
            }
            volume_top.push_back(share_of_ten(std::move(traded)));
        }
        add("total_cap", "market cap of all", unit::money, std::move(total));
        if (bitcoin_) {
            add("dominance", "dominance of BTC, of all", unit::fraction, std::move(with_stable));
            add("dominance_without_stable", "dominance of BTC, without pegged assets", unit::fraction,
                std::move(without_stable));
        }
        add("effective_number", "effective number by cap, without pegged", unit::number, std::move(number));
        add("top_ten_cap", "share of cap of the ten largest, without pegged", unit::fraction, std::move(top));
        add("top_ten_altcoin_volume", "share of altcoin volume of the ten most traded", unit::fraction,
            std::move(volume_top));
        gauge::running_cap_loss running{{.among = all, .split = gauge::cap_split::montgomery, .max_age = cap_age}};
        std::vector<double> loss;
        for (const std::size_t day : days_) {
            made_.loss = running.update({market_, day});
            loss.push_back(made_.loss->fraction);
        }
        if (!made_.loss->known()) made_.loss.reset();
        add("cap_loss", "loss of market cap since its high", unit::fraction, std::move(loss));
    }

    double share_of_bitcoin(const gauge::known_weights& all) const {
        for (std::size_t i = 0; i < all.assets.size(); ++i)
            if (all.assets[i] == bitcoin_) return all.weights[i] / all.total();
        return core::nan;
    }

    static double share_of_ten(std::vector<double> weights) {
        if (weights.empty()) return core::nan;
        return risk::top_share(weights, 10);
    }

    void read_members() {
        const ranked_members ranked{not_pegged()};
        const gauge::members_rule hundred = ranked.largest(100);
        if (hundred({market_, days_.back()}).size() < least_members) {
            leave_out(fmt::format("Dispersion, correlation and breadth need {} members or more.", least_members));
            return;
        }
        add("dispersion", "dispersion of 100 over 30 days", unit::fraction,
            weekly(gauge::cross_sectional_dispersion{.members = hundred,
                                                     .window = 30,
                                                     .membership = window_start,
                                                     .measure = gauge::dispersion::standard_deviation}));
        add("average_correlation", "average correlation of 100 over 90 days", unit::number,
            weekly(
                gauge::average_correlation_of_members{.members = hundred, .window = 90, .membership = window_start}));
        add("above_mean", "share of 100 above the mean of 200 days", unit::fraction,
            weekly(gauge::share_above_mean{.members = hundred, .window = 200, .min_count = 200}));
    }

    /// Of the largest coin, and the composite that rests on it: day by day, as windows ask for it.
    void read_prices() {
        const std::size_t n = market_.dates().size();
        std::vector<double> close(n), log_return(n, core::nan), volume(n), dominance(n);
        for (std::size_t day = 0; day < n; ++day) {
            close[day] = market_.prices(day)[*bitcoin_];
            if (day > 0) log_return[day] = std::log(close[day] / close[day - 1]);
            double cap = 0, traded = 0;
            const auto caps = market_.market_caps(day), values = market_.traded_values(day);
            for (std::size_t i = 0; i < caps.size(); ++i) {
                cap += std::isnan(caps[i]) ? 0 : caps[i];
                traded += std::isnan(values[i]) ? 0 : values[i];
            }
            volume[day] = traded > 0 ? traded : core::nan;
            dominance[day] = caps[*bitcoin_] / cap;
        }
        add("rsi", "relative strength index of BTC, 14 days", unit::points,
            weekly_of(run::expanding(gauge::relative_strength_index{}, close)));
        const auto above_mean = [&](const std::vector<double>& x) {
            std::vector<double> ratio = run::rolling(risk::mean{}, x, 90);
            for (std::size_t i = 0; i < n; ++i) ratio[i] = x[i] / ratio[i] - 1;
            return ratio;
        };
        const auto score = [](const std::vector<double>& x, gauge::high_means high) {
            return run::rolling(gauge::percentile_score{.high = high}, x, trailing);
        };
        using enum gauge::high_means;
        const auto volatility = score(run::rolling(risk::standard_deviation{}, log_return, 30), fear);
        const auto momentum = score(above_mean(close), greed), volumes = score(above_mean(volume), greed);
        const auto bitcoin_share = score(dominance, fear);
        std::vector<double> composite(n, core::nan);
        for (std::size_t day = 0; day < n; ++day) {
            const double own = volatility[day] + momentum[day] + volumes[day] + bitcoin_share[day];
            if (std::isnan(own)) continue;  // fewer would be another composite
            composite[day] = gauge::fear_and_greed_style({.volatility = volatility[day],
                                                          .momentum_and_volume = (momentum[day] + volumes[day]) / 2,
                                                          .dominance = bitcoin_share[day]},
                                                         gauge::absent_component::renormalised);
        }
        add("fear_and_greed_style", "composite in the style of fear and greed", unit::points, weekly_of(composite));
    }

    const market_data& data_;
    const index::market& market_;
    std::optional<std::size_t> bitcoin_;
    std::vector<std::size_t> days_;
    study_gauges made_;
};

}

study_gauges read_gauges(const market_data& data) { return gauge_reader{data}.read(); }

}
