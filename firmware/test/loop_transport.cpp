#include "test/loop_transport.h"

#include <algorithm>
#include <stdexcept>

#include "core/mqtt_encode.h"

namespace hearth::test {

void LoopTransport::open() {
    ++opened;
    bytes_written = 0;
    towards_device_.clear();
    decoder_.reset();
    state_ = reachable_ ? TransportState::open : TransportState::closed;
}

TransportFault LoopTransport::fault() const {
    return reachable_ ? TransportFault::none : TransportFault::unreachable;
}

const PeerDigests* LoopTransport::peer() const {
    return state_ == TransportState::open && vouched ? &digests : nullptr;
}

void LoopTransport::reachable(bool yes) {
    reachable_ = yes;
    if (!yes) state_ = TransportState::closed;
}

std::size_t LoopTransport::write(const std::uint8_t* bytes, std::size_t size) {
    if (state_ != TransportState::open) return 0;
    bytes_written += size;
    for (std::size_t taken = 0; taken < size;) {
        taken += decoder_.take(bytes + taken, size - taken);
        if (decoder_.broken()) throw std::runtime_error("the device sent a malformed packet");
        if (decoder_.complete()) take(decoder_.packet());
    }
    return size;
}

std::size_t LoopTransport::read(std::uint8_t* bytes, std::size_t capacity) {
    if (state_ != TransportState::open) return 0;
    const auto size = std::min(capacity, towards_device_.size());
    std::copy_n(towards_device_.begin(), size, bytes);
    towards_device_.erase(towards_device_.begin(),
                          towards_device_.begin() + static_cast<std::ptrdiff_t>(size));
    return size;
}

void LoopTransport::take(const mqtt::Packet& packet) {
    switch (packet.type) {
        case mqtt::PacketType::connect:
            connect.assign(packet.body, packet.body + packet.size);
            if (answers) inject({0x20, 2, 0, judge_connect()});
            return;
        case mqtt::PacketType::subscribe: {
            const std::uint8_t code = grants ? 1 : 0x80;
            if (answers) inject({0x90, 5, packet.body[0], packet.body[1], 1, 1, code});
            return;
        }
        case mqtt::PacketType::publish:
            return take_publish(packet);
        case mqtt::PacketType::puback:
            acknowledged.push_back(mqtt::parse_puback(packet).value());
            return;
        case mqtt::PacketType::pingreq:
            ++pings;
            if (answers) inject({0xD0, 0});
            return;
        default:
            return;
    }
}

/// The password is the last field of CONNECT (section 3.1.3).
std::uint8_t LoopTransport::judge_connect() const {
    const std::string body(connect.begin(), connect.end());
    const std::string end = body.substr(body.size() - std::min(body.size(), account.size()));
    return account.empty() || end == account ? connack_code : std::uint8_t{5};
}

void LoopTransport::take_publish(const mqtt::Packet& packet) {
    const auto publication = mqtt::parse_publish(packet).value();
    published.push_back({std::string(publication.topic),
                         {publication.payload, publication.payload_size},
                         publication.qos,
                         publication.retained});
    const auto id = publication.packet_id;
    if (answers && id != 0) {
        inject({0x40, 2, static_cast<std::uint8_t>(id >> 8), static_cast<std::uint8_t>(id & 0xFF)});
    }
}

void LoopTransport::deliver(const std::string& topic, const std::string& payload, mqtt::Qos qos,
                            bool retained) {
    std::string copy = payload;
    mqtt::Publication publication;
    publication.topic = topic;
    publication.payload = copy.data();
    publication.payload_size = copy.size();
    publication.qos = qos;
    publication.retained = retained;
    if (qos == mqtt::Qos::at_least_once) publication.packet_id = ++next_id_;
    std::vector<std::uint8_t> bytes(payload.size() + topic.size() + 16);
    bytes.resize(mqtt::encode_publish({bytes.data(), bytes.size()}, publication));
    inject(bytes);
}

void LoopTransport::inject(const std::vector<std::uint8_t>& bytes) {
    towards_device_.insert(towards_device_.end(), bytes.begin(), bytes.end());
}

}  // namespace hearth::test
