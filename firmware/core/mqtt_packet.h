#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// MQTT 3.1.1 (OASIS, 29 October 2014): the packets a device needs. Section numbers below are of that text.
namespace hearth::mqtt {

/// Control packet types (section 2.2.1).
enum class PacketType : std::uint8_t {
    connect = 1,
    connack = 2,
    publish = 3,
    puback = 4,
    subscribe = 8,
    suback = 9,
    pingreq = 12,
    pingresp = 13,
    disconnect = 14,
};

enum class Qos : std::uint8_t { at_most_once = 0, at_least_once = 1 };

/// One complete packet as the decoder found it; the body is valid until the decoder takes the next byte.
struct Packet {
    PacketType type = PacketType::connect;
    std::uint8_t flags = 0;
    std::uint8_t* body = nullptr;
    std::size_t size = 0;
    bool truncated = false;  ///< A publication longer than the decoder's memory: `body` is its beginning.
};

/// An application message, in or out. The payload of a received one may be changed in place by its reader.
struct Publication {
    std::string_view topic;
    char* payload = nullptr;
    std::size_t payload_size = 0;
    std::uint16_t packet_id = 0;  ///< 0 with at-most-once.
    Qos qos = Qos::at_most_once;
    bool duplicate = false;
    bool retained = false;
    bool truncated = false;
};

/// What CONNECT carries here: always a clean session, a user name, a password and a retained last will.
struct Connect {
    std::string_view client_id;
    std::string_view
        user_name;  ///< Empty for a client without account, and `will_topic` for one without will.
    std::string_view password;
    std::string_view will_topic;
    std::string_view will_payload;
    std::uint16_t keepalive_s = 0;
};

/// CONNACK's return code (section 3.2.2.3); 0 is accepted.
std::optional<std::uint8_t> parse_connack(const Packet& packet);
/// The packet id of a PUBACK.
std::optional<std::uint16_t> parse_puback(const Packet& packet);
/// A PUBLISH; nothing if it is malformed, exactly-once, or its topic has a wildcard.
std::optional<Publication> parse_publish(const Packet& packet);
/// True if all filters of the SUBSCRIBE with `packet_id` were granted; nothing if this is another's answer.
std::optional<bool> parse_suback(const Packet& packet, std::uint16_t packet_id);

}  // namespace hearth::mqtt
