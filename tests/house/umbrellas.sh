#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# <folder>.hpp includes every public header of its folder and nothing else; tidemark.hpp includes every <folder>.hpp.
set -u
cd include || exit
expected=$(mktemp) && trap 'rm -f "$expected"' EXIT

failed=0
for umbrella in tidemark/*.hpp; do
    case $umbrella in
    tidemark/tidemark.hpp) find tidemark -maxdepth 1 -name '*.hpp' ! -name tidemark.hpp ;;
    *) find "${umbrella%.hpp}" -name detail -prune -o -name '*.hpp' -print ;;
    esac | sort >"$expected"
    sed -n 's|^#include <\(.*\)>.*|\1|p' "$umbrella" | sort | diff "$expected" - && continue
    echo "$umbrella: '<' is missing, '>' does not belong"
    failed=1
done
exit $failed
