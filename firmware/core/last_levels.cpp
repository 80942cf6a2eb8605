#include "core/last_levels.h"

#include "core/json_reader.h"
#include "core/json_writer.h"

namespace hearth {
namespace {

constexpr std::string_view kName = "levels";
constexpr std::size_t kLongestRecord = 640;  // 16 capabilities of 24 characters

}  // namespace

LastLevels::LastLevels(const Profile& profile, Storage& storage) : profile_(profile), storage_(storage) {
    load();
}

void LastLevels::load() {
    std::array<char, kLongestRecord> record{};
    std::array<JsonNode, 24> nodes{};
    const auto size = storage_.load(kName, record.data(), record.size());
    const auto [fault, root] = read_json(record.data(), size, nodes.data(), nodes.size());
    if (fault != JsonFault::none || root.member("v").number() != 1) return;
    const auto levels = root.member("levels");
    for (auto level = levels.first(); level.present(); level = level.following()) {
        const auto line = profile_.find(level.key());
        const auto percent = level.whole();
        if (!line || !percent || *percent > kFull) continue;
        levels_[*line] = static_cast<Level>(*percent);
        lines_ = static_cast<std::uint16_t>(lines_ | 1U << *line);
    }
}

void LastLevels::keep(const Outputs& outputs, const Settings& settings) {
    std::uint16_t lines = 0;
    bool changed = false;
    for (std::uint8_t line = 0; line < profile_.count; ++line) {
        if (!profile_.capabilities[line].is_output() || settings.of[line].at_boot != AtBoot::last) continue;
        lines = static_cast<std::uint16_t>(lines | 1U << line);
        changed = changed || levels_[line] != outputs.lasting_level(line);
        levels_[line] = outputs.lasting_level(line);
    }
    // What could not be written is written with the next change.
    if ((changed || lines != lines_) && save(lines)) lines_ = lines;
}

bool LastLevels::save(std::uint16_t lines) const {
    std::array<char, kLongestRecord> record{};
    JsonWriter json(record.data(), record.size());
    json.open_object().whole("v", 1).open_object("levels");
    for (std::uint8_t line = 0; line < profile_.count; ++line) {
        if ((lines >> line & 1) != 0) json.whole(profile_.capabilities[line].id.view(), levels_[line]);
    }
    json.close_object().close_object();
    return json.ok() && storage_.save(kName, json.view());
}

}  // namespace hearth
