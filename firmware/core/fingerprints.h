#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hearth {

using Digest = std::array<std::uint8_t, 32>;  ///< SHA-256.

/// What the certificate shown by a broker hashes to.
struct PeerDigests {
    Digest leaf{};  ///< The certificate's DER, as `openssl x509 -fingerprint -sha256` prints it.
    Digest spki{};  ///< Its SubjectPublicKeyInfo, which survives a renewal with the same key.
};

/// The one way a device recognises its broker: at most two pinned fingerprints, the current and the next.
/// A new set is empty and matches nothing. There is no default, no accept-any, no learning on first use.
class Fingerprints {
  public:
    static constexpr std::size_t kSlots = 2;
    static constexpr std::size_t kLongestText = 12 + 64;  ///< "spki-sha256:" and hex digits.

    /// Adds `sha256:…` or `spki-sha256:…` with 64 hex digits. Refuses a third one, an unknown prefix, digits
    /// that are not hex, and an all-zero digest (which erased flash would give).
    bool add(std::string_view text);

    /// The slot that fits the peer. Every slot is compared in full whatever the others gave, so timing
    /// tells nothing of how near a guess came.
    std::optional<std::size_t> match(const PeerDigests& peer) const;

    std::size_t size() const { return size_; }
    /// Writes slot `slot` the way `add` reads it; `out` has room for `kLongestText`.
    std::string_view text(std::size_t slot, char* out) const;
    bool operator==(const Fingerprints& other) const;

  private:
    enum class Of : std::uint8_t { leaf, spki };
    struct Fingerprint {
        Of of = Of::leaf;
        Digest digest{};
    };

    std::array<Fingerprint, kSlots> slots_{};
    std::size_t size_ = 0;
};

}  // namespace hearth
