#include "tls/spki_finder.h"

namespace hearth {
namespace {

constexpr std::uint8_t kSequence = 0x30;
constexpr std::uint8_t kVersion = 0xA0;       // [0] EXPLICIT, RFC 5280 section 4.1
constexpr std::uint8_t kMembersBefore = 5;    // serial number, signature, issuer, validity, subject
constexpr std::uint32_t kLongest = 1U << 16;  // of one element: no broker's certificate comes near it

}  // namespace

bool SpkiFinder::take(std::uint8_t byte) {
    const bool inside = depth_ == 2 && members_ == kMembersBefore;
    switch (state_) {
        case State::tag:
            tag_ = byte;
            state_ = (depth_ < 2 || inside) && byte != kSequence ? State::broken : State::length;
            // Without a version the members begin at once; a version after them would be none.
            return inside && state_ == State::length;
        case State::length:
            left_ = byte & 0x7FU;
            length_bytes_ = (byte & 0x80) != 0 ? static_cast<std::uint8_t>(left_) : std::uint8_t{0};
            if (length_bytes_ > 3 || byte == 0x80) return state_ = State::broken, false;
            if (length_bytes_ > 0) left_ = 0, state_ = State::more_length;
            return length_bytes_ > 0 ? inside : header_ends() && inside;
        case State::more_length:
            left_ = left_ << 8 | byte;
            return --length_bytes_ > 0 ? inside : header_ends() && inside;
        case State::content:
            if (--left_ == 0) element_ends();
            return inside;
        case State::done:
        case State::broken:
            break;
    }
    return false;
}

/// False if the element cannot be right.
bool SpkiFinder::header_ends() {
    if (left_ > kLongest) return state_ = State::broken, false;
    if (depth_ < 2) {
        ++depth_;
        state_ = State::tag;
    } else if (left_ == 0) {
        element_ends();
    } else {
        state_ = State::content;
    }
    return true;
}

void SpkiFinder::element_ends() {
    state_ = State::tag;
    if (members_ == 0 && tag_ == kVersion) return;
    if (members_++ == kMembersBefore) state_ = State::done;
}

}  // namespace hearth
