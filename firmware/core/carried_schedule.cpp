#include "core/carried_schedule.h"

#include <algorithm>

namespace hearth {
namespace {

constexpr std::uint64_t kLongestGrace_ms = 600'000;

}  // namespace

struct CarriedSchedule::Header {
    std::uint32_t revision = 0;
    std::size_t part = 0;  ///< From 0.
    std::size_t of = 0;
    std::uint64_t boot = 0;
    std::uint32_t grace_ms = 0;
    std::uint64_t ran = 0;

    static std::optional<Header> of_document(JsonValue document) {
        const auto revision = document.member("rev").whole();
        const auto part = document.member("part").whole();
        const auto of = document.member("of").whole();
        const auto boot = document.member("boot").whole();
        const auto grace_ms = document.member("grace_ms").whole();
        const auto ran = document.member("ran").whole();
        if (document.member("v").number() != 1 || !revision || !part || !of || !boot || !grace_ms || !ran)
            return std::nullopt;
        if (*revision == 0 || *revision > UINT32_MAX || *of == 0 || *of > kParts) return std::nullopt;
        if (*part == 0 || *part > *of || *grace_ms > kLongestGrace_ms) return std::nullopt;
        return Header{static_cast<std::uint32_t>(*revision), static_cast<std::size_t>(*part - 1),
                      static_cast<std::size_t>(*of),         *boot,
                      static_cast<std::uint32_t>(*grace_ms), *ran};
    }
};

CarriedSchedule::Outcome CarriedSchedule::offer(JsonValue document) {
    const auto header = Header::of_document(document);
    const auto firings = document.member("f");
    if (!header || !firings.is(JsonKind::array) || firings.length() > kInPart) return {Refusal::malformed};
    if (header->boot != boot_) return {};
    if (!gather(*header, firings)) {
        gathered() = {};
        return {Refusal::malformed};
    }
    const auto all = (std::uint32_t{1} << gathered().of) - 1;
    if (gathered().parts != all) return {};
    adopt();
    return {Refusal::none, true, header->ran};
}

/// Adds a part to the set it belongs to; the first part of another set begins that one. False if it holds
/// what this device cannot carry.
bool CarriedSchedule::gather(const Header& header, JsonValue firings) {
    Set& set = gathered();
    if (set.revision != header.revision || set.of != header.of) {
        set = {};
        set.revision = header.revision;
        set.of = header.of;
        set.grace_ms = header.grace_ms;
    }
    const auto bit = static_cast<std::uint16_t>(1U << header.part);
    if ((set.parts & bit) != 0) return true;
    for (auto item = firings.first(); item.present(); item = item.following()) {
        const auto firing = read(item);
        if (!firing || set.count == kMost) return false;
        set.firings[set.count++] = *firing;
    }
    set.parts = static_cast<std::uint16_t>(set.parts | bit);
    return true;
}

std::optional<CarriedFiring> CarriedSchedule::read(JsonValue firing) const {
    if (!firing.is(JsonKind::array) || firing.length() != 4) return std::nullopt;
    const auto first = firing.first();
    const auto second = first.following();
    const auto third = second.following();
    const auto id = read_firing_id(first.text());
    const auto due = second.whole();
    const auto name = third.text();
    const auto line = name ? profile_.find(*name) : std::nullopt;
    if (!id || !due || *due > kLatestMoment_ms || !line) return std::nullopt;
    const auto level = level_of(third.following(), profile_.capabilities[*line]);
    if (!level) return std::nullopt;
    return CarriedFiring{*id, Moment(*due), *line, *level};
}

/// True and false are for who takes `set`, a number for who takes `level`; a pulse is never carried.
std::optional<Level> CarriedSchedule::level_of(JsonValue value, const Capability& capability) const {
    if (const auto on = value.truth(); on && capability.takes(Operation::set)) return *on ? kFull : kOff;
    const auto percent = value.whole();
    if (!percent || *percent > kFull || !capability.takes(Operation::level)) return std::nullopt;
    return static_cast<Level>(*percent);
}

/// What was settled in the set before stays settled in the new one.
void CarriedSchedule::adopt() {
    const Set& before = held();
    for (std::size_t i = 0; i < before.count; ++i) {
        if (!before.firings[i].settled()) continue;
        for (std::size_t j = 0; j < gathered().count; ++j) {
            if (gathered().firings[j].id == before.firings[i].id) gathered().firings[j].settle();
        }
    }
    held_ = 1 - held_;
    gathered() = {};
    look_ahead();
}

void CarriedSchedule::look_ahead() {
    next_ms_ = UINT64_MAX;
    for (std::size_t i = 0; i < held().count; ++i) {
        const CarriedFiring& firing = held().firings[i];
        if (!firing.settled()) next_ms_ = std::min(next_ms_, firing.due.up_ms() + held().grace_ms);
    }
}

std::optional<CarriedFiring> CarriedSchedule::due(std::uint64_t now_ms) {
    while (now_ms >= next_ms_) {
        const auto end = held().firings.begin() + static_cast<std::ptrdiff_t>(held().count);
        const auto earliest = std::min_element(held().firings.begin(), end, [](const auto& a, const auto& b) {
            if (a.settled() != b.settled()) return b.settled();
            return a.due.up_ms() < b.due.up_ms();
        });
        const CarriedFiring firing = *earliest;
        earliest->settle();
        look_ahead();
        if (now_ms <= firing.due.up_ms() + held().grace_ms + kTooLate_ms) return firing;
    }
    return std::nullopt;
}

void CarriedSchedule::settle(FiringId id) {
    settle_if([id](FiringId known) { return known == id; });
}

}  // namespace hearth
