#include <doctest/doctest.h>

#include "test/bench.h"
#include "test/json_file.h"

namespace hearth::test {
namespace {

std::string payload_of(JsonValue example) {
    if (example.member("raw").present()) return std::string(example.member("raw").text().value());
    const auto repeat = example.member("raw_repeat");
    if (!repeat.present()) return written(example.member("payload"));
    std::string text;
    for (std::uint64_t i = 0; i < repeat.member("times").whole().value(); ++i) {
        text += repeat.member("text").text().value();
    }
    return text;
}

/// The device of contracts/mqtt/examples/README.md: boot 17, one reading sent, pin set 7, settings 7.
class ExampleBench {
  public:
    ExampleBench()
        : bench(profile_with(R"({"id":"relay1","t":"relay","ops":["set","pulse"],"max_on_s":3600},)"
                             R"({"id":"temperature","t":"number"},{"id":"relay2","t":"relay","ops":["set"]},)"
                             R"({"id":"light","t":"level","ops":["level"]})"),
                17, "a91f") {
        bench.storage.values["pins"] = pins_record();
        bench.storage.values["settings"] = R"({"v":1,"rev":7,"enrolment":0,"caps":{}})";
        bench.storage.values["secret"] = R"({"v":1,"rev":2,"enrolment":0,"newest":"CCCCCCCCCCCCCCCCCCCCCA"})";
        bench.reboot(17, "a91f");
        bench.connect();
        bench.node->measure(2, {0, 21.4F}, bench.now_ms);
        bench.advance_to(2000);
        bench.transport.published.clear();
    }

    /// What the device says to `payload` on `leaf`, in the words of `code`.
    std::string says_to(std::string_view leaf, const std::string& payload) {
        bench.receive(leaf, payload);
        const auto message = bench.next(300);
        const Json said(message.payload);
        if (message.topic == "status/ack")
            return std::string(said.root().member("err").text().value_or("done"));
        if (message.topic == "status/settings" && said.root().member("err").present()) {
            return std::string(said.root().member("err").text().value());
        }
        if (message.topic == "telemetry/events") return std::string(said.root().member("why").text().value());
        return message.topic.empty() ? "ignored" : message.topic;
    }

    Bench bench;

  private:
    std::string pins_record() const {
        std::string a = "sha256:";
        std::string b = a;
        for (int i = 0; i < 32; ++i) a += "a1", b += "b2";
        return R"({"rev":7,"enrolment":0,"pins":[")" + a + R"(",")" + b + R"("]})";
    }
};

/// What the device does with a good payload of each topic.
const std::map<std::string, std::string>& good_answers() {
    static const std::map<std::string, std::string> answers{
        {"commands/control", "done"},          {"telemetry/committed", "ignored"},
        {"commands/report", "status/state"},   {"config/pins", "status/online"},
        {"config/desired", "status/settings"}, {"commands/config", "status/settings"},
        {"config/schedule", "status/ran"},
    };
    return answers;
}

void check_to_device(JsonValue file) {
    const std::string topic(file.member("topic").text().value());
    const auto valid = file.member("valid");
    for (auto example = valid.first(); example.present(); example = example.following()) {
        CAPTURE(example.member("name").text().value());
        const auto& wanted = good_answers().at(topic);
        ExampleBench device;
        CHECK(device.says_to(topic, payload_of(example)) == wanted);
        const bool releases = example.member("payload").member("from").whole() == 1;
        CHECK(device.bench.witness.released == (releases ? 1 : 0));
    }
    const auto invalid = file.member("invalid");
    for (auto example = invalid.first(); example.present(); example = example.following()) {
        CAPTURE(example.member("name").text().value());
        ExampleBench device;
        const auto writes = device.bench.pins.writes;
        CHECK(device.says_to(topic, payload_of(example)) == example.member("code").text().value());
        CHECK(device.bench.pins.writes == writes);
        CHECK(device.bench.kept->pinned.revision() == 7);
        CHECK(device.bench.kept->settings.current().revision == 7);
        CHECK(device.bench.kept->secrets.revision() == 2);
        CHECK(device.bench.witness.released == 0);
    }
}

std::string fault_code(const std::string& payload) {
    static const std::vector<std::string> names{"none", "not_json", "not_object", "duplicate_key",
                                                "null", "nesting",  "not_finite", "too_large"};
    std::string copy = payload;
    std::vector<JsonNode> nodes(copy.size() + 1);
    return names[static_cast<std::size_t>(
        read_json(copy.data(), copy.size(), nodes.data(), nodes.size()).fault)];
}

/// The reader is the same code on both sides, so it has to agree on everything that is not about fields.
void check_from_device(JsonValue file) {
    const auto valid = file.member("valid");
    for (auto example = valid.first(); example.present(); example = example.following()) {
        CHECK(fault_code(payload_of(example)) == "none");
    }
    const auto invalid = file.member("invalid");
    for (auto example = invalid.first(); example.present(); example = example.following()) {
        const std::string code(example.member("code").text().value());
        CAPTURE(example.member("name").text().value());
        if (example.member("raw").present()) CHECK(fault_code(payload_of(example)) == code);
    }
}

}  // namespace

TEST_CASE("the golden payloads are taken and refused as the contract says") {
    std::size_t to_device = 0;
    for (const auto& path : contract_files("examples")) {
        CAPTURE(path);
        const Json file(text_of(path));
        REQUIRE(file.fault() == JsonFault::none);
        const auto direction = file.root().member("direction").text();
        // What is said to lines of a header is no business of a board.
        if (direction == "from-device") check_from_device(file.root());
        if (direction != "to-device") continue;
        ++to_device;
        check_to_device(file.root());
    }
    CHECK(to_device == 7);
}

}  // namespace hearth::test
