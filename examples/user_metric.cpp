// SPDX-License-Identifier: BSL-1.0
#include <tidemark/run.hpp>

#include <cstdio>

namespace td = tidemark;

template <class Real>  // what is known of some returns: rows, losing runs that touch either end, the longest anywhere
struct losing_runs {
    using observation = Real;
    template <class Other>
    using over = losing_runs<Other>;
    Real count = 0, first = 0, last = 0, longest = 0;

    static losing_runs lift(Real r) {
        const Real lost = td::core::select(r < 0, Real{1}, Real{0});
        return {1, lost, lost, lost};
    }
    static losing_runs combine(losing_runs a, losing_runs b) {
        using td::core::larger, td::core::select;
        const Real first = select(a.first == a.count, a.count + b.first, a.first);
        const Real last = select(b.last == b.count, b.count + a.last, b.last);
        return {a.count + b.count, first, last, larger(larger(a.longest, b.longest), a.last + b.first)};
    }
};

struct longest_losing_run {
    using state = losing_runs<double>;
    auto lower(const auto& s) const { return s.longest; }
};

int main() {
    const std::vector<double> returns{.01, -.02, -.01, -.03, .02, .01, -.01, -.02, .03, -.01};
    const auto longest = td::run::rolling(longest_losing_run{}, returns, 5);
    td::run::stream live{longest_losing_run{}, 5};
    for (const double r : returns) live.update(r);
    std::printf("%.0f in a row; in the last five days %.0f, live %.0f\n", td::run::whole(longest_losing_run{}, returns),
                longest.back(), live.value());
}
