// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The one place where the version number stands: CMake, the package files and `tidemark --version` read it from here.
#define TIDEMARK_VERSION_MAJOR 0
#define TIDEMARK_VERSION_MINOR 1
#define TIDEMARK_VERSION_PATCH 0

/// Name of the inline namespace that holds the whole library: the widest instruction set the compiler was told to use.
/// A template compiled twice in one program, once with wide vectors and once without, would otherwise be one symbol
/// with two bodies, and the linker might give the wide body to a processor that lacks it. With the name in the symbol
/// each object keeps its own. A type made under one instruction set is therefore not the type made under another:
/// between such objects pass numbers, spans or saved bytes.
#if defined(__AVX512F__)
#define TIDEMARK_ABI avx512
#elif defined(__AVX2__)
#define TIDEMARK_ABI avx2
#elif defined(__AVX__)
#define TIDEMARK_ABI avx
#elif defined(__SSE4_2__)
#define TIDEMARK_ABI sse42
#elif defined(__ARM_FEATURE_SVE)
#define TIDEMARK_ABI sve
#else
#define TIDEMARK_ABI baseline
#endif

#if defined(_MSVC_LANG)
static_assert(_MSVC_LANG >= 202002L, "Tidemark needs C++20: compile with /std:c++20 or newer");
#else
static_assert(__cplusplus >= 202002L, "Tidemark needs C++20: compile with -std=c++20 or newer");
#endif

// A missing observation is a NaN, and -ffast-math lets the compiler assume that there is none: every missing value
// would silently count as data. The rest of -ffast-math changes no meaning, but it gives up the last digits and the
// promise that equal windows have equal bits.
#if defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__
#error "Tidemark reads NaN as missing: add -fno-finite-math-only after -ffast-math"
#elif defined(_M_FP_FAST)
#error "Tidemark reads NaN as missing: compile with /fp:precise instead of /fp:fast"
#endif

namespace tidemark::inline TIDEMARK_ABI::core {

struct semantic_version {
    int major;
    int minor;
    int patch;
};

inline constexpr semantic_version version{TIDEMARK_VERSION_MAJOR, TIDEMARK_VERSION_MINOR, TIDEMARK_VERSION_PATCH};

}
