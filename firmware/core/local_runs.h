#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/ends.h"
#include "core/firing_id.h"
#include "core/json_writer.h"

namespace hearth {

/// What became of a firing that the device ran by itself.
struct LocalRun {
    FiringId firing = 0;
    Moment at;
    Result result = Result::rejected;
    /// Why not, if it was rejected; else the proof: a `Proof` or an `Error`, as `result` says.
    std::uint8_t because = 0;

    Error error() const { return result == Result::rejected ? static_cast<Error>(because) : Error::none; }
    Proof proof() const { return result == Result::rejected ? Proof::none : static_cast<Proof>(because); }
};

/// The last 128 firings that the device ran by itself in this boot, numbered from 1: told until the gateway
/// says that it has them, and known for as long as they are kept, so that none is run by a command again.
class LocalRuns {
  public:
    static constexpr std::size_t kKept = 128;
    static constexpr std::size_t kTold = 16;  ///< At most this many in one message.

    void add(const LocalRun& run);
    /// The run of `firing`, else null.
    const LocalRun* find(FiringId firing) const;
    /// The gateway has every run up to number `last`.
    void confirm(std::uint64_t last);
    /// True if there is a run that the gateway does not have.
    bool pending() const { return confirmed_ < count_; }

    /// Writes `n`, the number of the last run told here, and `ran`: the oldest that the gateway does not
    /// have.
    void write(JsonWriter& out) const;

  private:
    const LocalRun& numbered(std::uint32_t number) const { return runs_[(number - 1) % kKept]; }
    std::uint32_t oldest() const {
        return count_ < kKept ? 1 : count_ - static_cast<std::uint32_t>(kKept) + 1;
    }

    std::array<LocalRun, kKept> runs_{};
    std::uint32_t count_ = 0;
    std::uint32_t confirmed_ = 0;
};

}  // namespace hearth
