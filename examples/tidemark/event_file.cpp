// SPDX-License-Identifier: BSL-1.0
#include "event_file.hpp"

#include "csv.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace program {

namespace index = tidemark::index;
using std::filesystem::path;

namespace {

/// The columns of events.csv; those that not every kind asks for may be missing.
class event_rows {
public:
    explicit event_rows(const path& file)
        : rows_{file},
          date_{rows_.column("date")},
          kind_{rows_.column("kind")},
          asset_{rows_.column("asset")},
          value_{rows_.find_column("value")},
          other_{rows_.find_column("other")},
          treatment_{rows_.find_column("treatment")} {}

    bool next() { return rows_.next(); }

    index::event event() const { return {rows_.date(date_), what()}; }

private:
    decltype(index::event::what) what() const {
        const std::string_view kind = rows_.text(kind_);
        if (kind == "split") return index::split{asset(), value()};
        if (kind == "migration") return index::migration{asset(), other(), value()};
        if (kind == "fork") {
            using treatment = index::fork_treatment;
            return index::hard_fork{asset(), other(), value(),
                                    treated<treatment>({{"ignored", treatment::ignored},
                                                        {"added_then_dropped", treatment::added_then_dropped},
                                                        {"one_unit", treatment::one_unit}})};
        }
        if (kind == "airdrop") {
            using treatment = index::airdrop_treatment;
            return index::airdrop{asset(), value(),
                                  treated<treatment>({{"ignored", treatment::ignored}, {"income", treatment::income}})};
        }
        if (kind == "distribution") {
            using of = index::distribution_kind;
            return index::distribution{
                asset(), value(),
                treated<of>({{"ordinary", of::ordinary}, {"staking", of::staking}, {"special", of::special}})};
        }
        if (kind == "supply") return index::supply_change{asset(), value()};
        if (kind == "float_factor") return index::float_change{asset(), value()};
        if (kind == "addition") return index::addition{asset(), value()};
        if (kind == "deletion") {
            using at = index::leaving_price;
            return index::deletion{asset(), treated<at>({{"last", at::last}, {"zero", at::zero}})};
        }
        rows_.refuse(kind_,
                     "split, migration, fork, airdrop, distribution, supply, float_factor, addition or deletion");
    }

    std::string asset() const {
        if (rows_.text(asset_).empty()) rows_.refuse(asset_, "the name of an asset");
        return std::string{rows_.text(asset_)};
    }
    double value() const { return rows_.number(needed(value_, "value")); }
    std::string other() const {
        const std::size_t column = needed(other_, "other");
        if (rows_.text(column).empty()) rows_.refuse(column, "the name of another asset");
        return std::string{rows_.text(column)};
    }

    template <class Treatment>
    Treatment treated(std::initializer_list<std::pair<std::string_view, Treatment>> choices) const {
        const std::size_t column = needed(treatment_, "treatment");
        std::string names;
        for (const auto& [name, meaning] : choices) {
            if (rows_.text(column) == name) return meaning;
            names.append(names.empty() ? "" : " or ").append(name);
        }
        rows_.refuse(column, names);
    }

    std::size_t needed(std::optional<std::size_t> column, std::string_view name) const {
        if (!column) {
            rows_.refuse(fmt::format("an event of kind {} needs a column \"{}\"", rows_.text(kind_), name));
        }
        return *column;
    }

    csv_reader rows_;
    std::size_t date_;
    std::size_t kind_;
    std::size_t asset_;
    std::optional<std::size_t> value_;
    std::optional<std::size_t> other_;
    std::optional<std::size_t> treatment_;
};

}

std::vector<index::event> read_events(const path& folder) {
    const path file = folder / "events.csv";
    std::vector<index::event> events;
    if (!exists(file)) return events;
    event_rows rows{file};
    while (rows.next()) events.push_back(rows.event());
    return events;
}

}
