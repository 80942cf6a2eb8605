#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/profile.h"

namespace hearth {

/// Why a device would not take a message that is no command with an end to answer.
/// Or why an output was not driven by the press of a button, by a boot or by a lost connection: the last
/// three.
enum class Refusal : std::uint8_t {
    none,
    retained,
    malformed,
    too_large,
    pin_lockout,
    stale_rev,
    unsaved,
    busy,
    limit_min_off,
    interlock,
};

/// One thing that was measured or happened. `seq` is shared by sensors and events.
struct Reading {
    enum class Kind : std::uint8_t { sensors, truth, refused, withheld };

    std::uint32_t seq = 0;
    std::uint64_t taken_ms = 0;
    Kind kind = Kind::sensors;
    std::uint16_t measured = 0;  ///< Sensors: which capabilities have a value, one bit each.
    std::array<float, Profile::kCapabilities> values{};
    std::uint8_t capability = 0;  ///< Truth and withheld: whose.
    bool on = false;
    Refusal refusal = Refusal::none;
    Text<24> topic;  ///< Refused: the leaf it came on. Withheld: the cause.
};

/// Holds readings until the gateway says that the database has them. Nothing else releases one: a PUBACK
/// does not. When it is full the oldest goes, is counted, and leaves a visible gap in `seq`.
class TelemetryBuffer {
  public:
    static constexpr std::size_t kCapacity = 128;
    static constexpr std::size_t kUnderWay = 32;  ///< At most this many sent and unconfirmed.

    /// Keeps `reading` under the next number, counting from 1.
    void add(const Reading& reading);
    /// The oldest reading that should go out now; nothing while all are under way or rest.
    const Reading* due(std::uint64_t now_ms) const;
    /// `reading`, which `due` gave, went out.
    void sent(const Reading& reading, std::uint64_t now_ms);
    /// The numbers `from` to `to`, and no other, are in the database. Answers how many that released.
    std::size_t commit(std::uint64_t from, std::uint64_t to);

    std::size_t size() const { return size_; }
    std::uint32_t dropped() const { return dropped_; }
    std::uint32_t last_seq() const { return last_seq_; }

  private:
    struct Slot {
        Reading reading;
        std::uint64_t rest_until_ms = 0;
        std::uint8_t times_sent = 0;
    };

    Slot& at(std::size_t index) { return slots_[(first_ + index) % kCapacity]; }
    const Slot& at(std::size_t index) const { return slots_[(first_ + index) % kCapacity]; }

    std::array<Slot, kCapacity> slots_{};
    std::size_t first_ = 0;
    std::size_t size_ = 0;
    std::uint32_t last_seq_ = 0;
    std::uint32_t dropped_ = 0;
};

}  // namespace hearth
