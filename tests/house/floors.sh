#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# A header includes from its own folder and from lower floors only, and third parties only where its floor has them.
set -u
cd include/tidemark || exit

may_include() {
    case $1 in
    core) echo "core" ;;
    state) echo "core state" ;;
    run) echo "core state run" ;;
    risk) echo "core state risk" ;;
    index) echo "core state run risk index" ;;
    corr) echo "core state run risk corr Eigen" ;;
    gauge) echo "core state run risk index gauge" ;;
    ext) echo "core ext oneapi" ;;
    infer) echo "core state run risk index corr infer Eigen boost" ;;
    esac
}

# The folders that a header includes from: those of the library, and the first part of any other <part/...>.
included_from() {
    sed -n -e 's|^ *# *include *[<"]tidemark/\([^/]*\).*|\1|p' -e t \
        -e 's|^ *# *include *[<"]\([^/]*\)/.*|\1|p' "$1" | sort -u
}

failed=0
for folder in core state run risk index corr gauge infer ext; do
    for header in $(find $folder -name '*.hpp'); do
        for other in $(included_from "$header"); do
            case " $(may_include $folder) " in
            *" $other "*) continue ;;
            esac
            echo "$header includes from $other, but $folder may include only from: $(may_include $folder)"
            failed=1
        done
    done
done
exit $failed
