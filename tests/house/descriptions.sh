#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: descriptions.sh <the registry's generator>
# What the library says of its metrics, <folder>/describe.hpp, is what is made from their headers as they are.
set -u
made=$(mktemp -d) && trap 'rm -r "$made"' EXIT
"$1" include "$made" 1 1 || exit
cd "$made" || exit
failed=0
for header in */describe.hpp; do
    diff "$OLDPWD/include/tidemark/$header" "$header" && continue
    echo "include/tidemark/$header (<) is not what its folder says (>): cmake --build --preset dev --target tidemark_renew_descriptions"
    failed=1
done
exit $failed
