#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Every public header has its test at the same path: include/tidemark/risk/beta.hpp, tests/risk/beta_test.cpp.
set -u
failed=0
for header in $(cd include/tidemark && find */ -name detail -prune -o -name '*.hpp' -print | sort); do
    test=tests/${header%.hpp}_test.cpp
    [ -e "$test" ] && continue
    echo "include/tidemark/$header has no $test"
    failed=1
done
exit $failed
