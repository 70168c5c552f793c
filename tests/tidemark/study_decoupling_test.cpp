// SPDX-License-Identifier: BSL-1.0
// The page of partings: which pairs, cut where, and sentences that follow from the numbers.
#include "study_decoupling.hpp"

#include "decouple.hpp"
#include "study_decoupling_answers.hpp"
#include "study_indices.hpp"
#include "tidemark/two_calendars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace {

using namespace program;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using tidemark::core::date;
using tidemark::support::two_calendars;
namespace infer = tidemark::infer;

series coins(const std::string& name, const two_calendars& both) {
    return {name, name, 365, both.dates(), both.coin()};
}

series stocks(const std::string& name, const two_calendars& both) {
    series s{name, name, 252, {}, {}};
    const auto levels = both.stock();
    for (std::size_t i = 0; i < both.days; ++i) {
        if (!two_calendars::is_open(both.dates()[i])) continue;
        s.dates.push_back(both.dates()[i]);
        s.levels.push_back(levels[i]);
    }
    return s;
}

TEST(study_decoupling, sets_coins_beside_equities_that_are_there) {
    const two_calendars both;
    const series bitcoin = coins("BTC", both), ether = coins("ETH", both), russell = stocks("RUT", both);
    const study_decoupling d = decouple_pairs({&bitcoin, &ether, &russell});
    ASSERT_EQ(d.pairs.size(), 3U);
    EXPECT_NE(d.pair_of("BTC", "RUT"), nullptr);
    EXPECT_NE(d.pair_of("ETH", "RUT"), nullptr);
    EXPECT_NE(d.pair_of("ETH", "BTC"), nullptr);
    EXPECT_EQ(comovement_in_words(d.pair_of("ETH", "BTC")->report), "no answer") << "they are the same here";
}

TEST(study_decoupling, is_cut_at_the_quarter_in_which_the_data_end) {
    const two_calendars to_december{.days = 700}, to_october{.days = 640};
    for (const auto& [both, cut] :
         {std::pair{to_december, date{2023, 10, 1}}, std::pair{to_october, date{2023, 7, 1}}}) {
        const series bitcoin = coins("BTC", both), russell = stocks("RUT", both);
        EXPECT_EQ(decouple_pairs({&bitcoin, &russell}).cut, cut) << both.days;
    }
}

TEST(study_decoupling, is_what_the_library_reports) {
    const two_calendars both;
    const series bitcoin = coins("BTC", both), russell = stocks("RUT", both);
    const study_decoupling d = decouple_pairs({&bitcoin, &russell});
    ASSERT_NE(d.pair_of("BTC", "RUT"), nullptr);
    EXPECT_EQ(d.pair_of("RUT", "BTC"), nullptr);
    const infer::decoupling_report alone = decouple(bitcoin, russell, {.cut = d.cut, .periods_per_year = 252});
    EXPECT_EQ(infer::json(d.pair_of("BTC", "RUT")->report), infer::json(alone));
}

TEST(study_decoupling, says_what_it_leaves_out) {
    EXPECT_THAT(decouple_pairs({}).left_out, ElementsAre(HasSubstr("No two of the series")));
    const two_calendars short_lived{.days = 50};
    const series bitcoin = coins("BTC", short_lived), russell = stocks("RUT", short_lived);
    const study_decoupling d = decouple_pairs({&bitcoin, &russell});
    EXPECT_THAT(d.pairs, IsEmpty());
    EXPECT_THAT(d.left_out, ElementsAre(StartsWith("Left out: BTC against RUT: ")));
}

/// A pair whose report says what it is told to say.
decoupled_pair pair_with(const char* first, const char* second, infer::finding comovement, infer::finding level) {
    decoupled_pair p{.first = first, .second = second, .report = {}};
    p.report.asset = first;
    p.report.benchmark = second;
    p.report.parted_in_comovement = comovement;
    p.report.parted_in_level = level;
    p.report.confidence = 0.95;
    p.report.change.change = -0.3;
    p.report.change.p_value = comovement == infer::finding::significant ? 0.01 : 0.4;
    p.report.residual_part.value = -0.2;
    p.report.before.asset_return = -0.5;
    p.report.before.benchmark_return = 1;
    p.report.after.asset_return = p.report.after.benchmark_return = 0;
    return p;
}

