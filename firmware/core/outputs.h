#pragma once

#include <array>
#include <optional>

#include "core/ends.h"
#include "core/profile.h"
#include "core/settings.h"
#include "port/pins.h"
#include "port/witness.h"

namespace hearth {

/// What status/state names as `by`: `cmd:` and a command id, `local`, `boot`, `limit`, `lost`, or
/// `schedule:` and a firing that the device ran by itself.
using Cause = Text<48>;

/// How far each output is driven, by capability.
using Levels = std::array<Level, Profile::kCapabilities>;

/// The outputs of a device: drives lines, looks whether they followed, ends what has a time, and keeps the
/// safety limits, whoever asks.
class Outputs {
  public:
    /// `settings` is read at each decision and outlives the outputs.
    Outputs(const Profile& profile, const Settings& settings, Pins& pins, Witness& witness);

    /// Why output `line` must not be driven to `level` now; `none` if it may. Off is never refused.
    Error limit(std::uint8_t line, Level level, std::uint64_t now_ms) const;
    /// Drives output `line` and ends its pulse; true if its proof agrees, or if there is none to ask.
    /// The caller has asked for the limit.
    bool drive(std::uint8_t line, Level level, std::string_view by, std::uint64_t now_ms);

    /// Why relay `line` must not be on for `ms` now; `none` if it may.
    Error pulse_limit(std::uint8_t line, std::uint32_t ms, std::uint64_t now_ms) const;
    /// Turns relay `line` on, and off again `ms` later, when `expire` is asked.
    bool pulse(std::uint8_t line, std::uint32_t ms, std::string_view by, std::uint64_t now_ms);

    /// Turns off one output whose pulse or longest time on is over, or which a new setting forbids; answers
    /// the cause, or nothing when none is left to turn off.
    std::optional<Cause> expire(std::uint64_t now_ms);

    /// What output `line` does, by the best evidence it has.
    Level level(std::uint8_t line) const;
    /// What output `line` was told to be, a pulse aside: what it returns to after a restart.
    Level lasting_level(std::uint8_t line) const;
    /// The level of output `line` when it was on last, full if it never was: what its button turns it to.
    Level last_level_on(std::uint8_t line) const { return lines_[line].last_on; }

  private:
    struct Line {
        Level driven = kOff;
        Level last_on = kFull;
        bool was_on = false;  ///< Since this boot.
        std::uint64_t on_since_ms = 0;
        std::uint64_t off_since_ms = 0;
        std::uint64_t pulse_until_ms = 0;  ///< 0 while there is no pulse.
        Cause pulse_cause;
    };

    bool locked(std::uint8_t line) const;
    bool bound(std::uint8_t line, std::uint8_t other) const;
    bool too_long_on(std::uint8_t line, std::uint64_t now_ms) const;
    bool forbidden(std::uint8_t line) const;
    std::uint64_t longest_on_ms(std::uint8_t line) const;
    Cause turn_off(std::uint8_t line, std::string_view by, std::uint64_t now_ms);

    const Profile& profile_;
    const Settings& settings_;
    Pins& pins_;
    Witness& witness_;
    std::array<Line, Profile::kCapabilities> lines_{};
};

}  // namespace hearth
