#include "host/stranger.h"

#include <poll.h>

#include <chrono>
#include <random>
#include <stdexcept>

#include "core/enrolment_code.h"
#include "core/json_reader.h"
#include "host/lines.h"

namespace hearth::host {
namespace {

constexpr int kApproved = 0;
constexpr int kCannotSpeak = 1;
constexpr int kRefused = 3;
constexpr std::uint16_t kSubscribeId = 1;
constexpr std::uint16_t kRegisterId = 2;
constexpr auto kPatience = std::chrono::seconds(20);  // until the listener has taken the subscription

DeviceSpec spec_of(const Options& options) {
    for (const auto& spec : read_devices(options.devices)) {
        if (spec.profile.id.view() == *options.announce) return spec;
    }
    throw std::invalid_argument("no device " + *options.announce + " in " + options.devices);
}

Fingerprints pins_of(const std::string& list) {
    Fingerprints pins;
    for (std::size_t at = 0; at <= list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        if (!pins.add(list.substr(at, end - at))) {
            throw std::invalid_argument("--pins takes one or two of sha256:… or spki-sha256:…, not " + list);
        }
        at = end + 1;
    }
    return pins;
}

}  // namespace

Stranger::Stranger(const Options& options)
    : spec_(spec_of(options)),
      pins_(pins_of(*options.pins)),
      transport_({{*options.host, *options.port}}, pins_) {}

int Stranger::knock() {
    transport_.open();
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (result_ < 0 && step()) {
        if (!greeted_ && std::chrono::steady_clock::now() > deadline) break;
        pollfd watched{transport_.descriptor(),
                       static_cast<short>(POLLIN | (transport_.wants_write() ? POLLOUT : 0)), 0};
        poll(&watched, 1, 100);
    }
    if (result_ >= 0) return result_;
    const bool refused = transport_.fault() == TransportFault::refused_certificate;
    Line::event(refused ? "refused_certificate" : "unreached", spec_.profile.id.view());
    return kCannotSpeak;
}

/// False when the connection is over.
bool Stranger::step() {
    const bool was_open = transport_.peer() != nullptr;
    const auto state = transport_.advance();
    if (state != TransportState::open) return state != TransportState::closed;
    if (!was_open) {
        const auto client = "stranger-" + std::to_string(std::random_device{}());
        mqtt::Connect connect;
        connect.client_id = client;
        send(mqtt::encode_connect(room(), connect));
    }
    std::array<std::uint8_t, 256> chunk{};
    for (auto size = transport_.read(chunk.data(), chunk.size()); size > 0;
         size = transport_.read(chunk.data(), chunk.size())) {
        for (std::size_t taken = 0; taken < size && !decoder_.broken();) {
            taken += decoder_.take(chunk.data() + taken, size - taken);
            if (decoder_.complete()) take_packet();
        }
    }
    return !decoder_.broken() && transport_.fault() == TransportFault::none;
}

/// What a stranger says is a few hundred bytes, which a socket that carries nothing else takes at once.
void Stranger::send(std::size_t size) {
    transport_.write(bytes_.data(), size);
}

void Stranger::take_packet() {
    const auto& packet = decoder_.packet();
    if (packet.type == mqtt::PacketType::connack) {
        if (mqtt::parse_connack(packet) != 0) return transport_.close();
        const auto response = topic("response");
        send(mqtt::encode_subscribe(room(), kSubscribeId, {response}, mqtt::Qos::at_least_once));
    }
    if (packet.type == mqtt::PacketType::suback) {
        if (mqtt::parse_suback(packet, kSubscribeId) != true) return transport_.close();
        greeted_ = true;
        announce();
    }
    if (packet.type == mqtt::PacketType::publish) take_answer(packet);
}

void Stranger::announce() {
    std::array<char, 512> text{};  // the most a stranger may say
    JsonWriter json(text.data(), text.size());
    json.open_object().whole("v", 1).text("model", spec_.profile.model.view());
    json.text("hw", spec_.profile.hardware.view()).text("fw", spec_.profile.firmware.view()).close_object();
    const auto to = topic("register");
    mqtt::Publication publication;
    publication.topic = to;
    publication.payload = text.data();
    publication.payload_size = json.view().size();
    publication.qos = mqtt::Qos::at_least_once;
    publication.packet_id = kRegisterId;
    send(mqtt::encode_publish(room(), publication));
    Line::event("announced", spec_.profile.id.view());
}

void Stranger::take_answer(const mqtt::Packet& packet) {
    const auto publication = mqtt::parse_publish(packet);
    if (!publication || publication->topic != topic("response") || publication->truncated) return;
    if (publication->qos == mqtt::Qos::at_least_once) {
        send(mqtt::encode_puback(room(), publication->packet_id));
    }
    JsonNodes nodes;
    const auto [fault, root] =
        read_json(publication->payload, publication->payload_size, nodes.data(), nodes.size());
    const auto answer = root.member("res").text();
    if (fault != JsonFault::none || root.member("v").number() != 1 || !answer) return;
    Line::event("answer", spec_.profile.id.view()).json().text("res", *answer);
    if (answer == "approved") result_ = kApproved;
    if (answer == "refused") result_ = kRefused;
}

std::string Stranger::topic(const char* kind) const {
    return std::string("discovery/") + kind + "/" + std::string(spec_.profile.id.view());
}

}  // namespace hearth::host
