// SPDX-License-Identifier: BSL-1.0
// The program that makes the registry, run on small libraries of its own.
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <sys/wait.h>

namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using tidemark::support::content_of;
using tidemark::support::temporary_folder;

constexpr std::string_view docstring =
    "/// How much there is of it.\n"
    "///\n"
    "/// Formula: sum(x)\n"
    "/// Input:   any series\n"
    "/// Value:   unit of the series\n"
    "/// No data: NaN\n"
    "/// Source:  -\n";
constexpr std::string_view metric = "struct amount {\n    double lower(const state& s) const { return s.sum; }\n};\n";

std::string without(std::string text, std::string_view line_with) {
    const std::size_t found = text.find(line_with);
    const std::size_t begin = text.rfind('\n', found) + 1;
    return text.erase(begin, text.find('\n', found) + 1 - begin);
}

class registry_generator : public testing::Test {
protected:
    /// A header of the library; its first declaration begins on line 3.
    void header(const std::string& name, std::string_view declarations) {
        const fs::path file = include() / "tidemark" / name;
        fs::create_directories(file.parent_path());
        const std::string scope = name.substr(0, name.find('/'));
        folder_.write("include/tidemark/" + name, "// licence\nnamespace tidemark::inline TIDEMARK_ABI::" + scope +
                                                      " {\n" + std::string{declarations} + "}\n");
    }

    int generate() {
        const fs::path program = fs::path{TIDEMARK_PROGRAM}.parent_path() / "registry" / "tidemark_registry_generator";
        const std::string command = program.string() + " " + include().string() + " " + output().string() + " 2 1 2>" +
                                    (folder_.path() / "errors").string();
        const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): the test's own command
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    std::string complaints() {
        EXPECT_EQ(generate(), 1);
        EXPECT_FALSE(fs::exists(output() / "entries.cpp"));
        return content_of(folder_.path() / "errors");
    }
    /// What is complained of in a header with a metric whose members are these, the first on line 11.
    std::string complaints_about_members(const std::string& members) {
        header("risk/amount.hpp", std::string{docstring} + "struct amount {\n" + members +
                                      "    double lower(const state& s) const;\n};\n");
        return complaints();
    }

    std::string entries() {
        EXPECT_EQ(generate(), 0) << content_of(folder_.path() / "errors");
        return content_of(output() / "entries.cpp");
    }
    std::string bindings() { return content_of(output() / "bindings_1.cpp") + content_of(output() / "bindings_2.cpp"); }

    fs::path include() const { return folder_.path() / "include"; }
    fs::path output() const { return folder_.path() / "output"; }

    temporary_folder folder_;
};

std::string both(std::string_view first, std::string_view second) { return std::string{first}.append(second); }

TEST_F(registry_generator, makes_an_entry_and_a_binding_of_a_metric) {
    header("risk/amount.hpp", both(docstring, metric));
    EXPECT_THAT(entries(), AllOf(HasSubstr(R"({"amount", "risk", "tidemark/risk/amount.hpp")"),
                                 HasSubstr(R"("How much there is of it.")"), HasSubstr("\"sum(x)\""),
                                 HasSubstr(R"("any series")"), HasSubstr("&binding_of_risk_amount")));
    EXPECT_THAT(bindings(), AllOf(HasSubstr("#include <tidemark/risk/amount.hpp>"),
                                  HasSubstr("bind<make_risk_amount, reading::series>()")));
}

TEST_F(registry_generator, reads_parameters_with_types_defaults_options_and_remarks) {
    header("risk/convention.hpp", "/// Which way is up.\nenum class sign { as_loss, as_return };\n");
    header("risk/amount.hpp", std::string{docstring} +
                                  "struct amount {\n"
                                  "    /// Who counts.\n"
                                  "    enum class voters {\n"
                                  "        all = 1,  // everybody\n"
                                  "        some\n"
                                  "    };\n\n"
                                  "    core::frequency periods_per_year;\n"
                                  "    double floor = 0.05;  ///< per period; never\n"
                                  "                          ///< \"negative\"\n"
                                  "    std::size_t lags{3};\n"
                                  "    voters who = voters::some;\n"
                                  "    sign as = sign::as_loss;  ///< as usual\n\n"
                                  "    double lower(const state& s) const { return s.sum; }\n};\n");
    const std::string all = entries();
    EXPECT_THAT(all, HasSubstr(R"({"periods_per_year", parameter::kind::frequency, "core::frequency", "", {}, ""})"));
    EXPECT_THAT(
        all,
        HasSubstr(R"({"floor", parameter::kind::number, "double", "0.05", {}, "per period; never \"negative\""})"));
    EXPECT_THAT(all, HasSubstr(R"({"lags", parameter::kind::count, "std::size_t", "3", {}, ""})"));
    EXPECT_THAT(all, HasSubstr(R"({"who", parameter::kind::option, "risk::amount::voters", "some", )"
                               R"(values_of_risk_amount_voters, "Who counts."})"));
    EXPECT_THAT(all, HasSubstr(R"({"as", parameter::kind::option, "risk::sign", "as_loss", values_of_risk_sign, )"
                               R"("as usual"})"));
    EXPECT_THAT(all, HasSubstr(R"(values_of_risk_amount_voters[] = {"all", "some", })"));
    EXPECT_THAT(
        bindings(),
        HasSubstr("{.periods_per_year = given[0], .floor = given[1], .lags = static_cast<std::size_t>(given[2]), "
                  ".who = chosen(options_of_risk_amount_voters, given[3]), "
                  ".as = chosen(options_of_risk_sign, given[4])}"));
}

