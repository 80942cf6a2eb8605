#include "host/devices_file.h"

#include <stdexcept>

#include "core/enrolment_code.h"
#include "core/json_reader.h"
#include "host/text_file.h"

namespace hearth::host {
namespace {

constexpr std::size_t kNesting = 6;  // root, devices, device, caps, capability, ops
constexpr const char* kFirmwareVersion = "1.0.0";

template <std::size_t N>
void keep(Text<N>& text, JsonValue value, const char* what) {
    if (!value.text() || !text.assign(*value.text())) {
        throw std::runtime_error(std::string(what) + " is missing or longer than " + std::to_string(N));
    }
}

bool is_capability_id(std::string_view id) {
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    return !id.empty() && id.find_first_not_of(kAllowed) == std::string_view::npos;
}

CapabilityKind kind_of(JsonValue value) {
    const auto t = value.text();
    if (t == "relay") return CapabilityKind::relay;
    if (t == "level") return CapabilityKind::level;
    if (t == "number") return CapabilityKind::number;
    if (t == "bool") return CapabilityKind::truth;
    if (t == "button") return CapabilityKind::button;
    throw std::runtime_error("t is none of relay, level, number, bool, button");
}

Operation operation_of(JsonValue op, CapabilityKind kind) {
    const bool relay = kind == CapabilityKind::relay;
    if (relay && op.text() == "set") return Operation::set;
    if (relay && op.text() == "pulse") return Operation::pulse;
    if (kind == CapabilityKind::level && op.text() == "level") return Operation::level;
    throw std::runtime_error("ops are set and pulse of a relay, level of a level, and none of the others");
}

std::uint8_t operations_of(JsonValue ops, CapabilityKind kind) {
    unsigned operations = 0;
    for (JsonValue op = ops.first(); op.present(); op = op.following()) {
        operations |= static_cast<unsigned>(operation_of(op, kind));
    }
    return static_cast<std::uint8_t>(operations);
}

std::uint32_t max_on_of(JsonValue value, const Capability& capability) {
    constexpr std::uint64_t kWeek_s = 7 * 86'400;
    if (!value.present()) return 0;
    const auto seconds = value.whole().value_or(0);
    if (!capability.is_output() || seconds < 1 || seconds > kWeek_s) {
        throw std::runtime_error("max_on_s is 1 to 604800, of a relay or a level");
    }
    return static_cast<std::uint32_t>(seconds);
}

Proof proof_of(JsonValue capability) {
    if (capability.member("feedback").truth() == true) return Proof::feedback;
    return capability.member("proof").text() == "none" ? Proof::none : Proof::readback;
}

Capability read_capability(JsonValue value) {
    Capability capability;
    keep(capability.id, value.member("id"), "capability id");
    if (!is_capability_id(capability.id.view())) throw std::runtime_error("capability id is not [a-z0-9_-]+");
    capability.kind = kind_of(value.member("t"));
    if (value.member("u").present()) keep(capability.unit, value.member("u"), "unit");
    capability.operations = operations_of(value.member("ops"), capability.kind);
    capability.max_on_s = max_on_of(value.member("max_on_s"), capability);
    capability.proof = proof_of(value);
    return capability;
}

void read_capabilities(JsonValue caps, DeviceSpec& spec) {
    Profile& profile = spec.profile;
    for (JsonValue cap = caps.first(); cap.present(); cap = cap.following()) {
        if (profile.count == Profile::kCapabilities) throw std::runtime_error("more than 16 capabilities");
        const auto capability = read_capability(cap);
        if (profile.find(capability.id.view())) throw std::runtime_error("a capability id occurs twice");
        spec.walks[profile.count] = {cap.member("start").number().value_or(0),
                                     cap.member("drift").number().value_or(0)};
        profile.capabilities[profile.count++] = capability;
    }
}

DeviceSpec read_device(JsonValue value) {
    DeviceSpec spec;
    keep(spec.profile.id, value.member("id"), "id");
    if (!is_device_id(spec.profile.id.view())) throw std::runtime_error("id is not [a-z0-9][a-z0-9-]{2,31}");
    keep(spec.profile.model, value.member("model"), "model");
    keep(spec.profile.hardware, value.member("hw"), "hw");
    spec.profile.firmware.assign(kFirmwareVersion);
    spec.telemetry_s = static_cast<unsigned>(value.member("telemetry_s").whole().value_or(0));
    read_capabilities(value.member("caps"), spec);
    return spec;
}

}  // namespace

std::vector<DeviceSpec> read_devices(const std::string& path) {
    auto text = read_file(path);
    if (!text) throw std::runtime_error("cannot read " + path);
    std::vector<JsonNode> nodes(text->size() / 2 + 1);  // no value is shorter than two characters
    const auto [fault, root] = read_json(text->data(), text->size(), nodes.data(), nodes.size(), kNesting);
    if (fault != JsonFault::none) throw std::runtime_error(path + " is not a strict JSON object");
    std::vector<DeviceSpec> specs;
    const auto devices = root.member("devices");
    for (JsonValue device = devices.first(); device.present(); device = device.following()) try {
            specs.push_back(read_device(device));
        } catch (const std::runtime_error& error) {
            const auto id = std::string(device.member("id").text().value_or("?"));
            throw std::runtime_error(path + ", device " + id + ": " + error.what());
        }
    return specs;
}

}  // namespace hearth::host
