#pragma once

#include "core/carried_schedule.h"
#include "core/local_runs.h"
#include "core/outputs.h"

namespace hearth {

/// Runs what the schedules of the home want when the gateway does not say it in time, at most once each,
/// inside the limits; and owes the gateway the truth about it.
class Carrier {
  public:
    Carrier(const Profile& profile, Outputs& outputs, std::uint32_t boot)
        : profile_(profile), outputs_(outputs), boot_(boot), schedule_(profile, boot) {}

    /// Takes a part of the schedule. Firings whose command is among `ends` are not run.
    Refusal offer(JsonValue part, const Ends& ends);

    struct Ran {
        bool moved = false;  ///< False if a limit forbade it.
        Cause cause;
    };
    /// Runs the earliest firing whose moment and grace have passed; nothing if there is none.
    std::optional<Ran> run(std::uint64_t now_ms);
    /// The command of `firing` has come: what the device made of that firing before, or null, and then it
    /// will not run it by itself any more.
    const LocalRun* command_came(FiringId firing);

    /// The gateway may not know what is carried, or what was run.
    void remind() { owes_ = owes_ || schedule_.revision() > 0 || runs_.pending(); }
    bool owes() const { return owes_; }
    void told() { owes_ = false; }
    /// status/ran
    void write(JsonWriter& out, std::uint64_t up_ms) const;

  private:
    const Profile& profile_;
    Outputs& outputs_;
    const std::uint32_t boot_;
    CarriedSchedule schedule_;
    LocalRuns runs_;
    bool owes_ = false;
};

}  // namespace hearth
