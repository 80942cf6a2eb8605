#include "core/reports.h"

namespace hearth {
namespace {

constexpr std::array<std::string_view, 3> kProofs{"none", "readback", "feedback"};
constexpr std::array<std::string_view, 3> kResults{"done", "rejected", "failed"};
constexpr std::array<std::string_view, 5> kKinds{"relay", "level", "number", "bool", "button"};
constexpr std::array<std::string_view, 11> kErrors{
    "",           "unknown_capability", "bad_value",     "unsupported_version", "busy",     "expired",
    "other_boot", "limit_max_on",       "limit_min_off", "interlock",           "too_large"};
constexpr std::array<std::string_view, 10> kRefusals{
    "",          "retained", "malformed", "too_large",     "pin_lockout",
    "stale_rev", "unsaved",  "busy",      "limit_min_off", "interlock"};

template <typename Names, typename Enum>
std::string_view name(const Names& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

void write_output(JsonWriter& out, const Capability& output) {
    out.open_array("ops");
    if (output.takes(Operation::set)) out.text({}, "set");
    if (output.takes(Operation::level)) out.text({}, "level");
    if (output.takes(Operation::pulse)) out.text({}, "pulse");
    out.close_array();
    if (output.max_on_s > 0) out.whole("max_on_s", output.max_on_s);
    out.truth("feedback", output.proof == Proof::feedback);
}

void write_sensors(JsonWriter& out, const Profile& profile, const Reading& reading) {
    out.open_object("m");
    for (std::size_t i = 0; i < profile.count; ++i) {
        if ((reading.measured >> i & 1) == 0) continue;
        out.measured(profile.capabilities[i].id.view(), static_cast<double>(reading.values[i]));
    }
    out.close_object();
}

}  // namespace

std::string_view name_of(Result result) {
    return name(kResults, result);
}

std::string_view name_of(Error error) {
    return name(kErrors, error);
}

std::string_view name_of(Proof proof) {
    return name(kProofs, proof);
}

std::string_view name_of(Refusal refusal) {
    return name(kRefusals, refusal);
}

void write_birth(JsonWriter& out, const Profile& profile, const Run& run, const Birth& birth,
                 std::uint64_t up_ms) {
    out.open_object().whole("v", 1).truth("online", true).text("sid", run.sid.view());
    out.whole("boot", run.boot).whole("up_ms", up_ms).text("fw", profile.firmware.view());
    out.whole("pin", birth.slot).whole("pins_rev", birth.pins_revision).text("why", birth.why).close_object();
}

void write_offline(JsonWriter& out, const Run& run, std::string_view why, std::uint32_t next_s) {
    out.open_object().whole("v", 1).truth("online", false).text("sid", run.sid.view()).text("why", why);
    if (next_s > 0) out.whole("next_s", next_s);
    out.close_object();
}

void write_info(JsonWriter& out, const Profile& profile) {
    out.open_object().whole("v", 1).text("model", profile.model.view()).text("hw", profile.hardware.view());
    out.text("fw", profile.firmware.view()).open_array("caps");
    for (std::size_t i = 0; i < profile.count; ++i) {
        const Capability& capability = profile.capabilities[i];
        out.open_object().text("id", capability.id.view()).text("t", name(kKinds, capability.kind));
        if (capability.is_output()) write_output(out, capability);
        if (!capability.unit.empty()) out.text("u", capability.unit.view());
        out.close_object();
    }
    out.close_array().close_object();
}

void write_state(JsonWriter& out, const Profile& profile, const Run& run, const Outputs& outputs,
                 const Inputs& inputs, std::string_view by, std::uint64_t up_ms) {
    out.open_object().whole("v", 1).text("sid", run.sid.view()).whole("up_ms", up_ms).open_object("st");
    for (std::uint8_t i = 0; i < profile.count; ++i) {
        const Capability& capability = profile.capabilities[i];
        if (capability.kind == CapabilityKind::relay)
            out.truth(capability.id.view(), outputs.level(i) > kOff);
        if (capability.kind == CapabilityKind::level) out.whole(capability.id.view(), outputs.level(i));
        if (capability.kind == CapabilityKind::truth) out.truth(capability.id.view(), inputs[i]);
    }
    out.close_object().text("by", by).close_object();
}

void write_ack(JsonWriter& out, const End& end, bool duplicate, std::uint64_t up_ms) {
    out.open_object().whole("v", 1).text("id", end.id.view()).text("res", name_of(end.result));
    if (end.error != Error::none) out.text("err", name_of(end.error));
    if (end.result != Result::rejected) out.text("proof", name_of(end.proof));
    out.truth("dup", duplicate).whole("up_ms", up_ms).close_object();
}

void write_heartbeat(JsonWriter& out, const Run& run, const Health& health, std::uint64_t up_ms) {
    out.open_object().whole("v", 1).text("sid", run.sid.view()).whole("up_ms", up_ms);
    out.whole("reconnects", health.reconnects).whole("dropped", health.dropped);
    out.whole("buffered", health.buffered).close_object();
}

void write_reading(JsonWriter& out, const Profile& profile, const Run& run, const Reading& reading,
                   std::uint64_t up_ms) {
    out.open_object().whole("v", 1).whole("boot", run.boot).whole("seq", reading.seq);
    out.whole("age_s", (up_ms - reading.taken_ms) / 1000);
    switch (reading.kind) {
        case Reading::Kind::sensors:
            write_sensors(out, profile, reading);
            break;
        case Reading::Kind::truth:
            out.text("cap", profile.capabilities[reading.capability].id.view()).truth("on", reading.on);
            break;
        case Reading::Kind::refused:
            out.text("refused", reading.topic.view()).text("why", name_of(reading.refusal));
            break;
        case Reading::Kind::withheld:
            out.text("refused", reading.topic.view()).text("why", name_of(reading.refusal));
            out.text("cap", profile.capabilities[reading.capability].id.view());
            break;
    }
    out.close_object();
}

}  // namespace hearth
