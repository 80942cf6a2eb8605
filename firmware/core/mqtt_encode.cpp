#include "core/mqtt_encode.h"

#include <cstring>

namespace hearth::mqtt {
namespace {

/// Writes a packet whose remaining length is known beforehand; past the end it only remembers that.
class PacketWriter {
  public:
    PacketWriter(Room room, PacketType type, std::uint8_t flags, std::size_t length) : room_(room) {
        byte(static_cast<std::uint8_t>(static_cast<unsigned>(type) << 4 | flags));
        do {  // section 2.2.3
            const auto low = static_cast<std::uint8_t>(length & 0x7F);
            length >>= 7;
            byte(length > 0 ? static_cast<std::uint8_t>(low | 0x80) : low);
        } while (length > 0);
    }

    void byte(std::uint8_t value) { raw(&value, 1); }

    void number(std::size_t value) {
        byte(static_cast<std::uint8_t>(value >> 8 & 0xFF));
        byte(static_cast<std::uint8_t>(value & 0xFF));
    }

    void text(std::string_view value) {
        number(value.size());
        if (value.size() > 0xFFFF) fits_ = false;  // section 1.5.3
        raw(value.data(), value.size());
    }

    void raw(const void* bytes, std::size_t size) {
        if (size > room_.size - used_) fits_ = false;
        if (!fits_ || size == 0) return;
        std::memcpy(room_.out + used_, bytes, size);
        used_ += size;
    }

    std::size_t size() const { return fits_ ? used_ : 0; }

  private:
    const Room room_;
    std::size_t used_ = 0;
    bool fits_ = true;
};

}  // namespace

std::size_t encode_connect(Room room, const Connect& connect) {
    // Section 3.1.2.3: user name and password; will retained, will QoS 1, will; clean session.
    constexpr std::uint8_t kAccount = 0x80 | 0x40;
    constexpr std::uint8_t kWill = 0x20 | 0x08 | 0x04;
    constexpr std::uint8_t kCleanSession = 0x02;
    constexpr std::size_t kVariableHeader = 10;
    const bool account = !connect.user_name.empty();
    const bool will = !connect.will_topic.empty();
    std::size_t texts = 2 + connect.client_id.size();
    if (will) texts += 4 + connect.will_topic.size() + connect.will_payload.size();
    if (account) texts += 4 + connect.user_name.size() + connect.password.size();
    PacketWriter writer(room, PacketType::connect, 0, kVariableHeader + texts);
    writer.text("MQTT");
    writer.byte(4);  // section 3.1.2.2: protocol level of 3.1.1
    writer.byte(static_cast<std::uint8_t>((account ? kAccount : 0) | (will ? kWill : 0) | kCleanSession));
    writer.number(connect.keepalive_s);
    writer.text(connect.client_id);
    if (will) writer.text(connect.will_topic), writer.text(connect.will_payload);
    if (account) writer.text(connect.user_name), writer.text(connect.password);
    return writer.size();
}

std::size_t encode_publish(Room room, const Publication& publication) {
    const bool numbered = publication.qos == Qos::at_least_once;
    const auto flags = static_cast<std::uint8_t>((publication.duplicate ? 0x08 : 0) | (numbered ? 0x02 : 0) |
                                                 (publication.retained ? 0x01 : 0));
    const std::size_t length = 2 + publication.topic.size() + (numbered ? 2U : 0U) + publication.payload_size;
    PacketWriter writer(room, PacketType::publish, flags, length);
    writer.text(publication.topic);
    if (numbered) writer.number(publication.packet_id);
    writer.raw(publication.payload, publication.payload_size);
    return writer.size();
}

std::size_t encode_puback(Room room, std::uint16_t packet_id) {
    PacketWriter writer(room, PacketType::puback, 0, 2);
    writer.number(packet_id);
    return writer.size();
}

std::size_t encode_subscribe(Room room, std::uint16_t packet_id,
                             std::initializer_list<std::string_view> filters, Qos qos) {
    std::size_t length = 2;
    for (const auto filter : filters) length += 2 + filter.size() + 1;
    PacketWriter writer(room, PacketType::subscribe, 2, length);  // section 3.8.1: flags are 0010
    writer.number(packet_id);
    for (const auto filter : filters) {
        writer.text(filter);
        writer.byte(static_cast<std::uint8_t>(qos));
    }
    return writer.size();
}

std::size_t encode_pingreq(Room room) {
    return PacketWriter(room, PacketType::pingreq, 0, 0).size();
}

std::size_t encode_disconnect(Room room) {
    return PacketWriter(room, PacketType::disconnect, 0, 0).size();
}

}  // namespace hearth::mqtt
