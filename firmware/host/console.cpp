#include "host/console.h"

#include <string_view>

#include "host/lines.h"

namespace hearth::host {
namespace {

/// Cuts the first word off `rest`.
std::string_view next_word(std::string_view& rest) {
    const auto end = rest.find(' ');
    const auto word = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return word;
}

void answer(bool ok, std::string_view why) {
    ok ? Line::ok() : Line::refused(why);
}

void describe(const VirtualDevice& device, void (VirtualDevice::*how)(JsonWriter&) const) {
    auto line = Line::ok();
    (device.*how)(line.json());
}

bool switch_word(std::string_view word, bool& on) {
    on = word == "on";
    return on || word == "off";
}

void drop_acks(VirtualDevice& device, std::string_view word) {
    bool on = false;
    const bool known = switch_word(word, on);
    if (known) device.drop_acks(on);
    answer(known, "on_or_off");
}

void obey_device(VirtualDevice& device, std::string_view verb, std::string_view rest) {
    if (verb == "freeze") return device.freeze(true), answer(true, {});
    if (verb == "thaw") return device.freeze(false), answer(true, {});
    if (verb == "close") return device.drop_connection(), answer(true, {});
    if (verb == "reboot") return device.reboot(), answer(true, {});
    if (verb == "sleep") return answer(device.sleep(rest), "offline_or_no_seconds");
    if (verb == "press") return answer(device.press(rest), "no_such_relay");
    if (verb == "drop-acks") return drop_acks(device, rest);
    if (verb == "pins") return describe(device, &VirtualDevice::describe_pins);
    if (verb == "stats") return describe(device, &VirtualDevice::describe);
    const auto name = next_word(rest);
    if (verb == "set") return answer(device.set_sensor(name, rest), "no_such_sensor_or_value");
    if (verb == "raw") return answer(device.publish_raw(name, rest), "offline_or_too_long");
    answer(false, "unknown_command");
}

}  // namespace

bool obey(const std::string& line, const std::vector<std::unique_ptr<VirtualDevice>>& devices) {
    std::string_view rest = line;
    if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
    const auto verb = next_word(rest);
    if (verb == "quit") {
        answer(true, {});
        return false;
    }
    const auto id = next_word(rest);
    for (const auto& device : devices) {
        if (device->id() == id) {
            obey_device(*device, verb, rest);
            return true;
        }
    }
    answer(false, "unknown_device");
    return true;
}

}  // namespace hearth::host
