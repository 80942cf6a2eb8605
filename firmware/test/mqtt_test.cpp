#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/mqtt_decoder.h"
#include "core/mqtt_encode.h"

namespace hearth::mqtt {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// What `encode` writes; empty if it refused.
template <typename Encode>
Bytes bytes_of(Encode encode, std::size_t room = 4096) {
    Bytes bytes(room);
    bytes.resize(encode(Room{bytes.data(), bytes.size()}));
    return bytes;
}

Publication sample(Qos qos) {
    static std::string payload = "hi";
    Publication publication;
    publication.topic = "a/b";
    publication.payload = payload.data();
    publication.payload_size = payload.size();
    publication.qos = qos;
    publication.packet_id = qos == Qos::at_least_once ? 0x1234 : 0;
    return publication;
}

/// True if a decoder with `capacity` bytes calls the stream malformed.
bool breaks(const Bytes& bytes, std::size_t capacity = 64) {
    Bytes memory(capacity);
    Decoder decoder(memory.data(), memory.size());
    for (std::size_t at = 0; at < bytes.size() && !decoder.broken();) {
        at += decoder.take(bytes.data() + at, bytes.size() - at);
    }
    return decoder.broken();
}

/// The PUBLISH with this first byte and body, parsed.
std::optional<Publication> parsed(std::uint8_t first, Bytes body) {
    static Bytes memory(256);
    static Decoder decoder(memory.data(), memory.size());
    decoder.reset();
    body.insert(body.begin(), {first, static_cast<std::uint8_t>(body.size())});
    decoder.take(body.data(), body.size());
    REQUIRE(decoder.complete());
    return parse_publish(decoder.packet());
}

}  // namespace

TEST_CASE("packets are written as the standard draws them") {
    CHECK(bytes_of([](Room room) {
              return encode_connect(room, {"id", "un", "pw", "w", "x", 10});
          }) == Bytes{0x10, 28, 0, 4,   'M', 'Q', 'T', 'T', 4, 0xEE, 0,   10, 0, 2,   'i',
                      'd',  0,  1, 'w', 0,   1,   'x', 0,   2, 'u',  'n', 0,  2, 'p', 'w'});
    CHECK(bytes_of([](Room room) { return encode_publish(room, sample(Qos::at_most_once)); }) ==
          Bytes{0x30, 7, 0, 3, 'a', '/', 'b', 'h', 'i'});
    auto again = sample(Qos::at_least_once);
    again.duplicate = again.retained = true;
    CHECK(bytes_of([&](Room room) { return encode_publish(room, again); }) ==
          Bytes{0x3B, 9, 0, 3, 'a', '/', 'b', 0x12, 0x34, 'h', 'i'});
    CHECK(bytes_of([](Room room) {
              return encode_subscribe(room, 1, {"a/+", "c"}, Qos::at_least_once);
          }) == Bytes{0x82, 12, 0, 1, 0, 3, 'a', '/', '+', 1, 0, 1, 'c', 1});
    CHECK(bytes_of([](Room room) { return encode_puback(room, 0x0102); }) == Bytes{0x40, 2, 1, 2});
    CHECK(bytes_of(encode_pingreq) == Bytes{0xC0, 0});
    CHECK(bytes_of(encode_disconnect) == Bytes{0xE0, 0});
}

TEST_CASE("a remaining length takes as many bytes as it needs") {
    for (const auto& [size, head] :
         {std::pair<std::size_t, std::size_t>{122, 2}, {123, 3}, {16378, 3}, {16379, 4}}) {
        std::string payload(size, 'x');
        auto publication = sample(Qos::at_most_once);
        publication.payload = payload.data();
        publication.payload_size = payload.size();
        CHECK(bytes_of([&](Room room) { return encode_publish(room, publication); }, 20'000).size() ==
              head + 5 + size);
    }
}

TEST_CASE("a packet that does not fit is not written at all") {
    for (std::size_t room = 0; room < 9; ++room) {
        CHECK(bytes_of([](Room to) { return encode_publish(to, sample(Qos::at_most_once)); }, room).empty());
    }
    CHECK(bytes_of([](Room to) { return encode_publish(to, sample(Qos::at_most_once)); }, 9).size() == 9);
}

TEST_CASE("a stream is read the same wherever it is cut") {
    Bytes stream{0x20, 2, 0,   0,   0x90, 3,    0,    1,   1,   0x3B, 9,
                 0,    3, 'a', '/', 'b',  0x12, 0x34, 'h', 'i', 0xD0, 0};
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        Bytes memory(64);
        Decoder decoder(memory.data(), memory.size());
        std::vector<PacketType> types;
        const auto feed = [&](std::size_t from, std::size_t to) {
            while (from < to) {
                from += decoder.take(stream.data() + from, to - from);
                if (decoder.complete()) types.push_back(decoder.packet().type);
                if (!decoder.complete() || decoder.packet().type != PacketType::publish) continue;
                const auto publication = parse_publish(decoder.packet());
                REQUIRE(publication);
                CHECK(publication->topic == "a/b");
                CHECK(std::string(publication->payload, publication->payload_size) == "hi");
                CHECK((publication->duplicate && publication->retained));
                CHECK(publication->packet_id == 0x1234);
            }
        };
        feed(0, cut);
        feed(cut, stream.size());
        CAPTURE(cut);
        CHECK(types == std::vector{PacketType::connack, PacketType::suback, PacketType::publish,
                                   PacketType::pingresp});
    }
}

