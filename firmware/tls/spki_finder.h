#pragma once

#include <cstddef>
#include <cstdint>

namespace hearth {

/// Finds the SubjectPublicKeyInfo in a certificate that comes in pieces, without keeping any of it: walks the
/// DER of Certificate → TBSCertificate, passes over the five members before it, and marks its bytes.
class SpkiFinder {
  public:
    /// Takes the next byte; true if it belongs to the SubjectPublicKeyInfo, its own header included.
    bool take(std::uint8_t byte);
    /// True once the whole SubjectPublicKeyInfo has passed.
    bool found() const { return state_ == State::done; }

  private:
    enum class State : std::uint8_t { tag, length, more_length, content, done, broken };

    bool header_ends();
    void element_ends();

    State state_ = State::tag;
    std::uint8_t depth_ = 0;    ///< 0 before Certificate, 1 inside it, 2 inside TBSCertificate.
    std::uint8_t members_ = 0;  ///< Of TBSCertificate that have passed, its version aside.
    std::uint8_t tag_ = 0;
    std::uint8_t length_bytes_ = 0;
    std::uint32_t left_ = 0;
};

}  // namespace hearth
