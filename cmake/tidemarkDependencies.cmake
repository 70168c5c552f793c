# SPDX-License-Identifier: BSL-1.0

# tidemark_find_dependencies(<floor> <missing>): finds what a floor stands on, and says in <missing> what is not there.
#
# The build and the installed package both use it. Eigen is asked for without a version because its providers disagree
# on what answers to a range; a wrong answer would fall through to another Eigen of the machine without a word.
function(tidemark_find_dependencies floor missing)
    set(${missing} "" PARENT_SCOPE)
    if(floor STREQUAL "core")
        return()
    endif()

    if(floor STREQUAL "tbb")
        if(NOT TARGET TBB::tbb)
            find_package(TBB CONFIG QUIET)
        endif()
        if(NOT TARGET TBB::tbb)
            unset(TBB_DIR CACHE) # nobody has to have it: leave no trace of having looked
            set(${missing} "tidemark::tbb needs oneTBB and found none" PARENT_SCOPE)
        endif()
        return()
    endif()

    if(NOT TARGET Eigen3::Eigen)
        find_package(Eigen3 CONFIG QUIET)
    endif()
    if(NOT TARGET Eigen3::Eigen)
        set(${missing} "tidemark::${floor} needs Eigen 3.4 or newer and found none; without it, use COMPONENTS core"
            PARENT_SCOPE)
        return()
    endif()
    if(DEFINED Eigen3_VERSION AND Eigen3_VERSION VERSION_LESS 3.4)
        set(${missing} "tidemark::${floor} needs Eigen 3.4 or newer and found ${Eigen3_VERSION} (${Eigen3_DIR}); without it, use COMPONENTS core"
            PARENT_SCOPE)
        return()
    endif()

    if(NOT floor STREQUAL "linalg" AND NOT TARGET Boost::headers)
        find_package(Boost 1.74 CONFIG QUIET)
        if(NOT TARGET Boost::headers)
            set(found "none")
            if(Boost_CONSIDERED_VERSIONS)
                list(JOIN Boost_CONSIDERED_VERSIONS ", " found)
            endif()
            set(${missing} "tidemark::${floor} needs Boost 1.74 or newer and found ${found}; without it, use COMPONENTS core or linalg"
                PARENT_SCOPE)
        endif()
    endif()
endfunction()
