#include <doctest/doctest.h>

#include <string>

#include "core/json_reader.h"

namespace hearth::test {
namespace {

JsonFault fault_of(std::string text) {
    JsonNodes nodes;
    return read_json(text.data(), text.size(), nodes.data(), nodes.size()).fault;
}

}  // namespace

TEST_CASE("values are read as they are meant") {
    std::string text =
        R"( {"a":-1.5e2,"b":[true,false,{}],"c":"x\u00e9\ud83d\ude00\n","d":9007199254740992} )";
    JsonNodes nodes;
    const auto [fault, root] = read_json(text.data(), text.size(), nodes.data(), nodes.size());
    REQUIRE(fault == JsonFault::none);
    CHECK(root.length() == 4);
    CHECK(root.member("a").number() == -150);
    CHECK_FALSE(root.member("a").whole());
    CHECK(root.member("b").length() == 3);
    CHECK(root.member("b").first().truth() == true);
    CHECK(root.member("c").text() == "x\xC3\xA9\xF0\x9F\x98\x80\n");
    CHECK(root.member("d").whole() == 9007199254740992ULL);
    CHECK_FALSE(root.member("e").present());
    CHECK_FALSE(root.member("a").text());
}

TEST_CASE("what is not strict JSON is refused") {
    for (const auto* text : {"",
                             " ",
                             "{",
                             "}",
                             "{\"a\":1,}",
                             "{,}",
                             "{\"a\" 1}",
                             "{a:1}",
                             "{'a':1}",
                             "{\"a\":01}",
                             "{\"a\":+1}",
                             "{\"a\":1.}",
                             "{\"a\":.5}",
                             "{\"a\":1e}",
                             "{\"a\":0x1}",
                             "{\"a\":Infinity}",
                             "{\"a\":tru}",
                             "{\"a\":\"\t\"}",
                             "{\"a\":\"\\x\"}",
                             "{\"a\":\"\\u12\"}",
                             "{\"a\":\"\\ud800\"}",
                             "{\"a\":\"\\udc00\"}",
                             "{\"a\":\"b}",
                             "{} {}",
                             "{\"a\":[1 2]}",
                             "{\"a\":[1,]}",
                             "{\"a\":\"\xC0\x80\"}",
                             "{\"a\":\"\xED\xA0\x80\"}",
                             "{\"a\":\"\xFF\"}",
                             "{\"a\":\"\xE2\x82\"}",
                             "{\"a\":\"\xF4\x90\x80\x80\"}",
                             "{\"a\":}",
                             "[",
                             "{\"a\":]}",
                             "\xEF\xBB\xBF{}"}) {
        CAPTURE(text);
        CHECK(fault_of(text) == JsonFault::not_json);
    }
    CHECK(fault_of("[1]") == JsonFault::not_object);
    CHECK(fault_of("7") == JsonFault::not_object);
}

TEST_CASE("duplicate keys are found behind escapes and in inner objects") {
    CHECK(fault_of(R"({"a":1,"\u0061":2})") == JsonFault::duplicate_key);
    CHECK(fault_of(R"({"x":{"a":1,"b":{},"a":2}})") == JsonFault::duplicate_key);
    CHECK(fault_of(R"({"a":{"a":{"a":1}}})") == JsonFault::none);
}

TEST_CASE("depth, null, infinity and number of values are bounded") {
    CHECK(fault_of(R"({"a":[{"b":[]}]})") == JsonFault::none);
    CHECK(fault_of(R"({"a":[{"b":[[]]}]})") == JsonFault::nesting);
    CHECK(fault_of(R"({"a":)" + std::string(100'000, '[')) == JsonFault::nesting);
    CHECK(fault_of(R"({"a":null})") == JsonFault::null);
    CHECK(fault_of(R"({"a":-1e309})") == JsonFault::not_finite);
    CHECK(fault_of(R"({"a":)" + std::string(60, '9') + "}") == JsonFault::too_large);
    std::string many = R"({"a":[0)";
    for (int i = 0; i < 200; ++i) many += ",0";
    CHECK(fault_of(many + "]}") == JsonFault::too_large);
}

TEST_CASE("every cut of a document is refused, and its members so far can still be asked") {
    const std::string whole = R"({"v":1,"id":"01A","caps":[{"x":[true]}],"t":"\u00e9"})";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        std::string text = whole.substr(0, cut);
        JsonNodes nodes;
        const auto [fault, root] = read_json(text.data(), text.size(), nodes.data(), nodes.size());
        CAPTURE(cut);
        CHECK(fault == JsonFault::not_json);
        const auto id = root.member("id").text();
        CHECK(id.value_or("none") == (cut >= 17 ? "01A" : "none"));
    }
}

}  // namespace hearth::test
