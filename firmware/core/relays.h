#pragma once

#include "core/profile.h"
#include "port/pins.h"
#include "port/witness.h"

namespace hearth {

/// The outputs of a device: drives lines and looks whether they followed.
class Relays {
  public:
    Relays(const Profile& profile, Pins& pins, Witness& witness);

    /// Drives every relay to its state at boot (off) before anything else runs.
    void start(std::uint64_t now_ms);
    /// Drives relay `line`; true if its proof agrees, or if there is none to ask.
    bool drive(std::uint8_t line, bool on, std::string_view by, std::uint64_t now_ms);
    /// What relay `line` does, by the best evidence it has.
    bool is_on(std::uint8_t line) const;

  private:
    const Profile& profile_;
    Pins& pins_;
    Witness& witness_;
};

}  // namespace hearth
