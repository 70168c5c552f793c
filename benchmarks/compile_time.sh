#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: compile_time.sh [compiler and flags...]
# Seconds to compile a file that only includes each umbrella, beside Eigen/Core: the median of five.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- c++ -std=c++20 -isystem /usr/include/eigen3

seconds() {
    header=$1
    shift
    for round in 1 2 3 4 5; do
        start=$(date +%s.%N)
        echo "#include <$header>" | "$@" -Iinclude -x c++ -fsyntax-only -
        echo "$start $(date +%s.%N)" | awk '{ printf "%.2f\n", $2 - $1 }'
    done | sort -n | sed -n 3p
}

printf '%-28s %8s %8s\n' header seconds lines
for header in Eigen/Core tidemark/core.hpp tidemark/state.hpp tidemark/risk.hpp tidemark/run.hpp tidemark/index.hpp \
    tidemark/gauge.hpp tidemark/corr.hpp tidemark/infer.hpp tidemark/tidemark.hpp; do
    lines=$(echo "#include <$header>" | "$@" -Iinclude -E -P -x c++ - | wc -l)
    printf '%-28s %8s %8s\n' $header "$(seconds $header "$@")" "$lines"
done
