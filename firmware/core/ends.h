#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/firing_id.h"
#include "core/profile.h"
#include "core/text.h"

namespace hearth {

enum class Result : std::uint8_t { done, rejected, failed };

/// Why a command was rejected; the names on the wire are in contracts/mqtt/topics.md.
enum class Error : std::uint8_t {
    none,
    unknown_capability,
    bad_value,
    unsupported_version,
    busy,
    expired,
    other_boot,
    limit_max_on,
    limit_min_off,
    interlock,
    too_large,
};

using CommandId = Text<40>;

/// How a command ended. It has one end, told as often as needed.
struct End {
    CommandId id;
    Result result = Result::rejected;
    Error error = Error::none;
    Proof proof = Proof::none;         ///< Meaningful with `done` and `failed`.
    std::uint64_t pulse_until_ms = 0;  ///< Of a pulse that happened: the deadline it came with.
    std::optional<FiringId> firing;    ///< Of a command of a schedule.
};

/// What is still to be said of an end: nothing, its first telling, a repeat because the gateway asked the
/// same command again, or a repeat after a reconnect, which may wait its turn.
enum class Telling : std::uint8_t { told, first, again, later };

/// The ends of the last 16 commands: what makes a command that arrives twice act once.
class Ends {
  public:
    static constexpr std::size_t kKept = 16;

    struct Entry {
        End end;
        Telling telling = Telling::told;
    };

    /// The end of command `id` if it is among the last 16, else null.
    Entry* find(std::string_view id);
    /// True if one of the last 16 was the command of `firing`.
    bool knows(FiringId firing) const;
    /// Keeps `end`, forgetting the oldest when there are 16, to be told at once.
    void add(const End& end, Telling telling = Telling::first);
    /// The oldest entry with something of `telling` to say, else null.
    Entry* next(Telling telling);
    /// The latest deadline of a pulse whose end was forgotten. One that comes with no later deadline may be
    /// that very pulse again, so it must not happen.
    std::uint64_t forgotten_pulse_until_ms() const { return forgotten_pulse_until_ms_; }
    /// Has every end told once more, in the order in which the commands came.
    void repeat_all();

  private:
    Entry& at(std::size_t index) { return entries_[(first_ + index) % kKept]; }

    std::array<Entry, kKept> entries_{};
    std::size_t first_ = 0;
    std::size_t size_ = 0;
    std::uint64_t forgotten_pulse_until_ms_ = 0;
};

}  // namespace hearth
