// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Keeps the candidates that an eligibility rule admits, each as the member or newcomer it is; the order stays. So a
/// screen can follow a limit on ranks, and siblings with different screens still share their snapshots:
/// `up_to(250) | admitted{minimum_age{.days = {90}}} | largest(20)`.
///
/// Errors: `std::invalid_argument` where no market is known
class admitted {
public:
    explicit admitted(eligibility_rule rule) : rule_{std::move(rule)} {}

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        std::vector<bool> keeps(ranked.size());
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const verdict answer = rule_(applicant{context.market(), ranked[i].asset});
            const std::optional<rejection>& no = answer.as(ranked[i].status);
            keeps[i] = !no;
            if (no) context.explain(ranked[i].asset, "left: " + text_of(*no));
        }
        return detail::marked(std::move(ranked), keeps);
    }

private:
    static std::string text_of(const rejection& why) {
        std::string text = why.reason;
        if (!core::is_missing(why.found)) text += " " + core::text_of(why.found);
        if (!core::is_missing(why.required)) text += ", required " + core::text_of(why.required);
        return text;
    }

    eligibility_rule rule_;
};

}
