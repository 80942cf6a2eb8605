#pragma once

#include <bearssl.h>

#include "core/fingerprints.h"
#include "tls/spki_finder.h"

namespace hearth {

/// BearSSL's view of a certificate chain, where the broker is known by its fingerprint alone: an engine of
/// the class `br_x509_class` that hashes the leaf as it comes and refuses in `end_chain`, inside the
/// handshake, before the Finished message. Names, dates, authorities and further certificates neither help
/// nor hinder. The key it hands out is the leaf's own, so that whoever shows a certificate must have its key.
class PinnedX509 {
  public:
    /// `fingerprints` is read at each handshake and outlives the engine.
    explicit PinnedX509(const Fingerprints& fingerprints);
    PinnedX509(const PinnedX509&) = delete;
    PinnedX509& operator=(const PinnedX509&) = delete;

    /// For `br_ssl_engine_set_x509`.
    const br_x509_class** engine() { return &frame_.vtable; }
    /// What the leaf of the last chain hashed to, and whether that was pinned.
    const PeerDigests& peer() const { return peer_; }
    bool matched() const { return matched_; }
    bool refused() const { return refused_; }
    /// Forgets the last chain.
    void reset();

  private:
    /// What BearSSL holds a pointer to: the table first, then the way back.
    struct Frame {
        const br_x509_class* vtable;
        PinnedX509* self;
    };
    static PinnedX509& of(const br_x509_class** context);
    static const br_x509_class kClass;

    void start_chain();
    void start_certificate();
    void append(const unsigned char* bytes, std::size_t size);
    void end_certificate();
    unsigned end_chain();
    const br_x509_pkey* key() const;

    Frame frame_;
    const Fingerprints& fingerprints_;
    br_x509_decoder_context decoder_{};
    br_sha256_context leaf_{};
    br_sha256_context spki_{};
    SpkiFinder finder_;
    unsigned certificates_ = 0;
    PeerDigests peer_{};
    bool whole_ = false;  ///< The leaf was read to its end, key and all.
    bool matched_ = false;
    bool refused_ = false;
};

}  // namespace hearth
