// SPDX-License-Identifier: BSL-1.0
// tidemark index by the name of a methodology: every one has its words, what is missing is said at once, and an index
// comes out as the library calculates it, after its parents.
#include "index_methodologies.hpp"
#include "market_file.hpp"
#include "registry/registry.hpp"
#include "rules_file.hpp"

#include "support/program_run.hpp"
#include "support/temporary_folder.hpp"

#include <tidemark/index/audit.hpp>
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/marketvector.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace index = tidemark::index;
namespace books = tidemark::index::methodologies;
using program::methodologies;
using program::rules_file;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using tidemark::support::content_of;
using tidemark::support::program_run;
using tidemark::support::run_program;
using tidemark::support::temporary_folder;

TEST(index_methodologies, has_words_for_every_one_that_the_library_lists) {
    std::set<std::string_view> listed, known;
    for (const auto& each : program::registry::methodologies()) listed.insert(each.name);
    for (const auto& [name, book] : methodologies()) known.insert(name);
    known.insert(std::begin(program::rules_among_methodologies), std::end(program::rules_among_methodologies));
    EXPECT_EQ(known, listed);
}

/// What is said where nothing is given but the name.
std::string complaint_of(const std::string& name) {
    try {
        static_cast<void>(rules_file{name}.chain("tidemark index " + name + " --data DIR"));
    } catch (const program::usage_error& error) {
        return error.what();
    }
    return {};
}

/// The assignments of the command that a complaint ends with.
std::vector<std::string> assignments_of(const std::string& complaint) {
    std::vector<std::string> all;
    const std::string command = complaint.substr(complaint.rfind('\n')) + ' ';
    for (std::size_t at = command.find(" --"); at != command.npos; at = command.find(" --", at)) {
        const bool from = command.compare(at, 8, " --from ") == 0;
        const bool set = command.compare(at, 7, " --set ") == 0;
        at += from ? 8 : set ? 7 : 3;
        if (!from && !set) continue;
        const bool in_quotes = command[at] == '\'';
        const std::size_t end = command.find(in_quotes ? '\'' : ' ', at + 1);
        const std::size_t first = at + (in_quotes ? 1 : 0);
        all.push_back((from ? "base.date=" : "") + command.substr(first, end - first));
    }
    return all;
}

TEST(index_methodologies, says_all_that_is_missing_at_once_with_a_command_that_gives_it) {
    for (const auto& [key, book] : methodologies()) {
        const std::string name{key};
        const std::string complaint = complaint_of(name);
        for (const program::asked& each : book.parameters) {
            EXPECT_THAT(complaint, HasSubstr("  " + std::string{each.path} + " ")) << name;
        }
        rules_file rules{name};
        for (const std::string& assignment : assignments_of(complaint)) rules.set(assignment);
        const program::index_chain chain = rules.chain("");
        ASSERT_FALSE(chain.empty()) << name;
        const index::rulebook first = chain.front()({}, {});
        EXPECT_THAT(first.name, Not(IsEmpty())) << name;
    }
    EXPECT_EQ(complaint_of("cmc_100"),
              "cmc_100 leaves these to you:\n"
              "  base.date            the day it begins, also --from\n"
              "  base.level           its level on that day\n"
              "  missing_prices       what a member without a price is worth: carry, zero_after or insensitive\n"
              "  prices               what the prices under a date are: at_start_of_day or at_end_of_day\n"
              "and may be given:\n"
              "  stable_and_wrapped   classes of stablecoins and wrapped ones\n"
              "  members              how many, 100 by default\n"
              "for example:\n"
              "  tidemark index cmc_100 --data DIR --from 2024-12-31 --set base.level=1000 "
              "--set missing_prices.carry.max_age=40 --set prices=at_end_of_day");
    // The published base is in force where there is one.
    EXPECT_THAT(complaint_of("coindesk_20_style"), Not(HasSubstr("base.")));
    EXPECT_THAT(complaint_of("marketvector_100_style"), Not(HasSubstr("base.level")));
    EXPECT_THAT(complaint_of("crix"), Not(HasSubstr("missing_prices")));
}

/// A hundred and ten coins and a stablecoin over six weeks, whose sizes pass each other.
std::string market_of_110() {
    std::string rows = "date,asset,price_usd,market_cap_usd,volume_usd\n";
    for (int day = 0; day < 42; ++day) {
        const std::string date = day < 12   ? "2024-12-" + std::to_string(20 + day)
                                 : day < 21 ? "2025-01-0" + std::to_string(day - 11)
                                            : "2025-01-" + std::to_string(day - 11);
        for (int i = 0; i <= 110; ++i) {
            const int moved = (i * 37 + day * (1 + i % 5)) % 200;
            const double price = i == 0 ? 1 : 1 + 0.01 * moved;
            rows += date + ",C" + std::to_string(100 + i) + ',' + std::to_string(price) + ',' +
                    std::to_string(price * (i == 0 ? 1e9 : 1e6 * (120 - i))) + ",2000000\n";
        }
    }
    return rows;
}

std::string classes_of_110() {
    std::string rows = "asset,class\nC100,stable\n";
    for (int i = 1; i <= 110; ++i) rows += "C" + std::to_string(100 + i) + ",coin\n";
    return rows;
}

class index_by_name : public testing::Test {
protected:
    index_by_name() {
        folder_.write("crypto_daily.csv", market_of_110());
        folder_.write("assets.csv", classes_of_110());
    }