TEST_F(registry_generator, makes_a_decay_of_its_factor) {
    header("risk/amount.hpp", std::string{docstring} +
                                  "struct amount {\n"
                                  "    core::decay decay;\n"
                                  "    double lower(const state& s) const { return s.sum; }\n};\n");
    EXPECT_THAT(entries(), HasSubstr(R"({"decay", parameter::kind::decay, "core::decay", "", {}, ""})"));
    EXPECT_THAT(bindings(), HasSubstr("{.decay = tidemark::core::decay::factor(given[0])}"));
}

TEST_F(registry_generator, makes_a_description_of_each_metric_for_the_library) {
    header("risk/convention.hpp", "enum class sign { as_loss, as_return };\n");
    header("risk/amount.hpp", both(docstring,
                                   "struct amount {\n"
                                   "    core::frequency periods_per_year;\n"
                                   "    sign as = sign::as_loss;\n"
                                   "    double lower(const state& s) const { return s.sum; }\n};\n"));
    header("infer/amount_error.hpp",
           both(docstring, "struct amount_error {\n    double lower(const state& s) const;\n};\n"));
    EXPECT_EQ(generate(), 0);
    const std::string risk = content_of(output() / "risk" / "describe.hpp");
    EXPECT_THAT(risk, AllOf(HasSubstr("struct amount;\n"), Not(HasSubstr("amount_error")),
                            HasSubstr("describe(const std::same_as<amount> auto& m)"),
                            HasSubstr("case E::as_return: return \"as_return\";"),
                            HasSubstr("{\"periods_per_year\", m.periods_per_year},"),
                            HasSubstr("{\"as\", detail::name_of_sign(m.as)},")));
    EXPECT_THAT(content_of(output() / "infer" / "describe.hpp"),
                HasSubstr("describe(const std::same_as<amount_error> auto&) noexcept {\n    return {\n"
                          "        \"amount_error\",\n        \"sum(x)\",\n        \"unit of the series\",\n    };"));
}

TEST_F(registry_generator, breaks_long_formulas_of_a_description_after_a_blank) {
    const std::string long_one(100, 'x'), other(30, 'y');
    std::string documented{docstring};
    documented.replace(documented.find("sum(x)"), 6, long_one + ' ' + other);
    header("risk/amount.hpp", both(documented, metric));
    EXPECT_EQ(generate(), 0);
    EXPECT_THAT(content_of(output() / "risk" / "describe.hpp"),
                HasSubstr("        \"" + long_one + " \"\n        \"" + other + "\",\n"));
}

TEST_F(registry_generator, takes_only_public_data_for_parameters) {
    header("risk/amount.hpp", std::string{docstring} +
                                  "struct amount {\n"
                                  "    using state = sums;\n"
                                  "    struct inner { double not_mine = 1; };\n"
                                  "    static constexpr double nor_this = 2;\n"
                                  "    double floor = 0;\n"
                                  "    // double commented_out = 1; }\n"
                                  "    constexpr check ok() const noexcept { const char* s = \"};\"; return s; }\n"
                                  "    double lower(const state& s) const { if (s.n == '}') { return 1; } return 2; }\n"
                                  "private:\n"
                                  "    double hidden_ = 1'000;\n};\n");
    EXPECT_THAT(entries(), AllOf(HasSubstr(R"({"floor")"), Not(HasSubstr("not_mine")), Not(HasSubstr("nor_this")),
                                 Not(HasSubstr("commented_out")), Not(HasSubstr("hidden_"))));
}

