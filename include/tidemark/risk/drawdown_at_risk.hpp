// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/drawdown_walk.hpp>
#include <tidemark/risk/expected_shortfall.hpp>

#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What the drawdowns are that a tail is taken of: one for every period, or the depth of each episode below a high.
enum class drawdown_sample { series, episodes };

/// The drawdowns of wealth so far, 0 or less, one for each return. A recursion: what a return is worth depends on the
/// high before it, so two stretches cannot be merged.
struct drawdown_record {
    drawdown_walk walk = drawdown_walk::of_returns(drawdown_scale::compounded);
    std::vector<double> drawdowns{};

    void absorb(double simple_return, drawdown_scale scale) {
        if (drawdowns.empty()) walk = drawdown_walk::of_returns(scale);
        walk.earn(simple_return);
        drawdowns.push_back(walk.drawdown());
    }
    /// The deepest one of every run below zero.
    std::vector<double> troughs() const {
        std::vector<double> all;
        double before = 0;
        for (const double d : drawdowns) {
            if (d < 0 && !(before < 0)) all.push_back(d);
            if (d < 0 && d < all.back()) all.back() = d;
            before = d;
        }
        return all;
    }
};

/// The first few of some values in ascending order, as if all were: a heap of them, from which the smallest is taken
/// until there are enough. (<algorithm> would cost its users more lines than all of this.)
class smallest_of {
public:
    smallest_of(std::vector<double> values, std::size_t enough) : size_{values.size()} {
        for (std::size_t i = values.size() / 2; i-- > 0;) sift(values, i);
        while (first_.size() < enough && !values.empty()) {
            first_.push_back(values.front());
            values.front() = values.back();
            values.pop_back();
            sift(values, 0);
        }
    }
    std::size_t size() const noexcept { return size_; }
    double operator[](std::size_t k) const noexcept { return first_[k]; }

private:
    static void sift(std::vector<double>& heap, std::size_t i) noexcept {
        for (std::size_t child; (child = 2 * i + 1) < heap.size(); i = child) {
            if (child + 1 < heap.size() && heap[child + 1] < heap[child]) ++child;
            if (!(heap[child] < heap[i])) return;
            const double up = heap[child];
            heap[child] = heap[i];
            heap[i] = up;
        }
    }

    std::size_t size_;
    std::vector<double> first_;
};

/// The drawdown at risk: the drawdown that a share `alpha` of the periods exceeded.
///
/// Formula: -quantile(d, alpha), d_t = V_t / max(V_0 .. V_t) - 1 with V_0 = 1 and V_t = V_(t-1) (1 + r_t), or as
///          drawdown_series has it; `episodes` takes the depth of each episode in place of the drawdown of each period
/// Input:   simple returns per period, as fractions
/// Value:   in the scale: a fraction of the high, of the stake (`arithmetic`), or a logarithm; 0 without a loss
/// No data: NaN; also after a return below -1, or when wealth overflows, unless `arithmetic`
/// Errors:  alpha outside (0, 1)
/// Cost:    O(1) a return and 8 bytes; O(n + alpha n log n) an answer. It does not roll: a window's drawdowns are those
///          from its own first row on
/// Source:  Chekhlov, Uryasev and Zabarankin (2005), Drawdown measure in portfolio optimization
struct drawdown_at_risk {
    double alpha = 0.05;
    quantile_type type = quantile_type::inverted_cdf;
    drawdown_sample of = drawdown_sample::series;
    drawdown_scale scale = drawdown_scale::compounded;
    sign as = sign::as_loss;

    using observation = double;
    using state = drawdown_record;

    constexpr core::complaint check() const noexcept { return check_alpha(alpha); }
    void absorb(state& s, double simple_return) const { s.absorb(simple_return, scale); }
    double lower(const state& s) const {
        return tail_of(s, value_at_risk_historical{.alpha = alpha, .type = type, .as = as});
    }

    /// A metric of the drawdowns that reads no more than a share `alpha` of them, and two.
    template <class M>
    double tail_of(const state& s, const M& metric) const {
        if (s.drawdowns.empty() || core::is_missing(s.walk.value())) return core::nan;
        std::vector<double> sample = of == drawdown_sample::series ? s.drawdowns : s.troughs();
        if (sample.empty()) return 0;
        const auto share = static_cast<std::size_t>(alpha * static_cast<double>(sample.size()));
        return metric.lower(smallest_of{std::move(sample), share + 3}) + 0.0;  // and no loss is 0, not -0
    }
};

/// The conditional drawdown at risk: the mean of the worst share `alpha` of the drawdowns.
///
/// Formula: -(sum of the k smallest d_t + (alpha n - k) times the next) / (alpha n), with k = floor(alpha n) and d_t as
///          in drawdown_at_risk
/// Input:   simple returns per period, as fractions
/// Value:   in the scale: a fraction of the high, of the stake (`arithmetic`), or a logarithm; 0 without a loss
/// No data: NaN; also after a return below -1, or when wealth overflows, unless `arithmetic`
/// Errors:  alpha outside (0, 1)
/// Cost:    that of drawdown_at_risk
/// Source:  Chekhlov, Uryasev and Zabarankin (2005), Drawdown measure in portfolio optimization
struct conditional_drawdown_at_risk {
    double alpha = 0.05;
    drawdown_sample of = drawdown_sample::series;
    drawdown_scale scale = drawdown_scale::compounded;
    sign as = sign::as_loss;

    using observation = double;
    using state = drawdown_record;

    constexpr core::complaint check() const noexcept { return check_alpha(alpha); }
    void absorb(state& s, double simple_return) const { s.absorb(simple_return, scale); }
    double lower(const state& s) const {
        return drawdown_at_risk{.alpha = alpha, .of = of, .scale = scale}.tail_of(
            s, expected_shortfall_historical{.alpha = alpha, .as = as});
    }
};

}
