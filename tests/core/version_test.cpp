// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/version.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <typeinfo>

#define TIDEMARK_TEXT_OF(name) TIDEMARK_QUOTED(name)
#define TIDEMARK_QUOTED(name) #name

namespace {

TEST(version, is_what_the_macros_say) {
    static_assert(tidemark::core::version.major == TIDEMARK_VERSION_MAJOR);
    static_assert(tidemark::core::version.minor == TIDEMARK_VERSION_MINOR);
    static_assert(tidemark::core::version.patch == TIDEMARK_VERSION_PATCH);
}

// What keeps two objects of one program apart is the name in the symbol, not in the source.
TEST(version, puts_the_instruction_set_into_every_symbol) {
    static_assert(std::is_same_v<tidemark::core::semantic_version, tidemark::TIDEMARK_ABI::core::semantic_version>);
    const std::string symbol = typeid(tidemark::core::semantic_version).name();
    EXPECT_NE(symbol.find(TIDEMARK_TEXT_OF(TIDEMARK_ABI)), symbol.npos) << symbol;
}

}
