#pragma once

#include "core/desired_settings.h"
#include "core/last_levels.h"
#include "core/pinned_certificates.h"
#include "core/secrets.h"

namespace hearth {

/// All that an enrolled device keeps over a restart, each in a record of its own. Made at boot.
struct Kept {
    Kept(const Profile& profile, const Enrolment& enrolment, Storage& storage)
        : pinned(enrolment, storage),
          secrets(enrolment, storage),
          settings(profile, enrolment, storage),
          levels(profile, storage) {}

    PinnedCertificates pinned;
    Secrets secrets;
    DesiredSettings settings;
    LastLevels levels;
};

}  // namespace hearth
