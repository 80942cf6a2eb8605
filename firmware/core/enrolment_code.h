#pragma once

#include <array>

#include "core/fingerprints.h"
#include "core/text.h"

namespace hearth {

/// What makes a stranger a device of this home: who it is, where its broker listens and how to know it.
struct Enrolment {
    static constexpr std::size_t kHosts = 4;

    Text<32> id;
    Text<64> secret;
    Text<32> root;
    std::array<Text<64>, kHosts> hosts;
    std::size_t host_count = 0;
    std::uint16_t port = 0;
    std::uint16_t grace_port = 0;  ///< Where the broker shows the certificate of the key before; 0: nowhere.
    Fingerprints fingerprints;
    std::uint32_t crc = 0;  ///< Of the code, to tell one enrolment from the next.
};

/// Longest code that is read, in bytes.
constexpr std::size_t kLongestEnrolmentCode = 1024;

/// Reads `HEARTH1:` + base64url + `:` + CRC-32 (contracts/mqtt/topics.md, "Enrolment code"). Nothing when a
/// character is wrong, a field is missing or out of range, or the fingerprints would refuse every broker.
std::optional<Enrolment> read_enrolment_code(std::string_view code);

/// True for `^[a-z0-9][a-z0-9-]{2,31}$`.
bool is_device_id(std::string_view id);

}  // namespace hearth
