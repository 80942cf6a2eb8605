#include "test/bench.h"

#include <algorithm>
#include <stdexcept>

#include "test/json_file.h"

namespace hearth::test {
namespace {

std::string pin(std::string_view prefix, const std::string& byte) {
    std::string text(prefix);
    for (int i = 0; i < 32; ++i) text += byte;
    return text;
}

CapabilityKind kind_of(std::string_view t) {
    if (t == "relay") return CapabilityKind::relay;
    if (t == "level") return CapabilityKind::level;
    if (t == "bool") return CapabilityKind::truth;
    return t == "button" ? CapabilityKind::button : CapabilityKind::number;
}

std::uint8_t operation_of(std::optional<std::string_view> op) {
    const auto operation = op == "set" ? Operation::set : op == "level" ? Operation::level : Operation::pulse;
    return static_cast<std::uint8_t>(operation);
}

Capability capability_of(JsonValue value) {
    Capability capability;
    const auto t = value.member("t").text();
    capability.id.assign(value.member("id").text().value());
    capability.unit.assign(value.member("u").text().value_or(""));
    capability.kind = kind_of(t.value());
    const auto ops = value.member("ops");
    for (auto op = ops.first(); op.present(); op = op.following()) {
        capability.operations = static_cast<std::uint8_t>(capability.operations | operation_of(op.text()));
    }
    capability.max_on_s = static_cast<std::uint32_t>(value.member("max_on_s").whole().value_or(0));
    if (value.member("proof").text() == "none") capability.proof = Proof::none;
    if (value.member("feedback").truth() == true) capability.proof = Proof::feedback;
    return capability;
}

}  // namespace

Profile profile_of(JsonValue device) {
    Profile profile;
    profile.id.assign(device.member("id").text().value());
    profile.model.assign("bench");
    profile.hardware.assign("host");
    profile.firmware.assign("1.0.0");
    const auto caps = device.member("caps");
    for (auto cap = caps.first(); cap.present(); cap = cap.following()) {
        profile.capabilities[profile.count++] = capability_of(cap);
    }
    return profile;
}

Profile profile_with(const std::string& caps) {
    const Json device(R"({"id":"lamp-1","caps":[)" + caps + "]}");
    return profile_of(device.root());
}

Profile one_relay() {
    return profile_with(R"({"id":"relay1","t":"relay","ops":["set"]})");
}

PeerDigests known_peer() {
    PeerDigests peer;
    peer.leaf.fill(0xA1);
    peer.spki.fill(0xC3);
    return peer;
}

std::size_t MapStorage::load(std::string_view name, char* out, std::size_t capacity) {
    const auto found = values.find(name);
    if (found == values.end() || found->second.size() > capacity) return 0;
    std::copy(found->second.begin(), found->second.end(), out);
    return found->second.size();
}

bool MapStorage::save(std::string_view name, std::string_view value) {
    if (writable) values[std::string(name)] = value;
    return writable;
}

void RecordedPins::write(std::uint8_t line, bool on) {
    ++writes;
    if (!stuck) levels[line] = on;
}

void RecordedPins::dim(std::uint8_t line, std::uint8_t percent) {
    ++writes;
    if (!stuck) percents[line] = percent;
}

void RecordedWitness::actuated(const Capability& output, Level level, std::string_view by, std::uint64_t) {
    const std::string how = output.kind == CapabilityKind::level ? std::to_string(level)
                            : level > kOff                       ? "on"
                                                                 : "off";
    actuations.push_back(std::string(output.id.view()) + " " + how + " by " + std::string(by));
}

void RecordedWitness::committed(std::uint64_t, std::uint64_t, std::size_t count) {
    released += count;
}

Bench::Bench(Profile its_profile, std::uint32_t boot, const std::string& sid) : profile(its_profile) {
    enrolment.id = profile.id;
    enrolment.root.assign("hearth");
    enrolment.secret.assign(kSecret);
    enrolment.fingerprints.add(pin("sha256:", "a1"));
    enrolment.fingerprints.add(pin("sha256:", "b2"));
    transport.digests = known_peer();
    reboot(boot, sid);
}

void Bench::reboot(std::uint32_t boot, const std::string& sid) {
    disconnect();
    now_ms = 0;
    random.value = static_cast<std::uint32_t>(std::stoul(sid, nullptr, 16));
    const LinkSettings settings{Topics("hearth", profile.id.view()), profile.id, 60};
    kept = std::make_unique<Kept>(profile, enrolment, storage);
    link = std::make_unique<Link>(transport, random, settings, kept->secrets);
    node = std::make_unique<Node>(profile, boot, *link, *link, *kept, pins, witness);
    node->start(now_ms);
}

void Bench::advance_to(std::uint64_t up_ms) {
    if (up_ms < now_ms) throw std::logic_error("a clock never goes back");
    constexpr std::uint64_t kStep_ms = 10;
    while (now_ms < up_ms) {
        now_ms = std::min(now_ms + kStep_ms, up_ms);
        node->step(now_ms);
    }
}

void Bench::connect() {
    transport.reachable(true);
    for (int i = 0; i < 12 && !link->online(); ++i) node->step(now_ms);
    node->step(now_ms);
}

void Bench::connect(const std::string& sid) {
    random.value = static_cast<std::uint32_t>(std::stoul(sid, nullptr, 16));
    connect();
}

void Bench::disconnect() {
    transport.reachable(false);
    if (node) node->step(now_ms);
}

void Bench::receive(std::string_view leaf, const std::string& payload, bool retained) {
    transport.deliver("hearth/devices/" + std::string(profile.id.view()) + "/" + std::string(leaf), payload,
                      mqtt::Qos::at_least_once, retained);
    node->step(now_ms);
}

void Bench::skip_heartbeats() {
    auto& queue = transport.published;
    const auto beats = [](const Message& message) {
        return message.topic.find("status/heartbeat") != std::string::npos;
    };
    queue.erase(std::remove_if(queue.begin(), queue.end(), beats), queue.end());
}

Message Bench::next(std::uint64_t within_ms, bool heartbeats) {
    const auto last_ms = now_ms + within_ms;
    if (!heartbeats) skip_heartbeats();
    while (transport.published.empty() && now_ms < last_ms) {
        advance_to(now_ms + 10);
        if (!heartbeats) skip_heartbeats();
    }
    if (transport.published.empty()) return {};
    Message message = transport.published.front();
    transport.published.pop_front();
    message.topic = std::string(link->topics().leaf_of(message.topic));
    return message;
}

bool Bench::silent() {
    skip_heartbeats();
    return transport.published.empty();
}

}  // namespace hearth::test
