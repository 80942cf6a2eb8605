#include "core/telemetry_buffer.h"

#include <algorithm>

namespace hearth {
namespace {

/// 5 s, 10 s, 20 s, 40 s, then 60 s (contracts/mqtt/topics.md, "Telemetry").
std::uint32_t rest_after_ms(std::uint8_t times_sent) {
    constexpr std::uint32_t kFirst_ms = 5'000;
    constexpr std::uint32_t kLast_ms = 60'000;
    return times_sent > 4 ? kLast_ms : kFirst_ms << (times_sent - 1);
}

}  // namespace

void TelemetryBuffer::add(const Reading& reading) {
    if (size_ == kCapacity) {
        first_ = (first_ + 1) % kCapacity;
        --size_;
        ++dropped_;
    }
    Slot& slot = at(size_++);
    slot = Slot{};
    slot.reading = reading;
    slot.reading.seq = ++last_seq_;
}

const Reading* TelemetryBuffer::due(std::uint64_t now_ms) const {
    std::size_t under_way = 0;
    const Reading* fresh = nullptr;
    for (std::size_t i = 0; i < size_; ++i) {
        const Slot& slot = at(i);
        if (slot.times_sent == 0) {
            if (fresh == nullptr) fresh = &slot.reading;
            continue;
        }
        if (now_ms >= slot.rest_until_ms) return &slot.reading;
        ++under_way;
    }
    return under_way < kUnderWay ? fresh : nullptr;
}

void TelemetryBuffer::sent(const Reading& reading, std::uint64_t now_ms) {
    for (std::size_t i = 0; i < size_; ++i) {
        Slot& slot = at(i);
        if (slot.reading.seq != reading.seq) continue;
        slot.times_sent = static_cast<std::uint8_t>(std::min(slot.times_sent + 1, 5));
        slot.rest_until_ms = now_ms + rest_after_ms(slot.times_sent);
        return;
    }
}

std::size_t TelemetryBuffer::commit(std::uint64_t from, std::uint64_t to) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i) {
        const auto seq = at(i).reading.seq;
        if (seq >= from && seq <= to) continue;
        if (kept != i) at(kept) = at(i);
        ++kept;
    }
    const auto released = size_ - kept;
    size_ = kept;
    return released;
}

}  // namespace hearth
