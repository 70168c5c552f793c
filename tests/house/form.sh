#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Every header begins with its licence and #pragma once, and opens the inline namespace of the instruction
# set, so that two objects of one program never share its symbols by mistake.
set -u
cd include/tidemark || exit
opening='// SPDX-License-Identifier: BSL-1.0
#pragma once'

failed=0
for header in $(find . -name '*.hpp' | sed 's|^\./||' | sort); do
    if [ "$(head -n 2 "$header")" != "$opening" ]; then
        echo "$header does not begin with its licence and #pragma once"
        failed=1
    fi
    case $header in
    */*) grep -q '^namespace tidemark::inline TIDEMARK_ABI' "$header" && continue ;;
    *) continue ;; # an umbrella
    esac
    echo "$header does not open namespace tidemark::inline TIDEMARK_ABI"
    failed=1
done
exit $failed