TEST_CASE("malformed streams are refused") {
    CHECK(breaks({0x00, 0}));                                // type 0 is forbidden
    CHECK(breaks({0xF0, 0}));                                // type 15 too
    CHECK(breaks({0x50, 2, 0, 1}));                          // PUBREC: exactly-once is not spoken
    CHECK(breaks({0x41, 2, 0, 1}));                          // flags of PUBACK are 0
    CHECK(breaks({0x80, 2, 0, 1}));                          // flags of SUBSCRIBE are 2
    CHECK(breaks({0x30, 0xFF, 0xFF, 0xFF, 0xFF, 1}));        // a length of five bytes
    CHECK(breaks({0x90, 0xFF, 0x7F}));                       // a SUBACK longer than memory
    CHECK_FALSE(breaks({0x30, 0xFF, 0xFF, 0xFF, 0x7F, 0}));  // the longest PUBLISH there is
}

TEST_CASE("malformed publications are refused") {
    CHECK(parsed(0x30, {0, 1, 'a', 'x'}));
    CHECK_FALSE(parsed(0x30, {0}));
    CHECK_FALSE(parsed(0x30, {0, 5, 'a'}));             // topic longer than the packet
    CHECK_FALSE(parsed(0x30, {0, 0, 'x'}));             // empty topic
    CHECK_FALSE(parsed(0x30, {0, 1, '#'}));             // wildcard
    CHECK_FALSE(parsed(0x30, {0, 2, 'a', 0}));          // NUL
    CHECK_FALSE(parsed(0x30, {0, 1, 0xFF}));            // not UTF-8
    CHECK_FALSE(parsed(0x34, {0, 1, 'a', 0, 1, 'x'}));  // exactly-once
    CHECK_FALSE(parsed(0x36, {0, 1, 'a', 0, 1, 'x'}));  // QoS 3
    CHECK_FALSE(parsed(0x38, {0, 1, 'a', 'x'}));        // DUP with at-most-once
    CHECK_FALSE(parsed(0x32, {0, 1, 'a', 0, 0}));       // packet id 0
    CHECK_FALSE(parsed(0x32, {0, 1, 'a', 0}));          // half a packet id
}

TEST_CASE("an oversized publication is delivered with its beginning, and the stream goes on") {
    Bytes stream{0x30, 100, 0, 1, 'a'};
    stream.resize(102, 'x');
    stream.insert(stream.end(), {0xD0, 0});
    Bytes memory(10);
    Decoder decoder(memory.data(), memory.size());
    const auto taken = decoder.take(stream.data(), stream.size());
    REQUIRE(decoder.complete());
    CHECK(taken == 102);
    const auto publication = parse_publish(decoder.packet());
    REQUIRE(publication);
    CHECK(publication->truncated);
    CHECK(publication->payload_size == 7);
    decoder.take(stream.data() + taken, stream.size() - taken);
    CHECK(decoder.packet().type == PacketType::pingresp);
}

TEST_CASE("answers of the broker are read") {
    Bytes body{0, 5};
    CHECK(parse_connack({PacketType::connack, 0, body.data(), 2, false}) == 5);
    body = {2, 0};
    CHECK_FALSE(parse_connack({PacketType::connack, 0, body.data(), 2, false}));
    body = {0, 1, 1, 0x80};
    CHECK(parse_suback({PacketType::suback, 0, body.data(), 4, false}, 1) == false);
    CHECK(parse_suback({PacketType::suback, 0, body.data(), 3, false}, 1) == true);
    CHECK_FALSE(parse_suback({PacketType::suback, 0, body.data(), 3, false}, 2).has_value());
}

}  // namespace hearth::mqtt
