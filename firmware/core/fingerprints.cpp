#include "core/fingerprints.h"

#include <algorithm>

#include "core/hex.h"

namespace hearth {
namespace {

constexpr std::string_view kLeafPrefix = "sha256:";
constexpr std::string_view kSpkiPrefix = "spki-sha256:";

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

/// Looks at all 32 bytes whether or not an early one differs.
bool same(const Digest& left, const Digest& right) {
    volatile std::uint8_t difference = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        difference = static_cast<std::uint8_t>(difference | (left[i] ^ right[i]));
    }
    return difference == 0;
}

}  // namespace

bool Fingerprints::add(std::string_view text) {
    if (size_ == kSlots) return false;
    Fingerprint fingerprint;
    if (starts_with(text, kSpkiPrefix)) {
        fingerprint.of = Of::spki;
        text.remove_prefix(kSpkiPrefix.size());
    } else if (starts_with(text, kLeafPrefix)) {
        text.remove_prefix(kLeafPrefix.size());
    } else {
        return false;
    }
    if (!from_hex(text, fingerprint.digest.data(), fingerprint.digest.size())) return false;
    if (same(fingerprint.digest, Digest{})) return false;
    slots_[size_++] = fingerprint;
    return true;
}

std::optional<std::size_t> Fingerprints::match(const PeerDigests& peer) const {
    std::optional<std::size_t> found;
    for (std::size_t i = size_; i-- > 0;) {
        if (same(slots_[i].digest, slots_[i].of == Of::spki ? peer.spki : peer.leaf)) found = i;
    }
    return found;
}

std::string_view Fingerprints::text(std::size_t slot, char* out) const {
    const auto& [of, digest] = slots_[slot];
    const auto prefix = of == Of::spki ? kSpkiPrefix : kLeafPrefix;
    std::copy(prefix.begin(), prefix.end(), out);
    to_hex(digest.data(), digest.size(), out + prefix.size());
    return {out, prefix.size() + 2 * digest.size()};
}

bool Fingerprints::operator==(const Fingerprints& other) const {
    if (size_ != other.size_) return false;
    for (std::size_t i = 0; i < size_; ++i) {
        if (slots_[i].of != other.slots_[i].of || slots_[i].digest != other.slots_[i].digest) return false;
    }
    return true;
}

}  // namespace hearth
