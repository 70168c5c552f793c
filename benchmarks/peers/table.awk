# SPDX-License-Identifier: BSL-1.0
# usage: awk -F, -v windows=<what the second field counts> -f table.awk <a file for each round>
# Lines of kernel,number,peer,version,nanoseconds become one Markdown table: what each peer took for each nanosecond of
# Tidemark's in the same round, as median [smallest-largest] over the rounds; above 1 Tidemark is faster.

FNR == 1 { ++rounds }
{
    cell = $1 SUBSEP $2
    if (!(cell in known)) { known[cell] = 1; cells[++cell_count] = cell }
    if (!($3 in version)) { version[$3] = $4; peers[++peer_count] = $3 }
    time[cell, $3, rounds] = $5
}

# The numbers of a list in ascending order.
function sort(list, n,    i, j, v) {
    for (i = 2; i <= n; ++i) {
        v = list[i]
        for (j = i - 1; j > 0 && list[j] > v; --j) list[j + 1] = list[j]
        list[j + 1] = v
    }
}

function number(v) { return v < 10 ? sprintf("%.2f", v) : v < 100 ? sprintf("%.1f", v) : sprintf("%.0f", v) }

# Ratios to ours, or for ourselves the time, over the rounds in which both were measured.
function summary(cell, peer,    r, n, list, median) {
    n = 0
    for (r = 1; r <= rounds; ++r) {
        if (!((cell, peer, r) in time) || !((cell, "Tidemark", r) in time)) continue
        list[++n] = peer == "Tidemark" ? time[cell, peer, r] : time[cell, peer, r] / time[cell, "Tidemark", r]
    }
    if (n == 0) return "-"
    sort(list, n)
    median = n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    return number(median) " [" number(list[1]) "-" number(list[n]) "]"
}

END {
    printf "%d rounds. Tidemark: ns per element, median [smallest-largest]. Others: their time / Tidemark's in the same round.\n\n", rounds
    printf "| kernel | %s |", windows
    for (p = 1; p <= peer_count; ++p) printf " %s %s |", peers[p], version[peers[p]]
    printf "\n|---|---|"
    for (p = 1; p <= peer_count; ++p) printf "---|"
    print ""
    for (c = 1; c <= cell_count; ++c) {
        split(cells[c], part, SUBSEP)
        printf "| %s | %s |", part[1], part[2]
        for (p = 1; p <= peer_count; ++p) printf " %s |", summary(cells[c], peers[p])
        print ""
    }
}