TEST_F(registry_generator, goes_on_with_a_label_in_indented_lines) {
    header("risk/amount.hpp",
           "/// How much there is of it,\n/// and more. Twice.\n///\n"
           "/// Formula: the sum\n///          of all\n"
           "/// Input:   pairs (x, y)\n/// Value:   a\n/// No data: b\n/// Source:  c\n"
           "struct amount {\n    double lower(const state& s) const;\n};\n");
    EXPECT_THAT(entries(),
                AllOf(HasSubstr("\"the sum of all\""), HasSubstr("\"How much there is of it, and more. Twice.\"")));
    EXPECT_THAT(bindings(), HasSubstr("reading::pairs"));
}

TEST_F(registry_generator, knows_from_the_input_what_reads_levels) {
    header("risk/amount.hpp", both("/// Depth.\n///\n/// Formula: a\n/// Input:   prices or levels, positive\n"
                                   "/// Value:   a\n/// No data: b\n/// Source:  c\n",
                                   metric));
    EXPECT_EQ(generate(), 0);
    EXPECT_THAT(bindings(), HasSubstr("reading::levels"));
}

TEST_F(registry_generator, takes_a_struct_without_lower_or_of_details_for_no_metric) {
    header("risk/amount.hpp", std::string{docstring} + "struct interval {\n    weird low;\n};\n" +
                                  "namespace detail {\nstruct hidden {\n    double lower(int) const;\n};\n}\n");
    EXPECT_THAT(entries(), AllOf(Not(HasSubstr("interval")), Not(HasSubstr("hidden"))));
}

TEST_F(registry_generator, lists_documented_functions_of_some_folders) {
    header("corr/matrix.hpp", both(docstring,
                                   "template <class Derived>\n"
                                   "Matrix matrix(const Eigen::MatrixBase<Derived>& rows, double ddof = 1, "
                                   "const P& = {}) {\n"
                                   "    return {};\n}\n\n/// No label.\ndouble helper(double x);\n"));
    header("gauge/low.hpp", both(docstring,
                                 "template <core::readable R>\n"
                                 "    requires(sizeof(R) > 1)\n"
                                 "constexpr since low(const R& levels, std::size_t at) noexcept;\n"));
    header("risk/grown.hpp", both(docstring, "inline double grown(double x) { return x; }\n"));
    header("index/helper.hpp", both(docstring, "inline double helper(double x) { return x; }\n"));
    const std::string all = entries();
    EXPECT_THAT(all, HasSubstr(R"({"rows", parameter::kind::other, "Eigen::MatrixBase<Derived>", "", {}, ""})"));
    EXPECT_THAT(all, HasSubstr(R"({"ddof", parameter::kind::number, "double", "1", {}, ""})"));
    EXPECT_THAT(all, HasSubstr(R"({"levels", parameter::kind::other, "core::readable", "", {}, ""})"));
    EXPECT_THAT(all, Not(HasSubstr(R"({"P", )"))) << "it has no name";
    EXPECT_THAT(all, AllOf(HasSubstr(R"({"matrix", "corr")"), HasSubstr(R"({"low", "gauge")"),
                           HasSubstr(R"({"grown", "risk")"), Not(HasSubstr("\"helper\""))));
}

constexpr std::string_view estimator =
    "struct spread {\n"
    "    enum class way { up, down };\n"
    "    core::decay forgotten;\n"
    "    double ddof = 1;\n"
    "    way which = way::down;  ///< is meant\n\n"
    "    static constexpr bool symmetric = true;\n"
    "    template <class Derived, policy P = missing::skip>\n"
    "        requires std::floating_point<typename Derived::Scalar>\n"
    "    Matrix operator()(const Eigen::MatrixBase<Derived>& rows, const P& policy = {}) const {\n"
    "        return {};\n    }\n"
    "};\n";

