// SPDX-License-Identifier: BSL-1.0
// usage: tidemark_peers data <folder>   writes the series on which everybody is measured
//        tidemark_peers run <folder>    measures Tidemark on them: kernel,window,peer,version,nanoseconds per element
#include "peers/measure.hpp"
#include "support/series.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/core/version.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/panel.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>

#include <filesystem>
#include <iostream>
#include <string_view>

namespace core = tidemark::core;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using peers::numbers;

namespace {

void write(const std::string& folder, const std::string& name, const numbers& x) {
    std::ofstream file{folder + "/" + name + ".f64", std::ios::binary};
    file.write(reinterpret_cast<const char*>(x.data()), static_cast<std::streamsize>(x.size() * sizeof(double)));
    if (!file.flush()) throw std::runtime_error{"cannot write " + folder + "/" + name + ".f64"};
}

/// A panel of returns by rows of a day, whose columns share a common movement.
numbers panel() {
    const std::size_t columns = peers::all_columns;
    const numbers common = series::returns(peers::panel_rows, 4);
    numbers x = series::returns(peers::panel_rows * columns, 5);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += 0.8 * common[i / columns];
    return x;
}

void write_data(const std::string& folder) {
    std::filesystem::create_directories(folder);
    const numbers x = series::returns(peers::rows);
    write(folder, "returns", x);
    write(folder, "related", series::related(x));
    write(folder, "prices", series::prices(peers::rows));
    write(folder, "panel", panel());
}

class measurement {
public:
    explicit measurement(const std::string& folder)
        : returns_{peers::load(folder, "returns")},
          related_{peers::load(folder, "related")},
          prices_{peers::load(folder, "prices")},
          out_(peers::rows) {}

    void floor() {
        ours_.measure("copy", 0, peers::rows, [&] { std::copy(returns_.begin(), returns_.end(), out_.begin()); });
        ours_.measure("copy_of_pairs", 0, peers::rows, [&] {
            for (std::size_t i = 0; i < peers::rows; ++i) out_[i] = returns_[i] + related_[i];
        });
    }

    void one_series() {
        rolling("mean", risk::mean{}, returns_);
        rolling("variance", risk::variance{}, returns_);
        rolling("standard_deviation", risk::standard_deviation{}, returns_);
        rolling("skewness", risk::skewness{}, returns_);
        rolling("kurtosis", risk::kurtosis{}, returns_);
        rolling("minimum", risk::minimum{}, returns_);
        rolling("maximum", risk::maximum{}, returns_);
        rolling("minimum_of_prices", risk::minimum{}, prices_);
        rolling("sharpe_ratio", risk::sharpe_ratio{.periods_per_year = 252}, returns_);
        rolling("sortino_ratio", risk::sortino_ratio{.periods_per_year = 252}, returns_);
        rolling("max_drawdown", risk::max_drawdown_of_levels{}, prices_);
    }

    void order() {
        rolling("median", risk::median{}, returns_);
        rolling("lower_quartile", risk::quantile{.probability = 0.25}, returns_);
        rolling("rank", risk::rank{}, returns_);
    }

    void two_series() {
        const auto both = core::pairs(returns_, related_);
        rolling("correlation", risk::correlation{}, both);
        rolling("covariance", risk::covariance{}, both);
        rolling("beta", risk::beta{}, both);
    }

    void exponential() {
        for (const std::size_t span : peers::windows) {
            const risk::ewm_volatility volatility{.periods_per_year = 1,
                                                  .decay = core::decay::span(static_cast<double>(span))};
            ours_.measure("ewm_standard_deviation", span, peers::rows,
                          [&] { run::expanding_into(out_, volatility, returns_); });
        }
    }

    void streams() {
        stream("stream_mean", risk::mean{});
        stream("stream_standard_deviation", risk::standard_deviation{});
        stream("stream_kurtosis", risk::kurtosis{});
        stream("stream_minimum", risk::minimum{});
    }

    /// Panels in one storage, so many columns of the file's.
    void panels(const std::string& folder, std::size_t columns, core::storage order) {
        const numbers x = peers::load_panel(folder, columns, order == core::storage::row_major);
        numbers answers(x.size());
        const core::panel_view<double> panel{x.data(), peers::panel_rows, columns, order};
        const core::panel_span out{answers.data(), peers::panel_rows, columns, order};
        const std::string suffix = peers::panel_name(columns, order == core::storage::row_major);
        const auto rolling = [&](const std::string& kernel, const auto& metric) {
            for (const std::size_t w : peers::panel_windows)
                ours_.measure(kernel + suffix, w, x.size(), [&] { run::rolling_into(out, metric, panel, w); });
        };
        ours_.measure("copy" + suffix, 0, x.size(), [&] { std::copy(x.begin(), x.end(), answers.begin()); });
        rolling("mean", risk::mean{});
        rolling("standard_deviation", risk::standard_deviation{});
        rolling("skewness", risk::skewness{});
        rolling("kurtosis", risk::kurtosis{});
        rolling("minimum", risk::minimum{});
    }

private:
    static std::string version() {
        const auto v = core::version;
        return std::to_string(v.major) + '.' + std::to_string(v.minor) + '.' + std::to_string(v.patch);
    }

    template <class M, class S>
    void rolling(const std::string& kernel, const M& metric, const S& sample) {
        for (const std::size_t w : peers::windows)
            ours_.measure(kernel, w, peers::rows, [&] { run::rolling_into(out_, metric, sample, w); });
    }

    template <class M>
    void stream(const std::string& kernel, const M& metric) {
        for (const std::size_t w : peers::windows) {
            ours_.measure(kernel, w, peers::rows, [&] {
                run::stream live{metric, w};
                for (std::size_t i = 0; i < peers::rows; ++i) live.update(returns_[i]), out_[i] = live.value();
            });
        }
    }

    peers::line_printer ours_{"Tidemark", version()};
    numbers returns_, related_, prices_, out_;
};

void measure(const std::string& folder) {
    measurement m{folder};
    m.floor();
    m.one_series();
    m.two_series();
    m.order();
    m.exponential();
    m.streams();
    for (const std::size_t columns : peers::panel_columns)
        for (const auto order : {core::storage::column_major, core::storage::row_major})
            m.panels(folder, columns, order);
}

}

int main(int count, char** words) try {
    const std::string_view task = count == 3 ? words[1] : "";
    if (task == "data") return write_data(words[2]), 0;
    if (task == "run") return measure(words[2]), 0;
    std::cerr << "usage: tidemark_peers data|run <folder>\n";
    return 2;
} catch (const std::exception& e) {
    std::cerr << "tidemark_peers: " << e.what() << '\n';
    return 1;
}
