# SPDX-License-Identifier: BSL-1.0
import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class TidemarkConan(ConanFile):
    name = "tidemark"
    description = "Index construction, risk metrics, correlation estimators and the rolling windows under them"
    license = "BSL-1.0"
    topics = ("quantitative-finance", "index", "risk", "rolling-window", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"linalg": [True, False], "infer": [True, False]}
    default_options = {"linalg": True, "infer": True}
    no_copy_source = True

    @property
    def _root(self):
        return os.path.normpath(os.path.join(self.recipe_folder, "..", "..", ".."))

    def set_version(self):
        header = load(self, os.path.join(self._root, "include", "tidemark", "core", "version.hpp"))
        self.version = ".".join(re.findall(r"define TIDEMARK_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header))

    def export_sources(self):
        for pattern in ("include/*", "LICENSE"):
            copy(self, pattern, src=self._root, dst=self.export_sources_folder)

    def layout(self):
        basic_layout(self)

    def requirements(self):
        if self.options.linalg or self.options.infer:
            self.requires("eigen/[>=3.4.0 <6]")
        if self.options.infer:
            self.requires("boost/[>=1.78.0 <2]", options={"header_only": True})

    def package_id(self):
        self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)
        if self.options.infer and not self.options.linalg:
            raise ConanInvalidConfiguration("tidemark: infer stands on linalg, expected linalg=True with infer=True")

    def package(self):
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", src=os.path.join(self.source_folder, "include"),
             dst=os.path.join(self.package_folder, "include"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "tidemark")
        self.cpp_info.set_property("cmake_target_name", "tidemark::tidemark")
        self.cpp_info.set_property("cmake_config_version_compat", "SameMinorVersion")
        self.cpp_info.set_property("pkg_config_name", "tidemark")
        floors = {"core": []}
        if self.options.linalg:
            floors["linalg"] = ["core", "eigen::eigen"]
        if self.options.infer:
            floors["infer"] = ["core", "linalg", "boost::headers"]
        for name, requires in floors.items():
            floor = self.cpp_info.components[name]
            floor.set_property("cmake_target_name", f"tidemark::{name}")
            floor.set_property("pkg_config_name", f"tidemark-{name}")
            floor.requires = requires
            floor.bindirs = []
            floor.libdirs = []
