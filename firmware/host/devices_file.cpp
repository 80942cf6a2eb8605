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
    if (t == "number") return CapabilityKind::number;
    if (t == "bool") return CapabilityKind::truth;
    throw std::runtime_error("t is none of relay, number, bool");
}

std::uint8_t operations_of(JsonValue ops) {
    unsigned operations = 0;
    for (JsonValue op = ops.first(); op.present(); op = op.following()) {
        if (op.text() != "set") throw std::runtime_error("this firmware knows no operation but set");
        operations |= static_cast<unsigned>(Operation::set);
    }
    return static_cast<std::uint8_t>(operations);
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
    capability.operations = operations_of(value.member("ops"));
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
