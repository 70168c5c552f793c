// SPDX-License-Identifier: BSL-1.0
// A column with a null, made by GDAL and read in its own memory over the Arrow C data interface.

#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

// GDAL 3.6 defines the structures of the interface without saying so in the macro that stands for them.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#endif
#include <tidemark/ext/arrow.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <memory>

namespace {

struct close_dataset {
    void operator()(GDALDataset* d) const { GDALClose(d); }
};

TEST(ArrowFromGdal, AColumnIsReadWhereGdalKeepsIt) {
    GDALAllRegister();
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("Memory");
    ASSERT_NE(memory, nullptr);
    const std::unique_ptr<GDALDataset, close_dataset> data{memory->Create("", 0, 0, 0, GDT_Unknown, nullptr)};
    OGRLayer* layer = data->CreateLayer("prices", nullptr, wkbNone);
    OGRFieldDefn field{"close", OFTReal};
    layer->CreateField(&field);
    for (const double close : {100.0, tidemark::core::nan, 110.0, 99.0}) {
        OGRFeature row{layer->GetLayerDefn()};
        if (std::isnan(close))
            row.SetFieldNull(0);
        else
            row.SetField(0, close);
        ASSERT_EQ(layer->CreateFeature(&row), OGRERR_NONE);
    }

    ArrowArrayStream stream;
    ASSERT_TRUE(layer->GetArrowStream(&stream, nullptr));
    ArrowSchema schema;
    ArrowArray batch;
    ASSERT_EQ(stream.get_schema(&stream, &schema), 0);
    ASSERT_EQ(stream.get_next(&stream, &batch), 0);
    bool seen = false;
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        if (std::strcmp(schema.children[i]->name, "close") != 0) continue;
        const void* where = batch.children[i]->buffers[1];
        const auto column = tidemark::ext::import_arrow<double>(batch.children[i], schema.children[i]);
        seen = true;
        ASSERT_EQ(column.view().size(), 4U);
        EXPECT_EQ(column.name(), "close");
        EXPECT_EQ(column.view()[0], *static_cast<const double*>(where));
        EXPECT_TRUE(std::isnan(column.view()[1]));
        EXPECT_DOUBLE_EQ(tidemark::run::whole(tidemark::risk::max_drawdown_of_levels{}, column.view()), 0.1);
    }
    EXPECT_TRUE(seen);
    batch.release(&batch);
    schema.release(&schema);
    stream.release(&stream);
}

}
