#include "test/fuzz.h"

#include <doctest/doctest.h>

#include "core/mqtt_encode.h"
#include "test/bench.h"
#include "test/enrolment_code.h"
#include "test/json_file.h"
#include "tls/spki_finder.h"

/// The sanitizers watch; what is checked beside is what must hold whatever came.
namespace hearth::test {
namespace {

/// The payloads of an example file, good and bad.
std::vector<std::string> payloads(const std::string& file) {
    std::vector<std::string> texts;
    const Json json(text_of(HEARTH_CONTRACTS "/mqtt/examples/" + file + ".json"));
    for (const auto* list : {"valid", "invalid"}) {
        const auto examples = json.root().member(list);
        for (auto example = examples.first(); example.present(); example = example.following()) {
            if (example.member("payload").present()) texts.push_back(written(example.member("payload")));
            if (example.member("raw").present()) texts.emplace_back(*example.member("raw").text());
        }
    }
    return texts;
}

Profile everything() {
    return profile_with(R"({"id":"relay1","t":"relay","ops":["set","pulse"],"max_on_s":3600},)"
                        R"({"id":"temperature","t":"number"},{"id":"relay2","t":"relay","ops":["set"]},)"
                        R"({"id":"light","t":"level","ops":["level"]})");
}

bool is_json(std::string text) {
    std::vector<JsonNode> nodes(text.size() + 1);
    return read_json(text.data(), text.size(), nodes.data(), nodes.size()).fault == JsonFault::none;
}

/// Feeds a whole device on `leaf`; everything it says must be JSON that the contract's own reader takes.
void feed_device(const std::string& leaf, const std::string& file) {
    Mutations mutations(payloads(file), fuzz_seed());
    for (std::size_t run = 0; run < fuzz_runs();) {
        Bench bench(everything(), 17, "a91f");
        bench.storage.values["settings"] = R"({"v":1,"rev":1,"caps":{"relay1":{"lock":"relay2"}}})";
        bench.reboot(17, "a91f");
        bench.connect();
        for (int i = 0; i < 50; ++i, ++run) {
            bench.receive(leaf, mutations.next());
            bench.advance_to(bench.now_ms + 20);
            REQUIRE(bench.link->online());
        }
        for (const auto& message : bench.transport.published) {
            REQUIRE_MESSAGE(is_json(message.payload), message.payload);
            REQUIRE(message.payload.size() <= 1024);
        }
        bench.reboot(18, "b002");
        bench.connect();
        REQUIRE(bench.link->online());
    }
}

}  // namespace

TEST_CASE("fuzz: what the JSON reader takes is one tree inside the text") {
    Mutations mutations(payloads("commands-control"), fuzz_seed());
    std::size_t taken = 0;
    for (std::size_t run = 0; run < fuzz_runs(); ++run) {
        auto text = mutations.next();
        JsonNodes nodes;
        const auto [fault, root] = read_json(text.data(), text.size(), nodes.data(), nodes.size());
        written(root);  // walks every node that was read, after a fault too
        if (fault != JsonFault::none) continue;
        ++taken;
        REQUIRE(root.is(JsonKind::object));
        REQUIRE(nodes[0].next <= nodes.size());
        for (std::size_t i = 0; i < nodes[0].next; ++i) {
            REQUIRE(nodes[i].next > i);
            REQUIRE(nodes[i].next <= nodes[0].next);
        }
    }
    CHECK(taken < fuzz_runs());
    CHECK(taken > 0);
}

TEST_CASE("fuzz: the MQTT decoder, and the parsers behind it, stay inside what came") {
    std::vector<std::string> packets{std::string("\x20\x02\x00\x00", 4),
                                     std::string("\x90\x05\x00\x01\x01\x01\x01", 7),
                                     std::string("\xD0\x00", 2), std::string("\x40\x02\x00\x07", 4)};
    for (const auto& payload : payloads("config-desired")) {
        std::string copy = payload.substr(0, 700);
        mqtt::Publication publication;
        publication.topic = "hearth/devices/lamp-1/config/desired";
        publication.payload = copy.data();
        publication.payload_size = copy.size();
        publication.qos = mqtt::Qos::at_least_once;
        publication.packet_id = 7;
        std::vector<std::uint8_t> bytes(1024);
        const auto size = mqtt::encode_publish({bytes.data(), bytes.size()}, publication);
        packets.emplace_back(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    }
    Mutations mutations(packets, fuzz_seed());
    for (std::size_t run = 0; run < fuzz_runs(); ++run) {
        const auto stream = mutations.next() + mutations.next();
        std::vector<std::uint8_t> bytes(stream.begin(),
                                        stream.end());  // exactly as long: the sanitizer sees the end
        std::vector<std::uint8_t> memory(1024);
        mqtt::Decoder decoder(memory.data(), memory.size());
        for (std::size_t taken = 0; taken < bytes.size() && !decoder.broken();) {
            const auto took = decoder.take(bytes.data() + taken, bytes.size() - taken);
            REQUIRE(took > 0);
            REQUIRE(took <= bytes.size() - taken);
            taken += took;
            if (!decoder.complete()) continue;
            const auto& packet = decoder.packet();
            mqtt::parse_connack(packet);
            mqtt::parse_suback(packet, 1);
            mqtt::parse_puback(packet);
            if (packet.type == mqtt::PacketType::publish) mqtt::parse_publish(packet);
        }
    }
}

TEST_CASE("fuzz: a link before any bytes whatever ends or goes on, and comes back") {
    Mutations mutations({std::string("\x20\x02\x00\x00\x90\x05\x00\x01\x01\x01\x01\xD0\x00", 13)},
                        fuzz_seed());
    Bench bench(everything(), 17, "a91f");
    for (std::size_t run = 0; run < fuzz_runs(); ++run) {
        const auto text = mutations.next();
        bench.transport.inject({text.begin(), text.end()});
        bench.node->step(bench.now_ms);
        if (run % 50 == 49) bench.connect();
    }
    bench.disconnect();
    bench.advance_to(bench.now_ms + 1000);
    bench.connect();
    CHECK(bench.link->online());
}

TEST_CASE("fuzz: an enrolment code, its checksum right, gives a whole enrolment or none") {
    const std::string pin = "sha256:" + std::string(64, 'a');
    Mutations mutations(
        {R"({"v":1,"id":"lamp-1","secret":"AAAAAAAAAAAAAAAAAAAAAA","hosts":["hearth.local"],"port":8883,)"
         R"("root":"hearth","pins":[")" +
         pin + "\",\"spki-" + pin + "\"]}"},
        fuzz_seed());
    for (std::size_t run = 0; run < fuzz_runs(); ++run) {
        const auto enrolment = read_enrolment_code(enrolment_code(mutations.next()));
        read_enrolment_code(mutations.next());
        if (!enrolment) continue;
        REQUIRE(is_device_id(enrolment->id.view()));
        REQUIRE(enrolment->host_count > 0);
        REQUIRE(enrolment->fingerprints.size() > 0);
        REQUIRE(enrolment->port > 0);
    }
}

TEST_CASE("fuzz: a device before commands, settings, secrets, pins and schedules that are nearly right") {
    feed_device("commands/control", "commands-control");
    feed_device("config/desired", "config-desired");
    feed_device("commands/config", "commands-config");
    feed_device("config/pins", "config-pins");
    feed_device("telemetry/committed", "telemetry-committed");
    feed_device("config/schedule", "config-schedule");
}

TEST_CASE("fuzz: two locked relays are never both on, whatever commands and settings come") {
    const auto command = [](const std::string& line, bool on) {
        return R"({"v":1,"id":"X","cap":")" + line + R"(","op":"set","val":)" + (on ? "true" : "false") +
               R"(,"boot":17,"until_ms":9000000})";
    };
    std::mt19937_64 chance(fuzz_seed());
    Bench bench(everything(), 17, "a91f");
    bench.connect();
    bench.receive("config/desired",
                  R"({"v":1,"rev":1,"caps":{"relay2":{"lock":"relay1"},"relay1":{"max_on_s":1}}})");
    for (std::size_t run = 0; run < fuzz_runs(); ++run) {
        auto text = command(chance() % 2 == 0 ? "relay1" : "relay2", chance() % 3 > 0);
        text.replace(text.find("\"X\"") + 1, 1, std::to_string(run));
        if (chance() % 4 == 0) {
            bench.node->press(chance() % 2 == 0 ? "relay1" : "relay2", bench.now_ms);
        } else {
            bench.receive("commands/control", text);
        }
        REQUIRE_FALSE((bench.pins.levels[0] && bench.pins.levels[2]));
        bench.advance_to(bench.now_ms + chance() % 300);
        bench.transport.published.clear();
    }
}

TEST_CASE("fuzz: the search for a certificate's key ends inside it") {
    std::mt19937_64 chance(fuzz_seed());
    for (std::size_t run = 0; run < fuzz_runs(); ++run) {
        SpkiFinder finder;
        std::size_t marked = 0;
        const auto size = chance() % 600;
        for (std::size_t i = 0; i < size; ++i) {
            const auto byte = chance() % 3 == 0 ? 0x30U : static_cast<unsigned>(chance() % 256);
            marked += finder.take(static_cast<std::uint8_t>(byte)) ? 1 : 0;
        }
        REQUIRE(marked <= size);
    }
}

}  // namespace hearth::test
