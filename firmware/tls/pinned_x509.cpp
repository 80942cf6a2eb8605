#include "tls/pinned_x509.h"

namespace hearth {

const br_x509_class PinnedX509::kClass{
    sizeof(Frame),
    [](const br_x509_class** context, const char*) { of(context).start_chain(); },
    [](const br_x509_class** context, std::uint32_t) { of(context).start_certificate(); },
    [](const br_x509_class** context, const unsigned char* bytes, std::size_t size) {
        of(context).append(bytes, size);
    },
    [](const br_x509_class** context) { of(context).end_certificate(); },
    [](const br_x509_class** context) { return of(context).end_chain(); },
    [](const br_x509_class* const* context, unsigned* usages) {
        // What the key may be used for is the pin's business, not the certificate's.
        if (usages != nullptr) *usages = BR_KEYTYPE_KEYX | BR_KEYTYPE_SIGN;
        return reinterpret_cast<const Frame*>(context)->self->key();
    },
};

PinnedX509::PinnedX509(const Fingerprints& fingerprints)
    : frame_{&kClass, this}, fingerprints_(fingerprints) {}

PinnedX509& PinnedX509::of(const br_x509_class** context) {
    return *reinterpret_cast<Frame*>(context)->self;
}

void PinnedX509::reset() {
    certificates_ = 0;
    peer_ = PeerDigests{};
    whole_ = matched_ = refused_ = false;
}

void PinnedX509::start_chain() {
    reset();
}

void PinnedX509::start_certificate() {
    if (certificates_ > 0) return;
    br_x509_decoder_init(&decoder_, nullptr, nullptr);
    br_sha256_init(&leaf_);
    br_sha256_init(&spki_);
    finder_ = SpkiFinder{};
}

void PinnedX509::append(const unsigned char* bytes, std::size_t size) {
    if (certificates_ > 0) return;
    br_x509_decoder_push(&decoder_, bytes, size);
    br_sha256_update(&leaf_, bytes, size);
    for (std::size_t i = 0; i < size; ++i) {
        if (finder_.take(bytes[i])) br_sha256_update(&spki_, bytes + i, 1);
    }
}

void PinnedX509::end_certificate() {
    if (certificates_++ > 0) return;
    whole_ = finder_.found() && br_x509_decoder_get_pkey(&decoder_) != nullptr;
    br_sha256_out(&leaf_, peer_.leaf.data());
    br_sha256_out(&spki_, peer_.spki.data());
}

unsigned PinnedX509::end_chain() {
    matched_ = whole_ && fingerprints_.match(peer_).has_value();
    refused_ = !matched_;
    return matched_ ? 0 : static_cast<unsigned>(BR_ERR_X509_NOT_TRUSTED);
}

const br_x509_pkey* PinnedX509::key() const {
    // BearSSL asks for it without const; the decoder is only read.
    return matched_ ? br_x509_decoder_get_pkey(const_cast<br_x509_decoder_context*>(&decoder_)) : nullptr;
}

}  // namespace hearth
