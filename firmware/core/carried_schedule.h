#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/firing_id.h"
#include "core/json_reader.h"
#include "core/profile.h"
#include "core/telemetry_buffer.h"

namespace hearth {

/// One firing that the device carries. Twelve bytes.
struct CarriedFiring {
    FiringId id = 0;
    Moment due;
    std::uint8_t line = 0;
    Level level = kOff;  ///< With `kSettled` added once it has run, or its command has come.

    static constexpr Level kSettled = 128;
    bool settled() const { return (level & kSettled) != 0; }
    void settle() { level = static_cast<Level>(level | kSettled); }
};

/// The firings of the next two days, as the gateway told them for this boot: what holds, and beside it a set
/// of which not all parts are there yet.
class CarriedSchedule {
  public:
    static constexpr std::size_t kMost = 128;
    static constexpr std::size_t kParts = 16;
    static constexpr std::size_t kInPart = 16;
    /// A firing that is so much too late is not run any more: whoever slept through it does not wake to a
    /// burst.
    static constexpr std::uint32_t kTooLate_ms = 300'000;

    CarriedSchedule(const Profile& profile, std::uint32_t boot) : profile_(profile), boot_(boot) {}

    struct Outcome {
        Refusal refusal = Refusal::none;
        bool complete = false;       ///< A whole set holds now.
        std::uint64_t ran_upto = 0;  ///< What the gateway said beside it: the runs that it has.
    };
    /// Takes one part of a set. One for another boot is passed over.
    Outcome offer(JsonValue part);

    /// The earliest firing whose moment and grace have passed, settled by this; nothing if there is none.
    std::optional<CarriedFiring> due(std::uint64_t now_ms);
    /// The firing `id` is not to be run any more.
    void settle(FiringId id);
    /// Settles every firing of which `is_over` is true.
    template <typename IsOver>
    void settle_if(IsOver is_over) {
        for (std::size_t i = 0; i < held().count; ++i) {
            if (is_over(held().firings[i].id)) held().firings[i].settle();
        }
        look_ahead();
    }
    /// The revision of the set that holds; 0 if there is none.
    std::uint32_t revision() const { return sets_[held_].revision; }

  private:
    struct Set {
        std::array<CarriedFiring, kMost> firings{};
        std::size_t count = 0;
        std::uint32_t revision = 0;
        std::uint32_t grace_ms = 0;
        std::size_t of = 0;
        std::uint16_t parts = 0;  ///< One bit each.
    };
    struct Header;

    Set& held() { return sets_[held_]; }
    Set& gathered() { return sets_[1 - held_]; }
    bool gather(const Header& header, JsonValue firings);
    std::optional<CarriedFiring> read(JsonValue firing) const;
    std::optional<Level> level_of(JsonValue value, const Capability& capability) const;
    void adopt();
    void look_ahead();

    const Profile& profile_;
    const std::uint32_t boot_;
    std::array<Set, 2> sets_{};
    std::size_t held_ = 0;
    std::uint64_t next_ms_ = UINT64_MAX;  ///< Before this nothing is due: most steps look at no firing.
};

}  // namespace hearth
