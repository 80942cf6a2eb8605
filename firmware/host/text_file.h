#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace hearth::host {

/// The whole file, or nothing when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace hearth::host
