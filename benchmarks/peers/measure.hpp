// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

/// What the programs that are compared share: the files they read and the line that each measurement prints.
namespace peers {

using numbers = std::vector<double>;

inline constexpr std::size_t rows = 1'000'000;
inline constexpr std::size_t windows[]{20, 250, 5000};
inline constexpr std::size_t panel_rows = 2520;
inline constexpr std::size_t all_columns = 5000;
inline constexpr std::size_t panel_columns[]{500, all_columns};
inline constexpr std::size_t panel_windows[]{60, 250};

/// The first n numbers of a file of little-endian doubles.
inline numbers load(const std::string& folder, const std::string& name, std::size_t n = rows) {
    numbers x(n);
    std::ifstream file{folder + "/" + name + ".f64", std::ios::binary};
    const auto bytes = static_cast<std::streamsize>(n * sizeof(double));
    if (!file.read(reinterpret_cast<char*>(x.data()), bytes))
        throw std::runtime_error{folder + "/" + name + ".f64 does not hold " + std::to_string(n) + " numbers"};
    return x;
}

/// The first columns of the panel, which the file holds row by row.
inline numbers load_panel(const std::string& folder, std::size_t columns, bool by_rows) {
    const numbers all = load(folder, "panel", panel_rows * all_columns);
    numbers x(panel_rows * columns);
    for (std::size_t i = 0; i < panel_rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
            x[by_rows ? i * columns + j : j * panel_rows + i] = all[i * all_columns + j];
    return x;
}

inline std::string panel_name(std::size_t columns, bool by_rows) {
    return " of " + std::to_string(columns) + (by_rows ? " columns by rows" : " columns");
}

class line_printer {
public:
    line_printer(std::string peer, std::string version) : peer_{std::move(peer)}, version_{std::move(version)} {}

    /// Prints the median of the processor's time, so that a busy machine disturbs less, for each of `elements`. The
    /// first call is not counted.
    template <class Call>
    void measure(const std::string& kernel, std::size_t window, std::size_t elements, Call call) const {
        std::vector<double> times;
        for (int i = 0; i <= repetitions(); ++i) {
            const std::clock_t start = std::clock();
            call();
            times.push_back(1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        }
        std::sort(times.begin() + 1, times.end());
        const double median = times[1 + (times.size() - 1) / 2];
        std::printf("%s,%zu,%s,%s,%.4f\n", kernel.c_str(), window, peer_.c_str(), version_.c_str(),
                    median / static_cast<double>(elements));
        std::fflush(stdout);
    }

private:
    static int repetitions() {
        const char* asked = std::getenv("REPETITIONS");
        return asked == nullptr ? 5 : (std::max)(1, std::atoi(asked));
    }

    std::string peer_;
    std::string version_;
};

}
