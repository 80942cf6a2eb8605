#include "core/outputs.h"

namespace hearth {

Outputs::Outputs(const Profile& profile, const Settings& settings, Pins& pins, Witness& witness)
    : profile_(profile), settings_(settings), pins_(pins), witness_(witness) {}

Error Outputs::limit(std::uint8_t line, Level level, std::uint64_t now_ms) const {
    const Line& output = lines_[line];
    if (level == kOff || output.driven > kOff) return Error::none;
    const std::uint64_t rest_ms = settings_.of[line].min_off_s * std::uint64_t{1000};
    if (output.was_on && now_ms - output.off_since_ms < rest_ms) return Error::limit_min_off;
    return locked(line) ? Error::interlock : Error::none;
}

/// True if the other side of an interlock is on, whichever side names the other.
bool Outputs::locked(std::uint8_t line) const {
    for (std::uint8_t other = 0; other < profile_.count; ++other) {
        if (bound(line, other) && (lines_[other].driven > kOff || level(other) > kOff)) return true;
    }
    return false;
}

bool Outputs::bound(std::uint8_t line, std::uint8_t other) const {
    if (line == other) return false;
    return settings_.of[line].lock == other || settings_.of[other].lock == line;
}

bool Outputs::drive(std::uint8_t line, Level level, std::string_view by, std::uint64_t now_ms) {
    const Capability& capability = profile_.capabilities[line];
    Line& output = lines_[line];
    output.pulse_until_ms = 0;
    if (level > kOff && output.driven == kOff) output.on_since_ms = now_ms;
    if (level == kOff && output.driven > kOff) output.off_since_ms = now_ms;
    if (level > kOff) {
        output.was_on = true;
        output.last_on = level;
    }
    output.driven = level;
    if (capability.kind == CapabilityKind::level) {
        pins_.dim(line, level);
    } else {
        pins_.write(line, level > kOff);
    }
    witness_.actuated(capability, level, by, now_ms);
    return capability.proof == Proof::none || this->level(line) == level;
}

Error Outputs::pulse_limit(std::uint8_t line, std::uint32_t ms, std::uint64_t now_ms) const {
    if (lines_[line].driven > kOff || level(line) > kOff) return Error::busy;
    const auto longest_ms = longest_on_ms(line);
    if (longest_ms > 0 && ms > longest_ms) return Error::limit_max_on;
    return limit(line, kFull, now_ms);
}

bool Outputs::pulse(std::uint8_t line, std::uint32_t ms, std::string_view by, std::uint64_t now_ms) {
    const bool proved = drive(line, kFull, by, now_ms);
    lines_[line].pulse_until_ms = now_ms + ms;
    lines_[line].pulse_cause.assign(by);
    return proved;
}

std::optional<Cause> Outputs::expire(std::uint64_t now_ms) {
    for (std::uint8_t line = 0; line < profile_.count; ++line) {
        const Line& output = lines_[line];
        if (output.driven == kOff) continue;
        if (output.pulse_until_ms > 0 && now_ms >= output.pulse_until_ms) {
            const Cause cause = output.pulse_cause;
            return turn_off(line, cause.view(), now_ms);
        }
        if (too_long_on(line, now_ms) || forbidden(line)) return turn_off(line, "limit", now_ms);
    }
    return std::nullopt;
}

Cause Outputs::turn_off(std::uint8_t line, std::string_view by, std::uint64_t now_ms) {
    Cause cause;
    cause.assign(by);
    drive(line, kOff, cause.view(), now_ms);
    return cause;
}

bool Outputs::too_long_on(std::uint8_t line, std::uint64_t now_ms) const {
    const auto longest_ms = longest_on_ms(line);
    return longest_ms > 0 && now_ms - lines_[line].on_since_ms >= longest_ms;
}

/// True if an interlock that came while both sides were on makes this side yield: the one turned on later.
bool Outputs::forbidden(std::uint8_t line) const {
    for (std::uint8_t other = 0; other < profile_.count; ++other) {
        if (!bound(line, other) || lines_[other].driven == kOff) continue;
        const auto mine_ms = lines_[line].on_since_ms;
        const auto others_ms = lines_[other].on_since_ms;
        if (mine_ms > others_ms || (mine_ms == others_ms && line > other)) return true;
    }
    return false;
}

std::uint64_t Outputs::longest_on_ms(std::uint8_t line) const {
    const auto wished_s = settings_.of[line].max_on_s;
    return std::uint64_t{wished_s > 0 ? wished_s : profile_.capabilities[line].max_on_s} * 1000;
}

Level Outputs::level(std::uint8_t line) const {
    const Capability& capability = profile_.capabilities[line];
    if (capability.kind == CapabilityKind::level) return pins_.brightness(line);
    const bool sees = capability.proof == Proof::feedback;
    return (sees ? pins_.feedback(line) : pins_.read(line)) ? kFull : kOff;
}

Level Outputs::lasting_level(std::uint8_t line) const {
    return lines_[line].pulse_until_ms > 0 ? kOff : lines_[line].driven;
}

}  // namespace hearth
