// SPDX-License-Identifier: BSL-1.0
// Any bytes either load, and then save again as they were, or are refused; the fuzzer is helped past the checksum.

#include <tidemark/state.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>
#include <vector>

namespace state = tidemark::state;

template <class S>
void try_one(std::span<const std::byte> bytes) {
    S s{};
    if (state::try_load(bytes, s) != state::load_status::loaded) return;
    if (bytes.size() != state::saved_size<S>) std::abort();
    // A format older than today's saves under today's number.
    const auto again = state::save(s);
    if (!std::equal(again.begin() + 12, again.end() - 4, bytes.begin() + 12)) std::abort();
}

template <class S>
void try_both(std::span<const std::byte> bytes) {
    try_one<S>(bytes);
    if (bytes.size() < 4) return;
    std::vector<std::byte> sealed{bytes.begin(), bytes.end()};
    state::detail::put(sealed.data() + sealed.size() - 4,
                       state::detail::crc32(std::span{sealed}.first(sealed.size() - 4)));
    try_one<S>(sealed);
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span{data, size});
    try_both<state::extremes>(bytes);
    try_both<state::wealth>(bytes);
    try_both<state::moments<4>>(bytes);
    // The same with the header that a saved state has.
    const auto header = state::save(state::extremes{});
    std::vector<std::byte> dressed{header.begin(), header.begin() + 48};
    dressed.insert(dressed.end(), bytes.begin(), bytes.end());
    try_both<state::extremes>(dressed);
    return 0;
}
