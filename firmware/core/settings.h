#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/profile.h"

namespace hearth {

/// State of an output after a restart; the names on the wire are the same.
enum class AtBoot : std::uint8_t { off, on, last };

/// State of an output once the connection has been gone for 3 s.
enum class OnLost : std::uint8_t { keep, off, on };

/// What a household allows one output. A new one allows everything the board does.
struct Limits {
    std::uint32_t max_on_s = 0;   ///< 0 is the board's own limit.
    std::uint32_t min_off_s = 0;  ///< 0 is none.
    std::optional<std::uint8_t> lock;
    AtBoot at_boot = AtBoot::off;
    OnLost on_lost = OnLost::keep;
};

/// The settings of a device (contracts/mqtt/topics.md, "Settings and safety limits").
struct Settings {
    std::uint64_t revision = 0;
    std::uint32_t send_s = 0;  ///< Between two readings; 0 is the device's own choice.
    std::array<Limits, Profile::kCapabilities> of{};
};

/// Why a settings document was refused; the names on the wire are the same.
enum class SettingsFault : std::uint8_t {
    none,
    bad_value,
    unknown_capability,
    too_large,
    malformed,
    stale_rev,
    unsaved,
};

/// A refusal, as status/settings tells it.
struct SettingsRefusal {
    SettingsFault fault = SettingsFault::none;
    std::optional<std::uint64_t> revision;  ///< Nothing if the document named none.
    Text<48> field;  ///< The path of the value that is wrong; empty if it is no value's fault.
};

/// Reads the settings of `document` in whole; what is left out is at its default. False when a value is
/// refused: then `refusal` says which, and `settings` means nothing.
bool read_settings(JsonValue document, const Profile& profile, Settings& settings, SettingsRefusal& refusal);

/// Writes `send_s` and `caps` into the open object: what differs from its default.
void write_settings(JsonWriter& out, const Profile& profile, const Settings& settings);

/// The word for `fault` in status/settings.
std::string_view name_of(SettingsFault fault);

}  // namespace hearth