TEST(study_decoupling_answers, follow_from_what_was_found) {
    using enum infer::finding;
    const auto answer = [](infer::finding comovement, infer::finding level) {
        return answers_of({.cut = {}, .pairs = {pair_with("ETH", "RUT", comovement, level)}}).at(0);
    };
    const std::string question = "Is the parting of ETH and RUT since";
    EXPECT_THAT(answer(not_significant, not_significant), AllOf(StartsWith(question), HasSubstr("chance? No:")));
    EXPECT_THAT(answer(significant, not_significant), HasSubstr("In how they move together yes, in level no:"));
    EXPECT_THAT(answer(not_significant, significant), HasSubstr("In level yes, in how they move together no:"));
    EXPECT_THAT(answer(significant, significant), HasSubstr("Yes, in how they move together and in level:"));
    EXPECT_THAT(answer(no_answer, significant), HasSubstr("There is no answer:"));
    decoupled_pair closer = pair_with("ETH", "RUT", not_significant, significant);
    closer.report.change.change = 0.3;  // by more than chance, yet no parting
    closer.report.change.p_value = 0.01;
    EXPECT_THAT(answers_of({.cut = {}, .pairs = {closer}}).at(0), HasSubstr("In level yes, yet they move more alike:"));
    closer.report.parted_in_level = not_significant;
    EXPECT_THAT(answers_of({.cut = {}, .pairs = {closer}}).at(0), HasSubstr("No, they move more alike:"));
}

TEST(study_decoupling_answers, tell_peaks_from_chance) {
    using enum infer::finding;
    decoupled_pair p = pair_with("BTC", "RUT", not_significant, not_significant);
    EXPECT_THAT(answers_of({.cut = {}, .pairs = {p}}), IsEmpty()) << "no peaks, no answer";
    const auto answer = [&](double turns, double tops) {
        p.peaks = {
            {.rule = {20, 5}, .first = {1, 40}, .second = {3, 90}, .together = 1, .expected = 0.4, .p_value = turns},
            {.rule = {60, 10}, .first = {40}, .second = {90}, .together = 0, .expected = 0.1, .p_value = tops}};
        return answers_of({.cut = {}, .pairs = {p}}).at(0);
    };
    EXPECT_THAT(answer(0.2, 1),
                AllOf(StartsWith("Do BTC and RUT peak together more than by chance? There is no evidence of it: of 2 "
                                 "peaks of BTC and 2 of RUT, above the 20 closes on each side, 1 fell within 5 rows"),
                      HasSubstr("where chance makes 0.4 (p = 0.20); of 1 and 1 above 60 on each side 0 fell within 10, "
                                "where it makes 0.1 (p = 1.00)")));
    EXPECT_THAT(answer(0.01, 1), HasSubstr("Turns of weeks do, great tops not:"));
    EXPECT_THAT(answer(0.2, 0.01), HasSubstr("Great tops do, turns of weeks not:"));
    EXPECT_THAT(answer(0.01, 0.01), HasSubstr("Yes:"));
}

TEST(study_decoupling_answers, tell_parting_from_losing) {
    using enum infer::finding;
    const std::string small{small_caps}, large{large_caps};
    const auto answer = [&](infer::finding comovement, double asset) {
        decoupled_pair p = pair_with(small.c_str(), large.c_str(), comovement, not_significant);
        p.report.before.asset_return = asset;
        return answers_of({.cut = {}, .pairs = {p}}).at(0);
    };
    EXPECT_THAT(answer(not_significant, -0.5), AllOf(HasSubstr("They only lost:"), HasSubstr("the one lost 50.0 %"),
                                                     HasSubstr("the other gained 100.0 %")));
    EXPECT_THAT(answer(significant, -0.5), HasSubstr("They parted, and they lost:"));
    EXPECT_THAT(answer(not_significant, 0.5), HasSubstr("They only fell behind:"));
    EXPECT_THAT(answer(significant, 0.5), HasSubstr("They parted, and they fell behind:"));
    EXPECT_THAT(answer(significant, 2), HasSubstr("They parted:"));
    EXPECT_THAT(answer(not_significant, 2), HasSubstr("Neither:"));
}

TEST(what_became_of_two, is_a_word_for_each_finding) {
    using enum infer::finding;
    const auto report = [](infer::finding comovement, infer::finding level) {
        return pair_with("a", "b", comovement, level).report;
    };
    EXPECT_EQ(comovement_in_words(report(not_significant, significant)), "as before");
    EXPECT_EQ(comovement_in_words(report(significant, not_significant)), "less alike");
    EXPECT_EQ(comovement_in_words(report(no_answer, not_significant)), "no answer");
    EXPECT_EQ(level_in_words(report(significant, not_significant)), "as before");
    EXPECT_EQ(level_in_words(report(not_significant, significant)), "fell behind");
    EXPECT_EQ(level_in_words(report(not_significant, no_answer)), "no answer");
    infer::decoupling_report other = report(not_significant, significant);
    other.change.change = 0.3;
    other.change.p_value = 0.01;
    other.residual_part.value = 0.2;
    EXPECT_EQ(comovement_in_words(other), "more alike");
    EXPECT_EQ(level_in_words(other), "ran ahead");
}

}
