#include <doctest/doctest.h>

#include <string>

#include "core/crc32.h"
#include "core/enrolment_code.h"
#include "test/enrolment_code.h"

namespace hearth::test {
namespace {

const std::string kPin = "\"sha256:" + std::string(64, 'a') + '"';

std::string object(const std::string& id, const std::string& port, const std::string& pins) {
    return R"({"v":1,"id":")" + id +
           R"(","secret":"AAAAAAAAAAAAAAAAAAAAAA","hosts":["hearth.local","10.0.0.2"],)" + R"("port":)" +
           port + R"(,"root":"hearth","pins":[)" + pins + "]}";
}

}  // namespace

TEST_CASE("CRC-32 has its published check value") {
    CHECK(crc32("123456789") == 0xCBF43926);
}

TEST_CASE("a code gives everything it was made from") {
    const auto enrolment = read_enrolment_code(enrolment_code(object("lamp-1", "8883", kPin)));
    REQUIRE(enrolment);
    CHECK(enrolment->id.view() == "lamp-1");
    CHECK(enrolment->secret.view() == "AAAAAAAAAAAAAAAAAAAAAA");
    CHECK(enrolment->root.view() == "hearth");
    CHECK(enrolment->host_count == 2);
    CHECK(enrolment->hosts[1].view() == "10.0.0.2");
    CHECK(enrolment->port == 8883);
    CHECK(enrolment->fingerprints.size() == 1);
}

TEST_CASE("a mistyped character never goes unnoticed") {
    const auto code = enrolment_code(object("lamp-1", "8883", kPin));
    for (std::size_t i = 0; i < code.size(); ++i) {
        auto wrong = code;
        wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
        CAPTURE(i);
        const bool same_digit = i >= code.size() - 8 && (code[i] == 'a');  // hex digits may be capitals
        CHECK(read_enrolment_code(wrong).has_value() == same_digit);
        CHECK_FALSE(read_enrolment_code(code.substr(0, i)));
    }
}

TEST_CASE("a code that would be useless or dangerous is refused") {
    const auto reads = [](const std::string& json) {
        return read_enrolment_code(enrolment_code(json)).has_value();
    };
    CHECK_FALSE(reads(object("lamp-1", "8883", "")));
    CHECK_FALSE(reads(object("lamp-1", "8883", "\"sha256:" + std::string(64, '0') + '"')));
    CHECK_FALSE(reads(object("lamp-1", "8883", kPin + "," + kPin + "," + kPin)));
    CHECK_FALSE(reads(object("lamp-1", "8883", "\"any\"")));
    CHECK_FALSE(reads(object("lamp-1", "0", kPin)));
    CHECK_FALSE(reads(object("lamp-1", "65536", kPin)));
    for (const auto* id :
         {"ab", "-lamp", "Lamp-1", "lamp/1", "lamp+1", "abcdefghijklmnopqrstuvwxyz0123456"}) {
        CHECK_FALSE(reads(object(id, "8883", kPin)));
    }
    CHECK_FALSE(reads("{}"));
    CHECK_FALSE(reads("null"));
}

}  // namespace hearth::test