TEST_F(registry_generator, makes_an_entry_and_a_binding_of_an_estimator) {
    header("corr/spread.hpp", both(docstring, estimator));
    header("corr/undocumented.hpp", "struct undocumented {\n    double operator()(double x) const;\n};\n");
    header("risk/spread.hpp", both(docstring, "struct no_spread {\n    double operator()(double x) const;\n};\n"));
    EXPECT_THAT(entries(), AllOf(HasSubstr(R"({"spread", "corr", "tidemark/corr/spread.hpp")"),
                                 HasSubstr(R"({"forgotten", parameter::kind::decay, "core::decay", "", {}, ""})"),
                                 HasSubstr(R"({"ddof", parameter::kind::number, "double", "1", {}, ""})"),
                                 HasSubstr(R"({"which", parameter::kind::option, "corr::spread::way", "down", )"
                                           R"(values_of_corr_spread_way, "is meant"})"),
                                 HasSubstr("&binding_of_corr_spread}"), Not(HasSubstr("undocumented")),
                                 Not(HasSubstr("no_spread")), Not(HasSubstr("symmetric"))));
    EXPECT_THAT(content_of(output() / "estimators_1.cpp"),
                AllOf(HasSubstr("#include <tidemark/corr/spread.hpp>"),
                      HasSubstr(".forgotten = tidemark::core::decay::factor(given[0]), .ddof = given[1], "
                                ".which = chosen(options_of_corr_spread_way, given[2])"),
                      HasSubstr("bind_estimator<make_corr_spread>()")));
    EXPECT_THAT(bindings(), Not(HasSubstr("spread")));
}

TEST_F(registry_generator, lists_an_estimator_that_it_cannot_make) {
    header("corr/a.hpp", both(docstring,
                              "template <class E>\nstruct around {\n    E inner;\n"
                              "    double operator()(double x) const;\n};\n"));
    header("corr/b.hpp", both(docstring,
                              "struct target {\n    Eigen::MatrixXd matrix;\n"
                              "    double operator()(double x) const;\n};\n"));
    header("corr/c.hpp", both(docstring,
                              "class running {\npublic:\n    explicit running(double x);\n"
                              "    double operator()(double x);\nprivate:\n    double x_;\n};\n"));
    header("corr/d.hpp", both(docstring,
                              "struct share {\n    static constexpr std::size_t a_fifth = -1;\n"
                              "    std::size_t components = a_fifth;\n"
                              "    double operator()(double x) const;\n};\n"));
    EXPECT_THAT(entries(), AllOf(HasSubstr(R"({"around", "corr")"), HasSubstr(R"({"target", "corr")"),
                                 HasSubstr(R"({"share", "corr")"), HasSubstr(R"({"running", "corr")"),
                                 HasSubstr("nullptr}"), Not(HasSubstr("&binding_of_corr"))));
    EXPECT_THAT(content_of(output() / "estimators_1.cpp"), Not(HasSubstr("#include <tidemark/corr")));
}

TEST_F(registry_generator, takes_another_parameter_or_nan_for_a_default) {
    header("corr/a.hpp", both(docstring,
                              "struct fading {\n    core::decay slow;\n    core::decay fast = slow;\n"
                              "    double part = core::nan;\n    double operator()(double x) const;\n};\n"));
    EXPECT_THAT(entries(), AllOf(HasSubstr(R"({"fast", parameter::kind::decay, "core::decay", "slow", {}, ""})"),
                                 HasSubstr(R"({"part", parameter::kind::number, "double", "nan", {}, ""})")));
}

TEST_F(registry_generator, tells_overloads_of_a_function_apart) {
    header("corr/two.hpp", both(docstring, "inline double mean(double x) {\n    return x;\n}\n\n")
                               .append(docstring)
                               .append("inline double mean(double x, double y) {\n    return x + y;\n}\n"));
    EXPECT_THAT(entries(), AllOf(HasSubstr("parameters_of_corr_mean_10[]"), HasSubstr("parameters_of_corr_mean_21[]")));
}

TEST_F(registry_generator, reads_on_after_a_function_whose_template_has_a_default) {
    header("corr/two.hpp",
           both(docstring, "template <class P = skip>\ninline double first(P p) {\n    return 1;\n}\n\n")
               .append(docstring)
               .append("inline double second(double x) {\n    return x;\n}\n"));
    EXPECT_THAT(entries(), AllOf(HasSubstr(R"({"first", "corr")"), HasSubstr(R"({"second", "corr")")));
}

TEST_F(registry_generator, leaves_what_has_not_changed_untouched) {
    header("risk/amount.hpp", both(docstring, metric));
    entries();
    const fs::file_time_type long_ago = fs::file_time_type::clock::now() - std::chrono::hours{24};
    fs::last_write_time(output() / "entries.cpp", long_ago);
    entries();
    EXPECT_EQ(fs::last_write_time(output() / "entries.cpp"), long_ago);
}

class required_label : public registry_generator, public testing::WithParamInterface<std::string_view> {};

TEST_P(required_label, is_missed_with_file_and_line) {
    header("risk/amount.hpp", without(both(docstring, metric), both(GetParam(), ":")));
    EXPECT_THAT(complaints(), EndsWith("/include/tidemark/risk/amount.hpp:9: the docstring of amount lacks the label " +
                                       std::string{GetParam()} + "\n"));
}

