#include "test/enrolment_code.h"

#include <cstdio>

#include "core/crc32.h"

namespace hearth::test {

std::string enrolment_code(const std::string& json) {
    constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string body;
    unsigned bits = 0;
    int held = 0;
    for (const char c : json) {
        bits = bits << 8 | static_cast<unsigned char>(c);
        for (held += 8; held >= 6; held -= 6) body += kAlphabet[bits >> (held - 6) & 63];
    }
    if (held > 0) body += kAlphabet[bits << (6 - held) & 63];
    char sum[9];
    std::snprintf(sum, sizeof sum, "%08x", crc32(body));
    return "HEARTH1:" + body + ":" + sum;
}

}  // namespace hearth::test
