// SPDX-License-Identifier: BSL-1.0
#include <tidemark/ext/arrow.hpp>

#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace ext = tidemark::ext;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Arrow, AColumnGoesOutAndComesBackInItsOwnMemory) {
    std::vector<double> values{0.01, nan, -0.02, 0.03};
    const double* memory = values.data();
    ArrowArray array{};
    ArrowSchema schema{};
    ext::export_arrow(std::move(values), "r", &array, &schema);
    EXPECT_EQ(array.null_count, 1);
    EXPECT_EQ(array.buffers[1], memory);
    EXPECT_EQ(static_cast<const std::uint8_t*>(array.buffers[0])[0], 0b1101);
    EXPECT_STREQ(schema.format, "g");

    const auto column = ext::import_arrow<double>(&array, &schema);
    EXPECT_EQ(array.release, nullptr);
    EXPECT_EQ(schema.release, nullptr);
    EXPECT_EQ(column.name(), "r");
    EXPECT_EQ(column.view().size(), 4U);
    EXPECT_TRUE(std::isnan(column.view()[1]));
    EXPECT_EQ(run::whole(risk::mean{}, column.view()), run::whole(risk::mean{}, std::vector{0.01, -0.02, 0.03}));
    EXPECT_DOUBLE_EQ(run::rolling(risk::mean{}, column.view(), 2)[3], 0.5 * (-0.02 + 0.03));
}

TEST(Arrow, WithoutNullsThereIsNoBitmap) {
    ArrowArray array{};
    ArrowSchema schema{};
    ext::export_arrow(std::vector<float>{1, 2}, "f", &array, &schema);
    EXPECT_EQ(array.buffers[0], nullptr);
    EXPECT_EQ(array.null_count, 0);
    const auto column = ext::import_arrow<float>(&array, &schema);
    EXPECT_EQ(column.view()[1], 2);
}

/// A producer of our own: nulls whose slots hold rubbish, an offset into its buffers, and a count of releases.
struct producer {
    static inline int released = 0;
    std::vector<double> values{9, 9, 9, 0.5, 1e300, 2.5};
    std::uint8_t validity = 0b101000;
    const void* buffers[2]{&validity, values.data()};

    ArrowArray array() {
        return {3,      -1, 3, 2, 0, buffers, nullptr, nullptr, [](ArrowArray* a) { ++released, a->release = nullptr; },
                nullptr};
    }
    static ArrowSchema schema(const char* format) {
        return {format, nullptr, nullptr, 2,
                0,      nullptr, nullptr, [](ArrowSchema* s) { ++released, s->release = nullptr; },
                nullptr};
    }
};

TEST(Arrow, ReadsAroundOffsetsAndNullSlots) {
    producer other;
    producer::released = 0;
    {
        ArrowArray array = other.array();
        ArrowSchema schema = producer::schema("g");
        const auto column = ext::import_arrow<double>(&array, &schema);
        EXPECT_EQ(producer::released, 1);  // the schema is not needed any more
        EXPECT_EQ(column.view().size(), 3U);
        EXPECT_EQ(column.view()[0], 0.5);
        EXPECT_TRUE(std::isnan(column.view()[1]));
        EXPECT_EQ(column.view().part(2, 1)[0], 2.5);
        EXPECT_EQ(run::whole(risk::mean{}, column.view()), 1.5);
    }
    EXPECT_EQ(producer::released, 2);
}

TEST(Arrow, RefusesWhatItCannotReadAndReleasesIt) {
    producer other;
    producer::released = 0;
    ArrowArray array = other.array();
    ArrowSchema schema = producer::schema("l");
    const auto import = [&] {
        return tidemark::support::thrown<std::invalid_argument>([&] { ext::import_arrow<double>(&array, &schema); });
    };
    EXPECT_EQ(import(), "format of Arrow column \"\" is \"l\", expected plain \"g\" values");
    EXPECT_EQ(producer::released, 2);
    EXPECT_EQ(import(), "Arrow column is \"released\", expected an array and a schema that are still alive");

    array = other.array(), schema = producer::schema("g");
    array.n_buffers = 1;
    EXPECT_EQ(import(), "number of buffers is 1, expected a validity bitmap and a value buffer");
    EXPECT_EQ(producer::released, 4);
}

}
