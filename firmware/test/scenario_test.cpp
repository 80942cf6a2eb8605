#include <doctest/doctest.h>

#include "test/bench.h"
#include "test/json_file.h"

namespace hearth::test {
namespace {

constexpr std::uint64_t kPatience_ms = 1000;  // contracts/mqtt/scenarios/README.md, `within_ms`

void measure(Bench& bench, JsonValue numbers) {
    std::uint16_t measured = 0;
    std::array<float, Profile::kCapabilities> values{};
    for (auto number = numbers.first(); number.present(); number = number.following()) {
        const auto line = bench.profile.find(number.key()).value();
        measured = static_cast<std::uint16_t>(measured | 1U << line);
        values[line] = static_cast<float>(number.number().value());
    }
    bench.node->measure(measured, values, bench.now_ms);
}

void expect_message(Bench& bench, JsonValue step) {
    const std::string topic(step.member("expect").text().value());
    const auto within_ms = step.member("within_ms").whole().value_or(kPatience_ms);
    const auto message = bench.next(within_ms, topic == "status/heartbeat");
    REQUIRE_MESSAGE(message.topic == topic, "got ", message.topic, " ", message.payload);
    const Json actual(message.payload);
    REQUIRE(actual.fault() == JsonFault::none);
    if (!step.member("payload").present()) return;
    REQUIRE(difference(step.member("payload"), actual.root()) == "");
}

void expect_pins(Bench& bench, JsonValue lines) {
    for (auto line = lines.first(); line.present(); line = line.following()) {
        const auto number = bench.profile.find(line.key()).value();
        CAPTURE(line.key());
        if (line.is(JsonKind::number)) {
            REQUIRE(bench.pins.percents[number] == line.whole().value());
        } else {
            REQUIRE(bench.pins.levels[number] == line.truth().value());
        }
    }
}

/// Takes one step; false if it has no word that this runner knows.
bool take(Bench& bench, JsonValue step) {
    const auto has = [&](const char* word) { return step.member(word).present(); };
    if (has("at_ms")) bench.advance_to(step.member("at_ms").whole().value());
    if (has("connect")) {
        const auto sid = step.member("sid").text();
        return sid ? bench.connect(std::string(*sid)) : bench.connect(), true;
    }
    if (has("account")) return bench.transport.account = step.member("account").text().value(), true;
    if (has("sleep")) {
        bench.node->sleep(static_cast<std::uint32_t>(step.member("sleep").whole().value()), bench.now_ms);
        return true;
    }
    if (has("disconnect")) return bench.disconnect(), true;
    if (has("receive")) {
        return bench.receive(step.member("receive").text().value(), written(step.member("payload")),
                             step.member("retained").truth().value_or(false)),
               true;
    }
    if (has("press")) return bench.node->press(step.member("press").text().value(), bench.now_ms);
    if (has("measure")) return measure(bench, step.member("measure")), true;
    if (has("reboot")) {
        const auto run = step.member("reboot");
        bench.reboot(static_cast<std::uint32_t>(run.member("boot").whole().value()),
                     std::string(run.member("sid").text().value()));
        return true;
    }
    if (has("expect")) return expect_message(bench, step), true;
    if (has("expect_none")) {
        REQUIRE_MESSAGE(bench.silent(), bench.transport.published.front().payload);
        return true;
    }
    if (has("expect_pin")) return expect_pins(bench, step.member("expect_pin")), true;
    return has("at_ms");
}

void play(JsonValue scenario) {
    const auto device = scenario.member("device");
    Bench bench(profile_of(device), static_cast<std::uint32_t>(device.member("boot").whole().value()),
                std::string(device.member("sid").text().value()));
    const auto steps = scenario.member("steps");
    REQUIRE(steps.length() > 0);
    for (auto step = steps.first(); step.present(); step = step.following()) {
        const auto words = written(step);
        CAPTURE(words);
        REQUIRE(take(bench, step));
    }
}

}  // namespace

TEST_CASE("the device passes every dialogue of the contract") {
    const auto files = contract_files("scenarios");
    REQUIRE(files.size() >= 41);
    for (const auto& file : files) {
        CAPTURE(file);
        const Json scenario(text_of(file));
        REQUIRE(scenario.fault() == JsonFault::none);
        try {
            play(scenario.root());
        } catch (const std::exception& error) {
            FAIL_CHECK(error.what());
        } catch (...) {  // a step that did not hold has been reported; the other files are still played
        }
    }
}

}  // namespace hearth::test
