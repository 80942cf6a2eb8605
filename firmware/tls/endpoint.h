#pragma once

#include <string>

namespace hearth {

/// Where a broker may listen; tried one after the other, one an attempt.
struct Endpoint {
    std::string host;
    std::string port;
    std::string grace_port{};  ///< Where it shows the certificate of the key before; empty if nowhere.
};

}  // namespace hearth
