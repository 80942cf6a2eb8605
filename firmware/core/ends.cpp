#include "core/ends.h"

#include <algorithm>

namespace hearth {

Ends::Entry* Ends::find(std::string_view id) {
    for (std::size_t i = 0; i < size_; ++i) {
        if (at(i).end.id.view() == id) return &at(i);
    }
    return nullptr;
}

void Ends::add(const End& end) {
    if (size_ == kKept) {
        forgotten_pulse_until_ms_ = std::max(forgotten_pulse_until_ms_, at(0).end.pulse_until_ms);
        first_ = (first_ + 1) % kKept;
        --size_;
    }
    at(size_++) = {end, Telling::first};
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
