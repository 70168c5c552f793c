// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace tidemark::support {

/// The message of the exception that a call throws; a text that no message is, when it throws none of this type.
template <class Exception, class Call>
std::string thrown(const Call& call) {
    try {
        call();
    } catch (const Exception& error) {
        return error.what();
    }
    return "(nothing thrown)";
}

}
