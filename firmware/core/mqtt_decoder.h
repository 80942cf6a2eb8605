#pragma once

#include "core/mqtt_packet.h"

namespace hearth::mqtt {

/// Finds packets in a stream that may be cut anywhere. Memory is the caller's, and bounds what is kept: a
/// longer PUBLISH is delivered with its beginning only, any other longer packet is malformed.
/// Held by one thread.
class Decoder {
  public:
    Decoder(std::uint8_t* memory, std::size_t capacity) : memory_(memory), capacity_(capacity) {}

    /// Takes bytes until a packet is complete or all are taken, and answers how many it took. Once
    /// `broken`, it takes nothing: a stream with a malformed packet cannot be read on (section 4.8).
    std::size_t take(const std::uint8_t* bytes, std::size_t size);

    /// True when `packet` holds a packet; the next `take` begins another.
    bool complete() const { return stage_ == Stage::complete; }
    bool broken() const { return stage_ == Stage::broken; }
    const Packet& packet() const { return packet_; }

    /// Forgets everything: a new connection begins.
    void reset() { stage_ = Stage::type; }

  private:
    enum class Stage : std::uint8_t { type, length, body, complete, broken };

    void take_type(std::uint8_t byte);
    void take_length(std::uint8_t byte);
    void begin_body();
    std::size_t take_body(const std::uint8_t* bytes, std::size_t size);

    std::uint8_t* const memory_;
    const std::size_t capacity_;
    Packet packet_;
    Stage stage_ = Stage::type;
    std::size_t length_ = 0;  ///< Remaining length (section 2.2.3) as announced.
    std::size_t taken_ = 0;   ///< Bytes of the body seen so far.
    unsigned shift_ = 0;
};

}  // namespace hearth::mqtt
