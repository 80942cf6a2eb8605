#include "core/settings.h"

namespace hearth {
namespace {

constexpr std::uint32_t kDay_s = 86'400;
constexpr std::uint32_t kWeek_s = 7 * kDay_s;
constexpr std::array<std::string_view, 3> kAtBoot{"off", "on", "last"};
constexpr std::array<std::string_view, 3> kOnLost{"keep", "off", "on"};
constexpr std::array<std::string_view, 7> kFaults{
    "", "bad_value", "unknown_capability", "too_large", "malformed", "stale_rev", "unsaved"};

/// Takes a whole number from 1 to `most`; leaves the default where there is none. False for anything else.
bool take(JsonValue value, std::uint32_t most, std::uint32_t& out) {
    if (!value.present()) return true;
    const auto number = value.whole();
    if (!number || *number < 1 || *number > most) return false;
    out = static_cast<std::uint32_t>(*number);
    return true;
}

template <typename Enum>
bool take(JsonValue value, const std::array<std::string_view, 3>& names, Enum& out) {
    if (!value.present()) return true;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (value.text() != names[i]) continue;
        out = static_cast<Enum>(i);
        return true;
    }
    return false;
}

/// Reads one document; remembers where it stopped.
class SettingsReader {
  public:
    SettingsReader(const Profile& profile, Settings& settings, SettingsRefusal& refusal)
        : profile_(profile), settings_(settings), refusal_(refusal) {}

    bool document(JsonValue document) {
        if (!take(document.member("send_s"), kDay_s, settings_.send_s)) return refuse("send_s");
        const auto caps = document.member("caps");
        if (!caps.present()) return true;
        if (!caps.is(JsonKind::object)) return refuse("caps");
        for (auto cap = caps.first(); cap.present(); cap = cap.following()) {
            if (!capability(cap)) return false;
        }
        return true;
    }

  private:
    bool capability(JsonValue value) {
        const auto line = profile_.find(value.key());
        if (!line) return refuse({}, value.key(), SettingsFault::unknown_capability);
        if (!value.is(JsonKind::object)) return refuse({}, value.key());
        const Capability& capability = profile_.capabilities[*line];
        Limits& limits = settings_.of[*line];
        const auto wrong = [&](std::string_view name) { return refuse(name, value.key()); };
        const auto allowed = [&](std::string_view name, bool fits) {
            return fits || !value.member(name).present();
        };
        const bool relay = capability.kind == CapabilityKind::relay;
        const auto longest_s = capability.max_on_s > 0 ? capability.max_on_s : kWeek_s;
        for (const auto* name : {"max_on_s", "at_boot", "on_lost"}) {
            if (!allowed(name, capability.is_output())) return wrong(name);
        }
        for (const auto* name : {"min_off_s", "lock"}) {
            if (!allowed(name, relay)) return wrong(name);
        }
        if (!take(value.member("max_on_s"), longest_s, limits.max_on_s)) return wrong("max_on_s");
        if (!take(value.member("min_off_s"), kDay_s, limits.min_off_s)) return wrong("min_off_s");
        if (!lock(value.member("lock"), *line, limits)) return wrong("lock");
        if (!take(value.member("at_boot"), kAtBoot, limits.at_boot)) return wrong("at_boot");
        return take(value.member("on_lost"), kOnLost, limits.on_lost) || wrong("on_lost");
    }

    bool lock(JsonValue value, std::uint8_t line, Limits& limits) {
        if (!value.present()) return true;
        const auto other = profile_.find(value.text().value_or(""));
        if (!other || *other == line) return false;
        limits.lock = *other;
        return profile_.capabilities[*other].kind == CapabilityKind::relay;
    }

    bool refuse(std::string_view name, std::string_view capability = {},
                SettingsFault fault = SettingsFault::bad_value) {
        refusal_.fault = fault;
        if (capability.empty()) return refusal_.field.assign(name), false;
        refusal_.field.assign("caps.");
        const bool fits = refusal_.field.append(capability) &&
                          (name.empty() || (refusal_.field.append(".") && refusal_.field.append(name)));
        if (!fits) refusal_.field.assign("caps");  // a name that long is none of ours
        return false;
    }

    const Profile& profile_;
    Settings& settings_;
    SettingsRefusal& refusal_;
};

bool is_default(const Limits& limits) {
    return limits.max_on_s == 0 && limits.min_off_s == 0 && !limits.lock && limits.at_boot == AtBoot::off &&
           limits.on_lost == OnLost::keep;
}

void write_limits(JsonWriter& out, const Profile& profile, const Limits& limits) {
    if (limits.max_on_s > 0) out.whole("max_on_s", limits.max_on_s);
    if (limits.min_off_s > 0) out.whole("min_off_s", limits.min_off_s);
    if (limits.lock) out.text("lock", profile.capabilities[*limits.lock].id.view());
    if (limits.at_boot != AtBoot::off) {
        out.text("at_boot", kAtBoot[static_cast<std::size_t>(limits.at_boot)]);
    }
    if (limits.on_lost != OnLost::keep) {
        out.text("on_lost", kOnLost[static_cast<std::size_t>(limits.on_lost)]);
    }
}

}  // namespace

std::string_view name_of(SettingsFault fault) {
    return kFaults[static_cast<std::size_t>(fault)];
}

bool read_settings(JsonValue document, const Profile& profile, Settings& settings, SettingsRefusal& refusal) {
    settings = Settings{};
    return SettingsReader(profile, settings, refusal).document(document);
}

void write_settings(JsonWriter& out, const Profile& profile, const Settings& settings) {
    if (settings.send_s > 0) out.whole("send_s", settings.send_s);
    out.open_object("caps");
    for (std::size_t i = 0; i < profile.count; ++i) {
        if (is_default(settings.of[i])) continue;
        out.open_object(profile.capabilities[i].id.view());
        write_limits(out, profile, settings.of[i]);
        out.close_object();
    }
    out.close_object();
}

}  // namespace hearth
