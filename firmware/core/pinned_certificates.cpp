#include "core/pinned_certificates.h"

#include "core/json_writer.h"

namespace hearth {
namespace {

constexpr std::string_view kName = "pins";
constexpr std::size_t kLongestRecord = 320;

/// The set in a document's `pins`; nothing if a fingerprint is wrong or there is none.
std::optional<Fingerprints> read_set(JsonValue pins) {
    Fingerprints set;
    for (JsonValue pin = pins.first(); pin.present(); pin = pin.following()) {
        if (!pin.text() || !set.add(*pin.text())) return std::nullopt;
    }
    return set.size() > 0 ? std::optional{set} : std::nullopt;
}

}  // namespace

PinnedCertificates::PinnedCertificates(const Enrolment& enrolment, Storage& storage)
    : enrolment_crc_(enrolment.crc), storage_(storage) {
    if (!load()) fingerprints_ = enrolment.fingerprints;
}

Refusal PinnedCertificates::offer(JsonValue document, const PeerDigests* peer) {
    const auto revision = document.member("rev").whole();
    const auto set = read_set(document.member("pins"));
    if (document.member("v").number() != 1 || !revision || !set) return Refusal::malformed;
    if (*revision == revision_ && *set == fingerprints_) return Refusal::none;
    if (*revision <= revision_) return Refusal::stale_rev;
    // A set that would lock out the very broker that sends it can only be a mistake or an attack.
    if (peer == nullptr || !set->match(*peer)) return Refusal::pin_lockout;
    if (!save(*set, *revision)) return Refusal::unsaved;
    fingerprints_ = *set;
    revision_ = *revision;
    return Refusal::none;
}

bool PinnedCertificates::load() {
    std::array<char, kLongestRecord> record{};
    std::array<JsonNode, 12> nodes{};
    const auto size = storage_.load(kName, record.data(), record.size());
    const auto [fault, root] = read_json(record.data(), size, nodes.data(), nodes.size());
    const auto revision = root.member("rev").whole();
    const auto set = read_set(root.member("pins"));
    if (fault != JsonFault::none || !revision || !set) return false;
    if (root.member("enrolment").whole() != enrolment_crc_) return false;
    fingerprints_ = *set;
    revision_ = *revision;
    return true;
}

bool PinnedCertificates::save(const Fingerprints& fingerprints, std::uint64_t revision) {
    std::array<char, kLongestRecord> record{};
    std::array<char, Fingerprints::kLongestText> text{};
    JsonWriter json(record.data(), record.size());
    json.open_object().whole("rev", revision).whole("enrolment", enrolment_crc_).open_array("pins");
    for (std::size_t slot = 0; slot < fingerprints.size(); ++slot) {
        json.text({}, fingerprints.text(slot, text.data()));
    }
    json.close_array().close_object();
    return json.ok() && storage_.save(kName, json.view());
}

}  // namespace hearth
