#include <doctest/doctest.h>

#include "test/bench.h"
#include "test/json_file.h"

namespace hearth::test {
namespace {

std::string command(const std::string& id) {
    return R"({"v":1,"id":")" + id +
           R"(","cap":"relay1","op":"set","val":true,"boot":17,"until_ms":3600000})";
}

/// Comes online and has said hello.
void settle_in(Bench& bench) {
    bench.connect();
    bench.transport.published.clear();
}

}  // namespace

TEST_CASE("outputs are driven off at boot, before anything is connected") {
    Bench bench(one_relay(), 17, "a91f");
    CHECK(bench.witness.actuations == std::vector<std::string>{"relay1 off by boot"});
    CHECK(bench.pins.writes == 1);
}

TEST_CASE("a relay that does not follow is failed, and its real state is reported") {
    Bench bench(one_relay(), 17, "a91f");
    settle_in(bench);
    bench.pins.stuck = true;
    bench.receive("commands/control", command("01A"));
    CHECK(bench.next().payload.find(R"("res":"failed","proof":"readback")") != std::string::npos);
    CHECK(bench.next().payload.find(R"("st":{"relay1":false})") != std::string::npos);
}

TEST_CASE("a broken contact is found by the feedback input") {
    Profile profile = one_relay();
    profile.capabilities[0].proof = Proof::feedback;
    Bench bench(profile, 17, "a91f");
    settle_in(bench);
    bench.pins.contact_broken = true;
    bench.receive("commands/control", command("01A"));
    CHECK(bench.next().payload.find(R"("res":"failed","proof":"feedback")") != std::string::npos);
}

TEST_CASE("presence, info and state are retained at-least-once; an end is not retained") {
    Bench bench(one_relay(), 17, "a91f");
    bench.connect();
    bench.receive("commands/control", command("01A"));
    for (const auto* topic :
         {"status/online", "status/info", "status/settings", "status/state", "status/ack", "status/state"}) {
        const auto message = bench.next();
        CHECK(message.topic == topic);
        CHECK(message.qos == mqtt::Qos::at_least_once);
        CHECK(message.retained == (message.topic != "status/ack"));
    }
}

TEST_CASE("a heartbeat comes every minute, at most once and not retained") {
    Bench bench(one_relay(), 17, "a91f");
    settle_in(bench);
    for (int minute = 1; minute <= 3; ++minute) {
        bench.advance_to(bench.now_ms + 60'000);
        const auto beat = bench.next(100, true);
        CHECK(beat.topic == "status/heartbeat");
        CHECK(beat.qos == mqtt::Qos::at_most_once);
        CHECK_FALSE(beat.retained);
    }
}

TEST_CASE("a switch input is told as an event and in the state") {
    const Json json(R"({"id":"hall-1","caps":[{"id":"motion1","t":"bool"}]})");
    Bench bench(profile_of(json.root()), 17, "a91f");
    settle_in(bench);
    CHECK(bench.node->sense("motion1", true, bench.now_ms));
    CHECK(bench.next().payload.find(R"("st":{"motion1":true},"by":"local")") != std::string::npos);
    CHECK(bench.next().payload.find(R"("cap":"motion1","on":true)") != std::string::npos);
    CHECK(bench.node->sense("motion1", true, bench.now_ms));
    CHECK(bench.next(500).topic.empty());
    CHECK_FALSE(bench.node->sense("motion2", true, bench.now_ms));
    CHECK_FALSE(bench.node->press("motion1", bench.now_ms));
}

TEST_CASE("a new pin set is confirmed by a birth with its revision, over the same connection") {
    Bench bench(one_relay(), 17, "a91f");
    settle_in(bench);
    std::string pin = "sha256:";
    for (int i = 0; i < 32; ++i) pin += "a1";
    bench.receive("config/pins", R"({"v":1,"rev":8,"pins":[")" + pin + "\"]}", true);
    const auto birth = bench.next();
    CHECK(birth.topic == "status/online");
    CHECK(birth.payload.find(R"("pin":0,"pins_rev":8)") != std::string::npos);
    bench.receive("config/pins", R"({"v":1,"rev":8,"pins":[")" + pin + "\"]}", true);
    CHECK(bench.next(500).topic.empty());
    CHECK(bench.link->session() == 1);
}

TEST_CASE("a stop is announced and leaves no last will behind") {
    Bench bench(one_relay(), 17, "a91f");
    settle_in(bench);
    bench.node->stop(bench.now_ms);
    const auto message = bench.next(0);
    CHECK(message.topic == "status/online");
    CHECK(message.payload == R"({"v":1,"online":false,"sid":"a91f","why":"stopped"})");
    CHECK_FALSE(bench.link->online());
}

TEST_CASE("a message on another device's topic is nothing to this one") {
    Bench bench(one_relay(), 17, "a91f");
    settle_in(bench);
    bench.transport.deliver("hearth/devices/lamp-2/commands/control", command("01A"),
                            mqtt::Qos::at_least_once, false);
    bench.advance_to(bench.now_ms + 500);
    CHECK(bench.witness.actuations.size() == 1);
    CHECK(bench.next(500).topic.empty());
}

}  // namespace hearth::test
