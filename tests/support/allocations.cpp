// SPDX-License-Identifier: BSL-1.0
#include "support/allocations.hpp"

#include <cstdlib>
#include <new>

std::size_t tidemark::support::allocations = 0;

// Not inlined, or GCC sees malloc's memory go to delete and warns of a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++tidemark::support::allocations;
    if (void* p = std::malloc(size)) return p;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++tidemark::support::allocations;
    return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }
