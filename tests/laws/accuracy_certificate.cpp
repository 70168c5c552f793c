// SPDX-License-Identifier: BSL-1.0
// usage: accuracy_certificate [windows]
// The worst error of every rolling kernel on every unkind data set, against fifty decimal digits: relative (to the
// answer, or to the kernel's own scale where that is larger), in units in the last place of the answer, and as a share
// of the bound that is promised. About so many windows are looked at in each case (100). The bounds stand in
// support/certificate.hpp. Returns 1 when one is broken or an answer is lost.
#include "support/certificate.hpp"
#include "support/fifty_digits.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>

namespace {

using tidemark::support::fifty;

constexpr std::size_t rows = 100'000;
constexpr std::size_t windows[]{20, 250, 5000};

using table = std::map<std::string, std::vector<std::string>>;  // the lines of each kernel

void tell(const std::string& data, std::size_t w, const certificate::finding& f, std::vector<std::string>& lines) {
    char line[160];
    std::snprintf(line, sizeof line, "| %s | %zu | %zu | %.1e | %.1e | %.2g |%s", data.c_str(), w, f.windows,
                  f.relative, f.ulps, f.share, f.wrong == 0 && f.share <= 1 ? "" : " BROKEN");
    lines.emplace_back(line);
}

}

int main(int count, char** words) {
    const std::size_t looked_at = count > 1 ? std::strtoul(words[1], nullptr, 10) : 100;
    if (looked_at == 0) return std::fputs("usage: accuracy_certificate [windows]\n", stderr), 2;
    const auto kernels = certificate::kernels<fifty>();
    table told;
    std::map<std::string, double> worst;
    bool kept = true;
    for (const auto& d : nasty::data_sets(rows)) {
        for (const std::size_t w : windows) {
            certificate::examine(kernels, d, w, looked_at, [&](const std::string& name, const auto& found) {
                tell(d.name, w, found, told[name]);
                worst[name] = (std::max)(worst[name], found.share);
                kept = kept && found.wrong == 0 && found.share <= 1;
            });
        }
    }
    for (const auto& k : kernels) {
        std::printf("\n%s: at most %.2g of its bound\n\n", k.name.c_str(), worst[k.name]);
        std::puts("| data | window | windows | relative | units in the last place | share of the bound |");
        std::puts("|---|---|---|---|---|---|");
        for (const auto& line : told[k.name]) std::puts(line.c_str());
    }
    std::puts(kept ? "\nEvery bound is kept and no answer is lost." : "\nBROKEN: see above.");
    return kept ? 0 : 1;
}
