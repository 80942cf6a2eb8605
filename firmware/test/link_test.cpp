#include <doctest/doctest.h>

#include "test/bench.h"

namespace hearth::test {
namespace {

std::string command(const std::string& id, bool on) {
    return R"({"v":1,"id":")" + id + R"(","cap":"relay1","op":"set","val":)" + (on ? "true" : "false") +
           R"(,"boot":17,"until_ms":3600000})";
}

}  // namespace

TEST_CASE("the connection is a clean session under the device's own name, with a retained last will") {
    Bench bench(one_relay(), 17, "a91f");
    bench.connect();
    const std::string body(bench.transport.connect.begin(), bench.transport.connect.end());
    CHECK(static_cast<std::uint8_t>(body[7]) ==
          0xEE);  // user, password, will retained, will QoS 1, will, clean
    CHECK(body.find("lamp-1") != body.rfind("lamp-1"));
    CHECK(body.find(R"({"v":1,"online":false,"sid":"a91f","why":"lost"})") != std::string::npos);
    CHECK(body.find("hearth/devices/lamp-1/status/online") != std::string::npos);
}

TEST_CASE("not one byte is written over a transport that does not vouch for the broker") {
    Bench bench(one_relay(), 17, "a91f");
    bench.transport.vouched = false;
    bench.connect();
    CHECK(bench.transport.opened > 0);
    CHECK(bench.transport.bytes_written == 0);
    CHECK(bench.link->bytes_sent() == 0);
    CHECK(bench.link->fault() == LinkFault::refused_certificate);
}

TEST_CASE("a refusal of the broker ends the attempt with its reason") {
    Bench bench(one_relay(), 17, "a91f");
    bench.random.value = UINT32_MAX;
    bench.transport.connack_code = 5;
    bench.connect();
    CHECK(bench.link->fault() == LinkFault::refused_by_broker);
    CHECK(bench.transport.opened == 1);

    Bench other(one_relay(), 17, "a91f");
    other.random.value = UINT32_MAX;
    other.transport.grants = false;
    other.connect();
    CHECK(other.link->fault() == LinkFault::subscription_refused);
    CHECK(other.transport.published.empty());
}

TEST_CASE("attempts back off while the broker cannot be reached") {
    Bench bench(one_relay(), 17, "a91f");
    bench.random.value = UINT32_MAX;
    bench.advance_to(200'000);
    // At about 0, 1, 3, 7, 15 and 31 seconds, then every 30.
    CHECK(bench.transport.opened == 11);
}

TEST_CASE("a quiet connection is pinged, and one that does not answer is given up within a keepalive") {
    Bench bench(one_relay(), 17, "a91f");
    bench.connect();
    bench.transport.published.clear();
    bench.advance_to(29'000);
    CHECK(bench.transport.pings == 0);
    bench.advance_to(31'000);
    CHECK(bench.transport.pings == 1);
    bench.advance_to(300'000);
    CHECK(bench.link->session() == 1);

    bench.transport.answers = false;
    bench.advance_to(360'000);
    CHECK_FALSE(bench.link->online());
    CHECK(bench.link->fault() == LinkFault::timeout);
}

TEST_CASE("a broker that never answers CONNECT is given up") {
    Bench bench(one_relay(), 17, "a91f");
    bench.transport.answers = false;
    bench.connect();
    CHECK(bench.link->state() == LinkState::greeting);
    bench.random.value = UINT32_MAX;
    bench.advance_to(10'100);
    CHECK(bench.link->state() == LinkState::resting);
    CHECK(bench.link->fault() == LinkFault::timeout);
}

TEST_CASE("malformed bytes from the broker end the connection") {
    Bench bench(one_relay(), 17, "a91f");
    bench.connect();
    bench.random.value = UINT32_MAX;
    bench.transport.inject({0x00, 0x00});
    bench.node->step(bench.now_ms);
    CHECK(bench.link->fault() == LinkFault::malformed);
    CHECK_FALSE(bench.link->online());
}

TEST_CASE("a command is acknowledged to the broker only after its end was told") {
    Bench bench(one_relay(), 17, "a91f");
    bench.connect();
    bench.transport.published.clear();
    bench.receive("commands/control", command("01A", true));
    REQUIRE(bench.transport.published.size() == 2);
    CHECK(bench.transport.acknowledged.size() == 1);
}

TEST_CASE("a burst of commands is taken in order, each once") {
    Bench bench(one_relay(), 17, "a91f");
    bench.connect();
    bench.transport.published.clear();
    for (int i = 0; i < 40; ++i) {
        bench.transport.deliver("hearth/devices/lamp-1/commands/control",
                                command(std::to_string(i), i % 2 == 0), mqtt::Qos::at_least_once, false);
    }
    bench.advance_to(bench.now_ms + 1000);
    CHECK(bench.witness.actuations.size() == 1 + 40);  // and the one of the boot
    CHECK(bench.transport.acknowledged.size() == 40);
    for (int i = 0; i < 40; ++i) {
        CHECK(bench.next().payload.find("\"id\":\"" + std::to_string(i) + '"') != std::string::npos);
        CHECK(bench.next().topic == "status/state");
    }
}

TEST_CASE("a device never says more than ten things a second by itself, after a reconnect either") {
    Bench bench(one_relay(), 17, "a91f");
    bench.connect();
    for (int i = 0; i < 16; ++i) bench.receive("commands/control", command(std::to_string(i), true));
    for (int i = 0; i < 60; ++i) bench.node->measure(1, {1}, bench.now_ms);
    bench.disconnect();
    bench.transport.published.clear();
    bench.connect();
    std::size_t before = 0;
    for (std::uint64_t second = 1; second <= 5; ++second) {
        bench.advance_to(bench.now_ms + 1000);
        CHECK(bench.transport.published.size() - before <= 10);
        before = bench.transport.published.size();
    }
    CHECK(before > 30);
}

}  // namespace hearth::test
