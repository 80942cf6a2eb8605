#pragma once

#include "core/enrolment_code.h"
#include "core/mqtt_packet.h"
#include "core/settings.h"
#include "port/storage.h"

namespace hearth {

/// Longest payload towards a device, and from it, in bytes.
constexpr std::size_t kLongestPayload = 768;
constexpr std::size_t kLongestReport = 1024;

/// The settings that hold on this device, kept over restarts: one revision, all of it or nothing.
class DesiredSettings {
  public:
    /// Takes the stored settings. If they came from another enrolment their limits still hold, for safety,
    /// but any revision of the new home is newer.
    DesiredSettings(const Profile& profile, const Enrolment& enrolment, Storage& storage);

    /// Judges a config/desired document. Answers true if other settings hold now.
    bool offer(const mqtt::Publication& publication);

    const Settings& current() const { return current_; }
    /// Of the document that came last; `none` if it was taken, or held already.
    const SettingsRefusal& refusal() const { return refusal_; }
    /// Writes status/settings.
    void write(JsonWriter& out, std::uint64_t secret_revision) const;

  private:
    bool judge(JsonOutcome json, bool too_large);
    bool adopt(const Settings& wished);
    bool refuse(SettingsFault fault);
    void load();
    bool save(const Settings& settings);

    const Profile& profile_;
    const std::uint32_t enrolment_crc_;
    Storage& storage_;
    Settings current_;
    SettingsRefusal refusal_;
};

}  // namespace hearth
