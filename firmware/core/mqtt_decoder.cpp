#include "core/mqtt_decoder.h"

#include <algorithm>
#include <cstring>

namespace hearth::mqtt {
namespace {

/// The flags that section 2.2.2 prescribes; PUBLISH has its own.
bool flags_fit(PacketType type, std::uint8_t flags) {
    switch (type) {
        case PacketType::publish:
            return true;
        case PacketType::subscribe:
            return flags == 2;
        case PacketType::connect:
        case PacketType::connack:
        case PacketType::puback:
        case PacketType::suback:
        case PacketType::pingreq:
        case PacketType::pingresp:
        case PacketType::disconnect:
            return flags == 0;
    }
    return false;
}

}  // namespace

std::size_t Decoder::take(const std::uint8_t* bytes, std::size_t size) {
    if (broken()) return 0;
    if (complete()) reset();
    std::size_t taken = 0;
    while (taken < size && !complete() && !broken()) {
        switch (stage_) {
            case Stage::type:
                take_type(bytes[taken++]);
                break;
            case Stage::length:
                take_length(bytes[taken++]);
                break;
            default:
                taken += take_body(bytes + taken, size - taken);
        }
    }
    return taken;
}

void Decoder::take_type(std::uint8_t byte) {
    packet_ = Packet{};
    packet_.type = static_cast<PacketType>(byte >> 4);
    packet_.flags = byte & 0x0F;
    packet_.body = memory_;
    length_ = taken_ = 0;
    shift_ = 0;
    stage_ = flags_fit(packet_.type, packet_.flags) ? Stage::length : Stage::broken;
}

/// Seven bits a byte, at most four bytes (section 2.2.3).
void Decoder::take_length(std::uint8_t byte) {
    length_ |= static_cast<std::size_t>(byte & 0x7F) << shift_;
    shift_ += 7;
    if ((byte & 0x80) == 0) {
        begin_body();
    } else if (shift_ == 28) {
        stage_ = Stage::broken;
    }
}

void Decoder::begin_body() {
    packet_.size = std::min(length_, capacity_);
    packet_.truncated = length_ > capacity_;
    stage_ = length_ == 0 ? Stage::complete : Stage::body;
    if (packet_.truncated && packet_.type != PacketType::publish) stage_ = Stage::broken;
}

std::size_t Decoder::take_body(const std::uint8_t* bytes, std::size_t size) {
    const std::size_t part = std::min(size, length_ - taken_);
    if (taken_ < packet_.size) {
        std::memcpy(memory_ + taken_, bytes, std::min(part, packet_.size - taken_));
    }
    taken_ += part;
    if (taken_ == length_) stage_ = Stage::complete;
    return part;
}

}  // namespace hearth::mqtt
