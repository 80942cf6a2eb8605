#pragma once

#include <initializer_list>

#include "core/mqtt_packet.h"

namespace hearth::mqtt {

/// Where a packet is written. Every `encode_…` answers the packet's size, or 0 when it does not fit, in which
/// case nothing before `out` is touched and nothing should be sent.
struct Room {
    std::uint8_t* out = nullptr;
    std::size_t size = 0;
};

std::size_t encode_connect(Room room, const Connect& connect);
std::size_t encode_publish(Room room, const Publication& publication);
std::size_t encode_puback(Room room, std::uint16_t packet_id);
std::size_t encode_subscribe(Room room, std::uint16_t packet_id,
                             std::initializer_list<std::string_view> filters, Qos qos);
std::size_t encode_pingreq(Room room);
std::size_t encode_disconnect(Room room);

}  // namespace hearth::mqtt
