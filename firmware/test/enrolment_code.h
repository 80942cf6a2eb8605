#pragma once

#include <string>

namespace hearth::test {

/// The enrolment code around `json`, with its right checksum: what the gateway gives out.
std::string enrolment_code(const std::string& json);

}  // namespace hearth::test
