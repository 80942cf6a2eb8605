#pragma once

#include "core/outputs.h"
#include "port/storage.h"

namespace hearth {

/// Remembers over a restart how outputs were driven whose `at_boot` is `last`, and no others: a board's
/// memory wears out by writing. A pulse is remembered as off.
class LastLevels {
  public:
    LastLevels(const Profile& profile, Storage& storage);

    /// How output `line` was driven before this boot; off if nobody remembers.
    Level of(std::uint8_t line) const { return levels_[line]; }
    /// Writes what changed, if anything that matters did.
    void keep(const Outputs& outputs, const Settings& settings);

  private:
    void load();
    bool save(std::uint16_t lines) const;

    const Profile& profile_;
    Storage& storage_;
    Levels levels_{};
    std::uint16_t lines_ = 0;  ///< Which the record names, one bit each.
};

}  // namespace hearth