INSTANTIATE_TEST_SUITE_P(labels, required_label, testing::Values("Formula", "Input", "Value", "No data", "Source"),
                         [](const auto& label) { return std::string{label.param.substr(0, label.param.find(' '))}; });

TEST_F(registry_generator, refuses_a_metric_without_a_docstring) {
    header("risk/amount.hpp", metric);
    EXPECT_THAT(complaints(), HasSubstr("amount.hpp:3: amount has no docstring that begins with a sentence\n"));
}

TEST_F(registry_generator, refuses_labels_out_of_order_or_twice) {
    header("risk/amount.hpp", both("/// A.\n///\n/// Formula: a\n/// Value:   b\n/// Input:   c\n/// Input:   c\n"
                                   "/// No data: d\n/// Source:  e\n",
                                   metric));
    EXPECT_THAT(complaints(), AllOf(HasSubstr("amount.hpp:7: the label Input must stand before Value, and once\n"),
                                    HasSubstr("amount.hpp:8: the label Input must stand before Input, and once\n")));
}

TEST_F(registry_generator, refuses_a_line_that_belongs_to_no_label) {
    header("risk/amount.hpp", both("/// A.\n///\n/// Formula: a\n/// Inputs:  b\n", metric));
    EXPECT_THAT(complaints(),
                HasSubstr("amount.hpp:6: neither a label nor, indented, what the label Formula goes on to "
                          "say: \"Inputs:  b\"\n"));
}

TEST_F(registry_generator, refuses_a_member_whose_type_it_does_not_know) {
    EXPECT_THAT(complaints_about_members("    double fine = 1;\n    std::string name;\n"),
                HasSubstr("amount.hpp:12: amount::name has the type std::string, expected double, std::size_t, "
                          "core::frequency, core::decay or an enum class\n"));
}

TEST_F(registry_generator, refuses_a_default_that_it_cannot_read) {
    EXPECT_THAT(complaints_about_members("    double share = 1 / 3.0;\n"),
                HasSubstr("amount.hpp:11: amount::share has the default 1 / 3.0, expected a number\n"));
    EXPECT_THAT(complaints_about_members("    enum class a { b, c };\n    a which = a::d;\n"),
                HasSubstr("amount.hpp:12: amount::which has the default a::d, expected a value of risk::amount::a\n"));
}

TEST_F(registry_generator, refuses_to_guess_the_periods_of_a_year) {
    EXPECT_THAT(complaints_about_members("    core::frequency periods_per_year = 252;\n"),
                HasSubstr("amount.hpp:11: amount::periods_per_year has a default, but the periods of a year are never "
                          "guessed\n"));
}

TEST_F(registry_generator, refuses_two_metrics_of_one_name_and_templates) {
    header("infer/amount.hpp", both(docstring, metric));
    header("risk/amount.hpp", std::string{docstring} + "template <class T>\n" + std::string{metric});
    EXPECT_THAT(
        complaints(),
        AllOf(HasSubstr("/infer/amount.hpp:10: a second metric named amount: the program could not tell them apart\n"),
              HasSubstr("/risk/amount.hpp:10: the metric amount is a template: which one is meant?\n")));
}

TEST_F(registry_generator, holds_estimators_to_the_form_of_metrics) {
    header("corr/a.hpp", without(both(docstring, estimator), "Formula:") + std::string{estimator});
    header("corr/b.hpp", both(docstring, estimator));
    header("corr/c.hpp", without(both(docstring, estimator), "Value:"));
    EXPECT_THAT(complaints(), AllOf(HasSubstr("c.hpp:9: the docstring of spread lacks the label Value\n"),
                                    HasSubstr("c.hpp:9: a second estimator named spread: the program could not tell "
                                              "them apart\n"),
                                    Not(HasSubstr("a.hpp"))))
        << "without a formula it is not offered";
}

TEST_F(registry_generator, refuses_a_default_of_an_estimator_that_it_cannot_read) {
    header("corr/a.hpp", both(docstring,
                              "struct share {\n    double part = 1 / 3.0;\n"
                              "    double operator()(double x) const;\n};\n"));
    EXPECT_THAT(complaints(), HasSubstr("a.hpp:11: share::part has the default 1 / 3.0, expected a number\n"));
}

TEST_F(registry_generator, says_where_there_is_no_library) {
    EXPECT_THAT(complaints(), EndsWith("/include/tidemark is not a directory\n"));
}

}
