// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <cstdlib>

#define TIDEMARK_ON_ERROR(message) (std::printf("handled: %s\n", message), std::exit(0))

#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include <vector>

int main() {
    const std::vector<double> returns{0.01, 0.02};
    return static_cast<int>(tidemark::run::rolling(tidemark::risk::mean{}, returns, 0).size());
}
