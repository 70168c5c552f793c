// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace tidemark::support {

/// Fixture of the tests that read real market data, from the folder named by the environment variable
/// TIDEMARK_REAL_DATA. Without it they are skipped; where TIDEMARK_REQUIRE_REAL_DATA is set, that is a failure.
class real_data_test : public testing::Test {
protected:
    void SetUp() override {
        const char* const folder = std::getenv("TIDEMARK_REAL_DATA");
        if (folder != nullptr) {
            folder_ = folder;
            ASSERT_TRUE(std::filesystem::is_directory(folder_)) << "TIDEMARK_REAL_DATA is " << folder_;
        } else if (std::getenv("TIDEMARK_REQUIRE_REAL_DATA") != nullptr) {
            FAIL() << "TIDEMARK_REAL_DATA is not set, and TIDEMARK_REQUIRE_REAL_DATA asks for it";
        } else {
            GTEST_SKIP() << "TIDEMARK_REAL_DATA is not set";
        }
    }

    std::filesystem::path file(const char* name) const { return folder_ / name; }

private:
    std::filesystem::path folder_;
};

}
