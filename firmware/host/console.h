#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/virtual_device.h"

namespace hearth::host {

/// Obeys one line of stdin and answers it with one line on stdout (the language is in firmware/README.md).
/// False when the line was `quit`.
bool obey(const std::string& line, const std::vector<std::unique_ptr<VirtualDevice>>& devices);

}  // namespace hearth::host
