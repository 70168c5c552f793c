#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# usage: include_cost.sh <compiler and flags...>
# What a header costs those who include it, in lines after preprocessing, is within the budget of its folder.
set -u

lines_of() {
    headers=$1
    shift
    text=$(printf '#include <%s>\n' $headers | "$@" -E -P -x c++ -) || return
    printf '%s\n' "$text" | wc -l
}

# Who throws pays for <stdexcept> and who makes a vector for <vector>, or keeps its rows in one, each by itself nearly
# the budget of the lower floors; who stands on Eigen or on Boost.Math pays for those.
eigen=$(lines_of Eigen/Core "$@")
boost=$(lines_of "Eigen/Core boost/math/distributions/normal.hpp" "$@")
budget_of() {
    case $1 in
    # These throw, make vectors and take exponentials or logarithms.
    risk/concentration.hpp | risk/money_weighted_return.hpp) echo 32000 ;;
    risk/presets/*) echo 30000 ;; # dozens of metrics, of which some keep their rows in a vector
    core/* | state/* | risk/*)
        costly='<(tidemark/core/(error|business_calendar).hpp|tidemark/state/(recent_values|drawdown_window).hpp|stdexcept|vector)>'
        if grep -Eq "$costly" "include/tidemark/$1"; then echo 25000; else echo 20000; fi
        ;;
    run/by_period.hpp) echo 36000 ;; # what every driver needs, and dates
    run/*) echo 35000 ;;
    index/* | gauge/* | corr/*) echo $((eigen + 15000)) ;;
    infer/*) echo $((boost + 15000)) ;;
    esac
}

# Of each folder the header that is nearest to its budget; of all others those that are over it.
{
    for header in $(cd include/tidemark && find */ \( -name detail -o -name ext \) -prune -o -name '*.hpp' -print); do
        echo "$header $(lines_of "tidemark/$header" "$@") $(budget_of "$header")"
    done
} | awk '
    { used = $2 / $3; folder = $1; sub("/.*", "", folder) }
    used > 1 { over = over sprintf("over budget: %s costs %d lines, of %d\n", $1, $2, $3) }
    used > most[folder] { most[folder] = used; row[folder] = sprintf("%-36s %7d of %d", $1, $2, $3) }
    END {
        print "The dearest header of each folder, in lines:"
        for (folder in row) print row[folder] | "sort"
        close("sort")
        printf "%s", over
        exit over != ""
    }'
