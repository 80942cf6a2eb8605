#include "core/ends.h"

#include <algorithm>

namespace hearth {

Ends::Entry* Ends::find(std::string_view id) {
    for (std::size_t i = 0; i < size_; ++i) {
        if (at(i).end.id.view() == id) return &at(i);
    }
    return nullptr;
}

bool Ends::knows(FiringId firing) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [firing](const Entry& entry) { return entry.end.firing == firing; });
}

void Ends::add(const End& end, Telling telling) {
    if (size_ == kKept) {
        forgotten_pulse_until_ms_ = std::max(forgotten_pulse_until_ms_, at(0).end.pulse_until_ms);
        first_ = (first_ + 1) % kKept;
        --size_;
    }
    at(size_++) = {end, telling};
}

Ends::Entry* Ends::next(Telling telling) {
    for (std::size_t i = 0; i < size_; ++i) {
        if (at(i).telling == telling) return &at(i);
    }
    return nullptr;
}

void Ends::repeat_all() {
    for (std::size_t i = 0; i < size_; ++i) at(i).telling = Telling::later;
}

}  // namespace hearth
