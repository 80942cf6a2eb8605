#include <doctest/doctest.h>

#include "core/reports.h"
#include "test/bench.h"
#include "test/json_file.h"

namespace hearth::test {
namespace {

/// The payload called `name` in the examples of `topic`, written without spaces.
std::string example(const std::string& file, std::string_view name) {
    const Json json(text_of(HEARTH_CONTRACTS "/mqtt/examples/" + file + ".json"));
    const auto valid = json.root().member("valid");
    for (auto entry = valid.first(); entry.present(); entry = entry.following()) {
        if (entry.member("name").text() == name) return written(entry.member("payload"));
    }
    return "no example called " + std::string(name);
}

Run run() {
    Run run;
    run.sid.assign("a91f");
    run.boot = 17;
    return run;
}

Profile thermometer_with_relay() {
    const Json json(R"({"id":"boiler","caps":[{"id":"relay1","t":"relay","ops":["set"],"feedback":true},)"
                    R"({"id":"temperature","t":"number","u":"°C"}]})");
    Profile profile = profile_of(json.root());
    profile.model.assign("esp8266-relay1-thermometer");
    return profile;
}

End end_of(Result result, Error error, Proof proof) {
    End end;
    end.id.assign("01HZX8");
    end.result = result;
    end.error = error;
    end.proof = proof;
    return end;
}

/// What `write` writes.
template <typename Write>
std::string text(Write write) {
    std::array<char, 2048> memory{};
    JsonWriter out(memory.data(), memory.size());
    write(out);
    return std::string(out.view());
}

}  // namespace

TEST_CASE("what the device writes is the golden payload, byte for byte") {
    const Profile profile = thermometer_with_relay();
    RecordedPins pins;
    RecordedWitness witness;
    const Settings settings;
    const Outputs outputs(profile, settings, pins, witness);
    pins.levels[0] = true;

    CHECK(text([&](auto& out) {
              write_birth(out, profile, run(), {"power", 0, 7}, 2100);
          }) == example("status-online", "birth after power on"));
    CHECK(text([&](auto& out) { write_offline(out, run(), "lost"); }) ==
          example("status-online", "last will"));
    CHECK(text([&](auto& out) { write_offline(out, run(), "stopped"); }) ==
          example("status-online", "stopped on purpose"));
    CHECK(text([&](auto& out) { write_info(out, profile); }) ==
          example("status-info", "a relay with feedback and a thermometer"));
    CHECK(text([&](auto& out) { write_state(out, profile, run(), outputs, {}, "cmd:01HZX8", 86401200); }) ==
          example("status-state", "after a command"));
    CHECK(text([&](auto& out) {
              write_heartbeat(out, run(), {3, 0, 2}, 86400000);
          }) == example("status-heartbeat", "a host without radio"));
}

TEST_CASE("an end is written as the golden payload, byte for byte") {
    const auto ack = [](const End& end, bool again) {
        return text([&](auto& out) { write_ack(out, end, again, 86401190); });
    };
    const auto done = end_of(Result::done, Error::none, Proof::readback);
    CHECK(ack(done, false) == example("status-ack", "done, the output read back"));
    CHECK(ack(done, true) == example("status-ack", "told again"));
    CHECK(ack(end_of(Result::failed, Error::none, Proof::feedback), false) ==
          example("status-ack", "failed, the proof disagreed"));
    CHECK(ack(end_of(Result::rejected, Error::expired, Proof::none), false) ==
          example("status-ack", "rejected: expired"));
    CHECK(ack(end_of(Result::rejected, Error::too_large, Proof::none), false) ==
          example("status-ack", "rejected: too_large"));
}

TEST_CASE("a reading is written as the golden payload, byte for byte") {
    const Json json(
        R"({"id":"air-1","caps":[{"id":"temperature","t":"number"},{"id":"humidity","t":"number"},)"
        R"({"id":"motion1","t":"bool"}]})");
    const Profile profile = profile_of(json.root());
    const auto written_reading = [&](const Reading& reading, std::uint64_t up_ms) {
        return text([&](auto& out) { write_reading(out, profile, run(), reading, up_ms); });
    };
    Reading sensors;
    sensors.seq = 1007;
    sensors.measured = 3;
    sensors.values = {21.4F, 40.2F};
    CHECK(written_reading(sensors, 999) == example("telemetry-sensors", "two numbers"));

    Reading motion;
    motion.seq = 1010;
    motion.kind = Reading::Kind::truth;
    motion.capability = 2;
    CHECK(written_reading(motion, 12'000) == example("telemetry-events", "its end, told later"));

    Reading refused;
    refused.seq = 1009;
    refused.kind = Reading::Kind::refused;
    refused.refusal = Refusal::retained;
    refused.topic.assign("commands/control");
    CHECK(written_reading(refused, 0) == example("telemetry-events", "a retained command was dropped"));
}

TEST_CASE("a document that does not fit is refused as a whole") {
    std::array<char, 10> memory{};
    JsonWriter out(memory.data(), memory.size());
    out.open_object().text("name", "too long").close_object();
    CHECK_FALSE(out.ok());
    CHECK(out.view().empty());
}

TEST_CASE("a text is escaped") {
    CHECK(text([](auto& out) { out.open_object().text("t", "a\"b\\c\n°").close_object(); }) ==
          "{\"t\":\"a\\\"b\\\\c\\u000a°\"}");
}

}  // namespace hearth::test
