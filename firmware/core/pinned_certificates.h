#pragma once

#include "core/enrolment_code.h"
#include "core/json_reader.h"
#include "core/telemetry_buffer.h"
#include "port/storage.h"

namespace hearth {

/// The fingerprints this device trusts, with their revision, kept over restarts. They come first from the
/// enrolment code (revision 0), then only from config/pins over a connection that they themselves vouch for.
class PinnedCertificates {
  public:
    /// Takes the stored set if it belongs to this enrolment, else the enrolment's own: a new enrolment code
    /// outranks whatever an earlier home left behind.
    PinnedCertificates(const Enrolment& enrolment, Storage& storage);

    /// Judges a config/pins document received from `peer`. The same revision again is no refusal, because
    /// the document is retained and comes with every connection.
    Refusal offer(JsonValue document, const PeerDigests* peer);

    const Fingerprints& fingerprints() const { return fingerprints_; }
    std::uint64_t revision() const { return revision_; }

  private:
    bool load();
    bool save(const Fingerprints& fingerprints, std::uint64_t revision);

    const std::uint32_t enrolment_crc_;
    Storage& storage_;
    Fingerprints fingerprints_;
    std::uint64_t revision_ = 0;
};

}  // namespace hearth
