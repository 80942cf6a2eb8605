#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "core/enrolment_code.h"

namespace hearth::host {

/// The enrolment codes in `path`, one a line, by device id. Empty lines and unreadable codes are skipped: the
/// file may be half written, and is read again. No file is no codes.
std::map<std::string, Enrolment> read_enrolments(const std::filesystem::path& path);

}  // namespace hearth::host
