#include "core/desired_settings.h"

#include <algorithm>

namespace hearth {
namespace {

constexpr std::string_view kName = "settings";

}  // namespace

DesiredSettings::DesiredSettings(const Profile& profile, const Enrolment& enrolment, Storage& storage)
    : profile_(profile), enrolment_crc_(enrolment.crc), storage_(storage) {
    load();
}

bool DesiredSettings::offer(const mqtt::Publication& publication) {
    refusal_ = SettingsRefusal{};
    const bool too_large = publication.truncated || publication.payload_size > kLongestPayload;
    JsonNodes nodes;
    const auto size = std::min(publication.payload_size, kLongestPayload);
    return judge(read_json(publication.payload, size, nodes.data(), nodes.size()), too_large);
}

/// Even a faulty text is searched for its revision, so that the refusal names it.
bool DesiredSettings::judge(JsonOutcome json, bool too_large) {
    refusal_.revision = json.root.member("rev").whole();
    if (too_large || json.fault == JsonFault::too_large) return refuse(SettingsFault::too_large);
    const bool known = json.fault == JsonFault::none && json.root.member("v").number() == 1;
    if (!known || !refusal_.revision) return refuse(SettingsFault::malformed);
    if (*refusal_.revision < current_.revision) return refuse(SettingsFault::stale_rev);
    if (*refusal_.revision == current_.revision) return false;
    Settings wished;
    if (!read_settings(json.root, profile_, wished, refusal_)) return false;
    wished.revision = *refusal_.revision;
    return adopt(wished);
}

bool DesiredSettings::adopt(const Settings& wished) {
    if (!save(wished)) return refuse(SettingsFault::unsaved);
    current_ = wished;
    return true;
}

bool DesiredSettings::refuse(SettingsFault fault) {
    refusal_.fault = fault;
    return false;
}

void DesiredSettings::write(JsonWriter& out, std::uint64_t secret_revision) const {
    out.open_object().whole("v", 1).whole("rev", current_.revision).whole("secret_rev", secret_revision);
    write_settings(out, profile_, current_);
    if (refusal_.fault != SettingsFault::none) {
        if (refusal_.revision) out.whole("refused_rev", *refusal_.revision);
        out.text("err", name_of(refusal_.fault));
        if (!refusal_.field.empty()) out.text("field", refusal_.field.view());
    }
    out.close_object();
}

/// A record that cannot be read, or names what this firmware does not have, is as none.
void DesiredSettings::load() {
    std::array<char, kLongestReport> record{};
    JsonNodes nodes;
    const auto size = storage_.load(kName, record.data(), record.size());
    const auto [fault, root] = read_json(record.data(), size, nodes.data(), nodes.size());
    const auto revision = root.member("rev").whole();
    Settings stored;
    SettingsRefusal refusal;
    if (fault != JsonFault::none || root.member("v").number() != 1 || !revision) return;
    if (!read_settings(root, profile_, stored, refusal)) return;
    const bool same_home = root.member("enrolment").whole() == enrolment_crc_;
    stored.revision = same_home ? *revision : 0;
    current_ = stored;
}

bool DesiredSettings::save(const Settings& settings) {
    std::array<char, kLongestReport> record{};
    JsonWriter json(record.data(), record.size());
    json.open_object().whole("v", 1).whole("rev", settings.revision).whole("enrolment", enrolment_crc_);
    write_settings(json, profile_, settings);
    json.close_object();
    return json.ok() && storage_.save(kName, json.view());
}

}  // namespace hearth
