// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/contract.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/moments.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <concepts>
#include <span>
#include <string_view>
#include <vector>

namespace core = tidemark::core;
namespace run = tidemark::run;
namespace missing = tidemark::missing;
namespace state = tidemark::state;

namespace {

// What users may write, from the smallest metric on.

/// A fold with a state that knows nothing of any contract.
struct spread {
    struct state {
        double low = HUGE_VAL;
        double high = -HUGE_VAL;
    };
    state lift(double x) const { return {x, x}; }
    state combine(const state& a, const state& b) const {
        return {(std::fmin)(a.low, b.low), (std::fmax)(a.high, b.high)};
    }
    double lower(const state& s) const { return s.high - s.low; }
};

/// A fold whose order matters: the last observation minus the first.
struct change {
    struct state {
        bool any = false;
        double first = 0;
        double last = 0;
    };
    state lift(double x) const { return {true, x, x}; }
    state combine(const state& early, const state& late) const {
        if (!early.any) return late;
        if (!late.any) return early;
        return {true, early.first, late.last};
    }
    double lower(const state& s) const { return s.any ? s.last - s.first : core::nan; }
};

/// A fold of pairs with its own words for everything.
struct agreement {
    using observation = core::pair;
    struct state {
        double same = 0;
        double all = 0;
    };
    state lift(const core::pair& p) const { return {p.x * p.y > 0 ? 1.0 : 0.0, 1}; }
    state combine(const state& a, const state& b) const { return {a.same + b.same, a.all + b.all}; }
    double lower(const state& s) const { return s.same / s.all; }
};

/// A fold that borrows everything from a state of the library, and a look at the observation before it.
struct variance_of_squares {
    using state = state::moments<2>;
    double observe(double x) const { return x * x; }
    double lower(const state& s) const { return s.variance(1); }
};

struct variance {
    using state = state::moments<2>;
    double lower(const state& s) const { return s.variance(1); }
};

/// A borrowed state, and a lift that leaves some rows out.
struct variance_of_gains {
    using state = state::moments<2>;
    state lift(double x) const { return x > 0 ? state::lift(x) : state{}; }
    double lower(const state& s) const { return s.variance(1); }
};

/// A borrowed state that merges in its own way.
struct variance_of_the_larger {
    using state = state::moments<2>;
    state combine(const state& a, const state& b) const { return a.count < b.count ? b : a; }
    double lower(const state& s) const { return s.variance(1); }
};

/// A fold that says by itself how one more observation is taken in.
struct counted {
    struct state {
        double lifted = 0;
        double absorbed = 0;
    };
    state lift(double) const { return {1, 0}; }
    state combine(const state& a, const state& b) const { return {a.lifted + b.lifted, a.absorbed + b.absorbed}; }
    void absorb(state& s, double) const { s.absorbed += 1; }
    double lower(const state& s) const { return s.lifted + s.absorbed; }
};

/// A recursion: an exponentially weighted mean.
struct smoothed {
    double weight = 0.5;
    struct state {
        bool any = false;
        double level = core::nan;
    };
    void absorb(state& s, double x) const {
        s.level = s.any ? s.level + weight * (x - s.level) : x;
        s.any = true;
    }
    double lower(const state& s) const { return s.level; }
};

/// An order statistic.
struct midrange {
    template <core::ordered_window W>
    double lower(const W& ascending) const {
        return ascending.size() == 0 ? core::nan : (ascending[0] + ascending[ascending.size() - 1]) / 2;
    }
};

/// A rank statistic: how many stand above the newest.
struct above {
    double lower(const core::standing& s) const { return static_cast<double>(s.count - s.below - s.equal); }
};

/// A metric with a parameter that can be wrong.
struct scaled {
    double by = 1;
    using state = spread::state;
    core::complaint check() const noexcept {
        return by > 0 ? core::complaint{} : core::complaint{"by", by, "a positive number"};
    }
    state lift(double x) const { return {x, x}; }
    state combine(const state& a, const state& b) const { return spread{}.combine(a, b); }
    double lower(const state& s) const { return by * (s.high - s.low); }
};

struct without_lower {
    using state = spread::state;
    state lift(double x) const { return {x, x}; }
    state combine(const state& a, const state&) const { return a; }
};
struct without_state {
    double lower(double x) const { return x; }
};
struct combine_of_another_type {
    using state = spread::state;
    state lift(double x) const { return {x, x}; }
    double combine(const state& a, const state&) const { return a.low; }
    double lower(const state& s) const { return s.low; }
};

TEST(contract, tells_the_kinds_of_metric_apart) {
    static_assert(core::fold<spread> && core::fold<change> && core::fold<agreement> && core::fold<variance> &&
                  core::fold<variance_of_squares> && core::fold<variance_of_gains> && core::fold<counted>);
    static_assert(core::recursion<smoothed> && !core::fold<smoothed> && !core::order_statistic<smoothed>);
    static_assert(core::order_statistic<midrange> && !core::fold<midrange> && !core::recursion<midrange>);
    static_assert(core::rank_statistic<above> && !core::order_statistic<above> && !core::rank_statistic<midrange>);
    static_assert(!core::equals_count_once(above{}));
    static_assert(!core::recursion<counted>, "a fold that also absorbs is a fold");
    static_assert(core::metric<spread> && core::metric<smoothed> && core::metric<midrange> && core::metric<above>);
    static_assert(!core::metric<without_lower> && !core::metric<without_state> &&
                  !core::metric<combine_of_another_type> && !core::metric<double>);
}

TEST(contract, anchors_only_what_reads_every_row_through_a_state_of_sums) {
    static_assert(core::anchorable<variance> && core::anchorable<variance_of_squares>);
    static_assert(!core::anchorable<spread>, "no sums");
    static_assert(!core::anchorable<variance_of_gains>, "its anchor might be a row that it does not see");
    static_assert(core::fold<variance_of_the_larger> && !core::anchorable<variance_of_the_larger>,
                  "sums would merge in another way");
    static_assert(!core::anchorable<smoothed> && !core::anchorable<midrange>);
    static_assert(core::fold<core::anchored<variance>> && !core::anchorable<core::anchored<variance>>);
}

TEST(contract, knows_what_a_row_is) {
    static_assert(std::same_as<core::observation_of<spread>, double>, "where nobody says");
    static_assert(std::same_as<core::observation_of<agreement>, core::pair>, "where the metric says");
    struct covariance {
        using state = state::comoments;
        double lower(const state& s) const { return s.xy; }
    };
    static_assert(std::same_as<core::observation_of<covariance>, core::pair>, "where the state says");
    struct gap {
        using observation = core::pair;
        using state = state::moments<2>;
        double observe(const core::pair& p) const { return p.x - p.y; }
        double lower(const state& s) const { return s.mean(); }
    };
    static_assert(std::same_as<core::observation_of<gap>, core::pair>, "where both say, the metric");
    static_assert(core::anchorable<gap>);
    EXPECT_EQ(core::lower(gap{}, core::lift(gap{}, {5, 3})), 2);
}

TEST(contract, asks_the_metric_before_its_state) {
    EXPECT_EQ(core::observe(variance_of_squares{}, 3.0), 9);
    EXPECT_EQ(core::observe(variance{}, 3.0), 3);
    EXPECT_EQ(core::lift(variance_of_squares{}, 3.0).mean(), 9);
    EXPECT_EQ(core::lift(variance_of_gains{}, -3.0).count, 0);

    counted::state s{};
    core::absorb(counted{}, s, 1.0);
    EXPECT_EQ(s.absorbed, 1) << "the metric's own absorb";
    EXPECT_EQ(s.lifted, 0);

    state::moments<2> gains{};
    core::absorb(variance_of_gains{}, gains, -1.0);
    core::absorb(variance_of_gains{}, gains, 1.0);
    EXPECT_EQ(gains.count, 1) << "not the state's absorb, which would take every row";

    spread::state range{};
    for (const double x : {2.0, 7.0, 3.0}) core::absorb(spread{}, range, x);
    EXPECT_EQ(core::lower(spread{}, range), 5) << "combine and lift where nothing else is there";
}

TEST(contract, has_no_complaint_unless_the_metric_has) {
    EXPECT_EQ(core::check(spread{}).argument, nullptr);
    EXPECT_EQ(core::check(scaled{}).argument, nullptr);
    const core::complaint c = core::check(scaled{.by = -2});
    EXPECT_EQ(std::string_view{c.argument}, "by");
    EXPECT_EQ(c.value, -2);
    EXPECT_THROW(run::whole(scaled{.by = 0}, std::vector<double>{1, 2}), std::invalid_argument);
    EXPECT_THROW(run::expanding(scaled{.by = core::nan}, std::vector<double>{1, 2}), std::invalid_argument);
}

TEST(anchored, answers_as_the_metric_does_wherever_its_anchor_lies) {
    const std::vector<double> rows{3, -1, 4, 1, -5, 9, 2, 6};
    const double expected = run::whole(variance{}, rows);
    for (const double anchor : rows) {
        const core::anchored<variance> told{{}, anchor};
        core::state_of<core::anchored<variance>> early{}, late{};
        for (std::size_t i = 0; i < rows.size(); ++i) core::absorb(told, i < 3 ? early : late, rows[i]);
        EXPECT_DOUBLE_EQ(core::lower(told, core::combine(told, early, late)), expected) << anchor;
    }
    const core::anchored<variance_of_squares> squares{{}, 16};
    EXPECT_EQ(core::lift(squares, -5.0).sum[0], 9) << "the anchor lies among what the state reads";
}

TEST(users_metric, runs_under_every_driver) {
    const std::vector<double> rows{5, core::nan, 1, 4, 4, 8, core::nan, 2};
    EXPECT_EQ(run::whole(spread{}, rows), 7);
    EXPECT_EQ(run::whole(change{}, rows), -3);
    EXPECT_TRUE(std::isnan(run::whole(change{}, std::vector<double>{})));
    EXPECT_EQ(run::expanding(spread{}, rows), (std::vector<double>{0, 0, 4, 4, 4, 7, 7, 7}));
    EXPECT_EQ(run::expanding(change{}, rows), (std::vector<double>{0, 0, -4, -1, -1, 3, 3, -3}));

    const missing::skip two{.min_count = 2};
    const auto rolled = run::rolling(spread{}, rows, 3, two), changed = run::rolling(change{}, rows, 3, two);
    const std::vector<double> spreads{core::nan, core::nan, 4, 3, 3, 4, 4, 6};
    const std::vector<double> changes{core::nan, core::nan, -4, 3, 3, 4, 4, -6};
    run::stream live{change{}, 3, two};
    run::stream unbounded{change{}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        live.update(rows[i]);
        unbounded.update(rows[i]);
        EXPECT_TRUE(rolled[i] == spreads[i] || i < 2) << i;
        EXPECT_TRUE(changed[i] == changes[i] || i < 2) << i;
        EXPECT_TRUE(live.value() == changes[i] || i < 2) << i;
        EXPECT_EQ(std::isnan(rolled[i]) && std::isnan(changed[i]) && std::isnan(live.value()), i < 2) << i;
    }
    EXPECT_EQ(unbounded.value(), -3);

    const std::vector<core::date> dates{{2024, 1, 30}, {2024, 1, 31}, {2024, 2, 1},   {2024, 2, 2},
                                        {2024, 2, 28}, {2024, 2, 29}, {2024, 12, 30}, {2024, 12, 31}};
    const auto months = run::by_period(change{}, dates, rows, core::calendar_period::month);
    ASSERT_EQ(months.size(), 3U);
    EXPECT_EQ(months[0].value, 0);
    EXPECT_EQ(months[1].value, 7);
    EXPECT_EQ(months[2].value, 0);
}

TEST(users_metric, of_the_other_kinds_runs_where_it_can) {
    const std::vector<double> rows{4, core::nan, 8, 2};
    EXPECT_EQ(run::whole(smoothed{}, rows), 4);
    EXPECT_EQ(run::expanding(smoothed{.weight = 0.25}, rows).back(), 4.25);
    run::stream live{smoothed{.weight = 0.25}};
    for (const double x : rows) live.update(x);
    EXPECT_EQ(live.value(), 4.25);

    EXPECT_EQ(run::whole(midrange{}, rows), 5);
    EXPECT_EQ(run::rolling(midrange{}, rows, 2, missing::skip{.min_count = 1}).back(), 5);
    EXPECT_EQ(run::expanding(midrange{}, rows)[2], 6);
}

TEST(users_metric, of_pairs_reads_pairs) {
    const std::vector<double> x{1, -1, 2, -2}, y{1, 1, core::nan, -1};
    EXPECT_DOUBLE_EQ(run::whole(agreement{}, core::pairs(x, y)), 2.0 / 3);
    EXPECT_DOUBLE_EQ(run::expanding(agreement{}, core::pairs(x, y))[1], 0.5);
    EXPECT_EQ(run::rolling(agreement{}, core::pairs(x, y), 2, missing::skip{.min_count = 1}).back(), 1);
}

}
