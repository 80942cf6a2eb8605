#include "core/mqtt_packet.h"
#include "core/utf8.h"

namespace hearth::mqtt {
namespace {

constexpr std::uint8_t kRetain = 0x01;
constexpr std::uint8_t kDuplicate = 0x08;

std::uint16_t big_endian(const std::uint8_t* at) {
    return static_cast<std::uint16_t>(at[0] << 8 | at[1]);
}

/// A topic name of section 4.7: UTF-8, at least one character, no wildcard, no NUL.
bool is_topic_name(std::string_view topic) {
    constexpr std::string_view kForbidden{"+#\0", 3};
    return !topic.empty() && topic.find_first_of(kForbidden) == std::string_view::npos && is_utf8(topic);
}

}  // namespace

std::optional<std::uint8_t> parse_connack(const Packet& packet) {
    if (packet.type != PacketType::connack || packet.size != 2) return std::nullopt;
    if (packet.body[0] > 1) return std::nullopt;  // section 3.2.2.1: bits 7-1 are reserved
    return packet.body[1];
}

std::optional<std::uint16_t> parse_puback(const Packet& packet) {
    if (packet.type != PacketType::puback || packet.size != 2) return std::nullopt;
    return big_endian(packet.body);
}

std::optional<bool> parse_suback(const Packet& packet, std::uint16_t packet_id) {
    if (packet.type != PacketType::suback || packet.size < 3) return std::nullopt;
    if (big_endian(packet.body) != packet_id) return std::nullopt;
    for (std::size_t i = 2; i < packet.size; ++i) {
        if (packet.body[i] > 2) return false;  // section 3.9.3: 0x80 is a refusal
    }
    return true;
}

std::optional<Publication> parse_publish(const Packet& packet) {
    const auto qos = static_cast<std::uint8_t>((packet.flags >> 1) & 3);
    if (packet.type != PacketType::publish || qos > 1 || packet.size < 2) return std::nullopt;
    if (qos == 0 && (packet.flags & kDuplicate) != 0) return std::nullopt;  // section 3.3.1.1
    const std::size_t topic_size = big_endian(packet.body);
    const std::size_t head = 2 + topic_size + (qos == 1 ? 2U : 0U);
    if (packet.size < head) return std::nullopt;
    Publication publication;
    publication.topic = {reinterpret_cast<const char*>(packet.body + 2), topic_size};
    if (!is_topic_name(publication.topic)) return std::nullopt;
    if (qos == 1) publication.packet_id = big_endian(packet.body + 2 + topic_size);
    if (qos == 1 && publication.packet_id == 0) return std::nullopt;  // section 2.3.1
    publication.payload = reinterpret_cast<char*>(packet.body + head);
    publication.payload_size = packet.size - head;
    publication.qos = static_cast<Qos>(qos);
    publication.duplicate = (packet.flags & kDuplicate) != 0;
    publication.retained = (packet.flags & kRetain) != 0;
    publication.truncated = packet.truncated;
    return publication;
}

}  // namespace hearth::mqtt
