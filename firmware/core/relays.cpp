#include "core/relays.h"

namespace hearth {

Relays::Relays(const Profile& profile, Pins& pins, Witness& witness)
    : profile_(profile), pins_(pins), witness_(witness) {}

void Relays::start(std::uint64_t now_ms) {
    for (std::uint8_t line = 0; line < profile_.count; ++line) {
        if (profile_.capabilities[line].kind == CapabilityKind::relay) drive(line, false, "boot", now_ms);
    }
}

bool Relays::drive(std::uint8_t line, bool on, std::string_view by, std::uint64_t now_ms) {
    const Capability& relay = profile_.capabilities[line];
    pins_.write(line, on);
    witness_.actuated(relay.id.view(), on, by, now_ms);
    return relay.proof == Proof::none || is_on(line) == on;
}

bool Relays::is_on(std::uint8_t line) const {
    const bool sees = profile_.capabilities[line].proof == Proof::feedback;
    return sees ? pins_.feedback(line) : pins_.read(line);
}

}  // namespace hearth