    program_run index(const std::string& arguments) const {
        return run_program("index " + arguments + " --data " + folder_.path().string());
    }
    void expect_refused(int exit_code, const std::string& arguments, const std::string& message) const {
        const program_run run = index(arguments);
        EXPECT_EQ(run.exit_code, exit_code) << message;
        EXPECT_THAT(run.out, IsEmpty());
        EXPECT_THAT(run.err, HasSubstr(message));
        EXPECT_THAT(run.err, StartsWith("tidemark: "));
    }

    temporary_folder folder_;
    const std::string common_ = " --from 2024-12-31 --set base.level=100 --set missing_prices.carry.max_age=31";
    const std::string small_caps_ =
        "marketvector_small_cap_style" + common_ +
        " --set cut_off=2 --set 'large_cap_buffer={\"upper\":15,\"lower\":25}' --set mid_cap_buffer=none";
};

TEST_F(index_by_name, calculates_a_child_after_its_parents_as_the_library_does) {
    const auto out = folder_.path() / "out";
    const program_run run = index(small_caps_ + " --set pegged=stable --out " + out.string());
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, StartsWith("index              MarketVector Digital Assets 100 Small-Cap\n"
                                    "cut from           MarketVector Digital Assets 100\n"
                                    "cut from           MarketVector Digital Assets 100 Large-Cap\n"
                                    "cut from           MarketVector Digital Assets 100 Mid-Cap\n"
                                    "base               2024-12-31  100\n"));

    const program::market_data data = program::read_market(folder_.path());
    const books::marketvector_data given{.cut_off = 2, .pegged = index::exclude_classes{"stable"}};
    const index::base_point base{.date = {2024, 12, 31}, .level = 100};
    const index::carry missing{.max_age = 31};
    const index::market& universe = data.universe;
    const auto hundred = index::calculate(books::marketvector_100_style(given, base, missing), universe);
    const auto large =
        index::calculate(books::marketvector_large_cap_style(
                             given, hundred, index::rank_buffer{.target = 20, .upper = 15, .lower = 25}, base, missing),
                         universe);
    const auto mid = index::calculate(
        books::marketvector_mid_cap_style(given, hundred, large, std::nullopt, base, missing), universe);
    const auto small =
        index::calculate(books::marketvector_small_cap_style(given, hundred, large, mid, base, missing), universe);
    EXPECT_EQ(content_of(out / "levels.csv"), index::levels_csv(small));
    EXPECT_EQ(content_of(out / "members.csv"), index::members_csv(small, universe));

    const auto again = folder_.path() / "again";
    const program_run replay = index("--replay " + (out / "audit.json").string() + " --out " + again.string());
    EXPECT_THAT(replay.out, HasSubstr("as on record, bit for bit\n")) << replay.err;
    EXPECT_EQ(content_of(again / "levels.csv"), content_of(out / "levels.csv"));

    // The same from a file, which names what it leaves out.
    const auto file = folder_.write("small.json", R"({
        "methodology": {"marketvector_small_cap_style": {
            "cut_off": 2, "large_cap_buffer": {"upper": 15, "lower": 25}, "mid_cap_buffer": "none"}},
        "base": {"date": "2024-12-31", "level": 100},
        "missing_prices": {"carry": {"max_age": 31}}})");
    EXPECT_EQ(index(file.string() + " --set pegged=stable").out, run.out);
    EXPECT_THAT(index(file.string()).out,
                HasSubstr("Small-Cap-style\n"
                          "cut from           MarketVector Digital Assets 100-style\n"
                          "cut from           MarketVector Digital Assets 100 Large-Cap-style\n"
                          "cut from           MarketVector Digital Assets 100 Mid-Cap-style\n"
                          "not applied        exclusion of stablecoins, pegged and wrapped assets since 2023-05-01\n"));
}

TEST_F(index_by_name, names_rule_date_and_asset_of_what_cannot_be) {
    expect_refused(2, "cmc_10", "there is no file and no methodology \"cmc_10\"; the nearest are cmc_100, ");
    expect_refused(2, "sp_500_screens", "sp_500_screens is no index but a rule of a file");
    expect_refused(2, "marketvector_100_style" + common_ + " --set cutoff=2",
                   "marketvector_100_style: unknown field \"cutoff\", expected cut_off, pegged");
    expect_refused(2, "marketvector_100_style" + common_ + " --set cut_off=-1", "marketvector_100_style: cut_off: ");
    expect_refused(2, "cmc_100" + common_ + " --set prices=noon", "cmc_100: prices is \"noon\", expected one of at_st");
    expect_refused(2, small_caps_ + " --set mid_cap_buffer=25",
                   "marketvector_small_cap_style: mid_cap_buffer is 25, expected none, or the places of a buffer");
    expect_refused(2,
                   "coindesk_5_style --from 2022-05-01 --set missing_prices.carry.max_age=31 --set stablecoins=stable"
                   " --set traded.unpublished=is_zero",
                   "coindesk_5_style: base date of the CoinDesk 20 is 2022-05-01, expected 2022-10-04");
    expect_refused(2,
                   "crix --from 2024-12-31 --set base.level=100 --set weights=by_liquidity --set members=20 --set "
                   "selection_months=january_cycle --set window.days=5 --set window.unpublished=is_zero --set "
                   "oldest_price=5",
                   "crix: base.level is 1000 by its rules");
    expect_refused(1, "cmc_100" + common_ + " --set prices=at_end_of_day --set members=112",
                   "CMC 100-style: review of 2024-12-31 among 111 eligible assets: ranks 1 to 112 need 112");
    std::filesystem::remove(folder_.path() / "assets.csv");
    expect_refused(
        1, small_caps_ + " --set pegged=stable",
        "MarketVector Digital Assets 100: C100 has a price on 2024-12-31 and no class, which the rules need");
}

}
