#include "tls/spki_finder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hearth::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes element(std::uint8_t tag, const Bytes& content) {
    Bytes bytes{tag};
    if (content.size() > 127)
        bytes.push_back(0x82), bytes.push_back(static_cast<std::uint8_t>(content.size() >> 8));
    bytes.push_back(static_cast<std::uint8_t>(content.size() & 0xFF));
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

Bytes join(const std::vector<Bytes>& parts) {
    Bytes all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

Bytes certificate(bool with_version, const Bytes& spki) {
    std::vector<Bytes> members;
    if (with_version) members.push_back(element(0xA0, element(0x02, {2})));
    members.push_back(element(0x02, {1}));               // serial number
    members.push_back(element(0x30, {}));                // signature
    members.push_back(element(0x30, Bytes(200, 0x30)));  // issuer, of bytes that look like headers
    members.push_back(element(0x30, {0x17, 0x00}));      // validity
    members.push_back(element(0x30, {0x31, 0x00}));      // subject
    members.push_back(spki);
    members.push_back(element(0xA3, Bytes(20, 0x30)));  // extensions
    return element(0x30, join({element(0x30, join(members)), element(0x30, {}), element(0x03, {0})}));
}

Bytes found_in(const Bytes& der, bool& whole) {
    SpkiFinder finder;
    Bytes found;
    for (const auto byte : der) {
        if (finder.take(byte)) found.push_back(byte);
    }
    whole = finder.found();
    return found;
}

}  // namespace

TEST_CASE("the key is found in a certificate that comes byte by byte, with and without a version") {
    for (const bool version : {true, false}) {
        for (const std::size_t size : {std::size_t{1}, std::size_t{91}, std::size_t{294}}) {
            const auto spki = element(0x30, Bytes(size, 0x42));
            bool whole = false;
            CHECK(found_in(certificate(version, spki), whole) == spki);
            CHECK(whole);
        }
    }
}

TEST_CASE("what is no certificate, or ends early, has no key") {
    const auto der = certificate(true, element(0x30, Bytes(91, 0x42)));
    bool whole = true;
    for (std::size_t size = 0; size < 300; ++size) {
        found_in(Bytes(der.begin(), der.begin() + static_cast<std::ptrdiff_t>(size)), whole);
        CHECK_FALSE(whole);
    }
    found_in(certificate(true, element(0x31, {1})), whole);
    CHECK_FALSE(whole);
    found_in({0x30, 0x84, 1, 1, 1, 1}, whole);
    CHECK_FALSE(whole);
    found_in({0x30, 0x80, 0x30, 0x80}, whole);
    CHECK_FALSE(whole);
}

}  // namespace hearth::test
