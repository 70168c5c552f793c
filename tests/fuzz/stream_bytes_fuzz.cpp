// SPDX-License-Identifier: BSL-1.0
// Any bytes either load into a stream, which then saves rows that load again and goes on without harm, or are refused;
// the fuzzer is helped past the checksum and the header.

#include <tidemark/risk.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/time_stream.hpp>

#include <cstdlib>
#include <span>
#include <vector>

namespace risk = tidemark::risk;
namespace run = tidemark::run;
namespace state = tidemark::state;

template <class Make, class Update>
void try_one(std::span<const std::byte> bytes, Make make, Update update) {
    auto stream = make();
    if (stream.try_load(bytes) != state::load_status::loaded) return;
    auto again = make();
    if (again.try_load(stream.save()) != state::load_status::loaded) std::abort();
    for (int i = 0; i < 20; ++i) {
        update(stream, i), update(again, i);
        if (stream.count() != again.count() || stream.ready() != again.ready()) std::abort();
    }
    static_cast<void>(stream.value());
}

template <class Make, class Update>
void try_all(std::span<const std::byte> bytes, Make make, Update update) {
    try_one(bytes, make, update);
    const auto saved = make().save();
    std::vector<std::byte> dressed{saved.begin(), saved.begin() + 48};
    dressed.insert(dressed.end(), bytes.begin(), bytes.end());
    dressed.resize(dressed.size() + 4);
    state::detail::put(dressed.data() + dressed.size() - 4,
                       state::detail::crc32(std::span{dressed}.first(dressed.size() - 4)));
    try_one(dressed, make, update);
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span{data, size});
    const auto number = [](auto& s, int i) { s.update(i); };
    const auto pair = [](auto& s, int i) { s.update({static_cast<double>(i), static_cast<double>(-i)}); };
    const auto timed = [](auto& s, int i) { s.update(1000 + i, i); };
    try_all(
        bytes,
        [] {
            return run::stream{risk::variance{}, 9};
        },
        number);
    try_all(
        bytes,
        [] {
            return run::stream{risk::variance{}, 9, run::worst_case{}};
        },
        number);
    try_all(
        bytes,
        [] {
            return run::stream{risk::median{}, 3};
        },
        number);
    try_all(
        bytes,
        [] {
            return run::stream{risk::beta{}, 2};
        },
        pair);
    try_all(
        bytes, [] { return run::stream{risk::variance{}}; }, number);
    try_all(
        bytes,
        [] {
            return run::time_stream{risk::variance{}, 5.0, 4};
        },
        timed);
    try_all(
        bytes,
        [] {
            return run::time_stream{risk::variance{}, 5L, 4, run::closed::left};
        },
        timed);
    return 0;
}
