#pragma once

#include <cstdint>
#include <string_view>

namespace hearth {

/// CRC-32 of IEEE 802.3 (reflected, polynomial 0xEDB88320), the one of zlib and PNG.
inline std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

}  // namespace hearth
