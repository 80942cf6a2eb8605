#include "tls/tls_transport.h"

#include <mbedtls/sha256.h>

#include <stdexcept>

#include "tls/socket.h"
#include "tls/trusts_nobody.h"

namespace hearth {
namespace {

/// All zero if it cannot be computed: no fingerprint is, so nothing matches.
Digest sha256(const mbedtls_x509_buf& der) {
    Digest digest{};
#if MBEDTLS_VERSION_MAJOR >= 3
    const int failure = mbedtls_sha256(der.p, der.len, digest.data(), 0);
#else
    const int failure = mbedtls_sha256_ret(der.p, der.len, digest.data(), 0);
#endif
    if (failure != 0) digest.fill(0);
    return digest;
}

/// The devices' version: BearSSL and mbedTLS 2.28 speak no TLS 1.3.
void allow_only_tls_1_2(mbedtls_ssl_config& config) {
#if MBEDTLS_VERSION_NUMBER >= 0x03020000
    mbedtls_ssl_conf_min_tls_version(&config, MBEDTLS_SSL_VERSION_TLS1_2);
    mbedtls_ssl_conf_max_tls_version(&config, MBEDTLS_SSL_VERSION_TLS1_2);
#else
    mbedtls_ssl_conf_min_version(&config, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
    mbedtls_ssl_conf_max_version(&config, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
#endif
}

void require(int answer, const char* what) {
    if (answer != 0) throw std::runtime_error(std::string("mbedTLS cannot ") + what);
}

}  // namespace

TlsTransport::TlsTransport(std::vector<Endpoint> endpoints, const Fingerprints& fingerprints)
    : connection_(std::move(endpoints)), fingerprints_(fingerprints) {
    mbedtls_entropy_init(&entropy_);
    mbedtls_ctr_drbg_init(&random_);
    mbedtls_x509_crt_init(&nobody_);
    mbedtls_ssl_config_init(&config_);
    mbedtls_ssl_init(&ssl_);
    configure();
}

TlsTransport::~TlsTransport() {
    close();
    mbedtls_ssl_free(&ssl_);
    mbedtls_ssl_config_free(&config_);
    mbedtls_x509_crt_free(&nobody_);
    mbedtls_ctr_drbg_free(&random_);
    mbedtls_entropy_free(&entropy_);
}

void TlsTransport::configure() {
    require(mbedtls_ctr_drbg_seed(&random_, mbedtls_entropy_func, &entropy_, nullptr, 0), "seed its random");
    const auto* pem = reinterpret_cast<const unsigned char*>(kTrustsNobody);
    require(mbedtls_x509_crt_parse(&nobody_, pem, sizeof kTrustsNobody), "read the certificate of nobody");
    require(mbedtls_ssl_config_defaults(&config_, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
                                        MBEDTLS_SSL_PRESET_DEFAULT),
            "set its defaults");
    allow_only_tls_1_2(config_);
    mbedtls_ssl_conf_rng(&config_, mbedtls_ctr_drbg_random, &random_);
    mbedtls_ssl_conf_authmode(&config_, MBEDTLS_SSL_VERIFY_REQUIRED);
    mbedtls_ssl_conf_ca_chain(&config_, &nobody_, nullptr);
    mbedtls_ssl_conf_verify(&config_, on_certificate, this);
    require(mbedtls_ssl_setup(&ssl_, &config_), "set up a connection");
    require(mbedtls_ssl_set_hostname(&ssl_, nullptr), "leave the name out");
    mbedtls_ssl_set_bio(&ssl_, this, on_send, on_receive, nullptr);
}

/// Called for each certificate of the chain, the leaf last with depth 0. Everything mbedTLS found wrong about
/// the leaf is forgiven if its fingerprint fits, and nothing helps it if not.
int TlsTransport::on_certificate(void* self, mbedtls_x509_crt* certificate, int depth, std::uint32_t* flags) {
    if (depth > 0) {
        *flags = 0;
        return 0;
    }
    auto& transport = *static_cast<TlsTransport*>(self);
    transport.peer_ = {sha256(certificate->raw), sha256(certificate->pk_raw)};
    transport.matched_ = transport.fingerprints_.match(transport.peer_).has_value();
    transport.refused_ = !transport.matched_;
    *flags = transport.matched_ ? 0 : MBEDTLS_X509_BADCERT_NOT_TRUSTED;
    return 0;
}

int TlsTransport::on_send(void* self, const unsigned char* bytes, std::size_t size) {
    const auto sent = socket_send(static_cast<TlsTransport*>(self)->connection_.descriptor(), bytes, size);
    return sent == kNotNow ? MBEDTLS_ERR_SSL_WANT_WRITE : sent;
}

int TlsTransport::on_receive(void* self, unsigned char* bytes, std::size_t size) {
    const auto received =
        socket_receive(static_cast<TlsTransport*>(self)->connection_.descriptor(), bytes, size);
    return received == kNotNow ? MBEDTLS_ERR_SSL_WANT_READ : received;
}

void TlsTransport::open() {
    close();
    matched_ = refused_ = false;
    if (connection_.open() && mbedtls_ssl_session_reset(&ssl_) != 0) connection_.fail(TransportFault::tls);
}

TransportState TlsTransport::advance() {
    if (connection_.state() != TransportState::opening || !connection_.reached()) return connection_.state();
    return shake_hands();
}

TransportState TlsTransport::shake_hands() {
    const int answer = mbedtls_ssl_handshake(&ssl_);
    connection_.want_write(answer == MBEDTLS_ERR_SSL_WANT_WRITE);
    if (answer == MBEDTLS_ERR_SSL_WANT_READ || connection_.wants_write()) return connection_.state();
    if (answer == 0 && matched_) {
        connection_.trust();
    } else {
        connection_.fail(refused_ || answer == 0 ? TransportFault::refused_certificate : TransportFault::tls);
    }
    return connection_.state();
}

const PeerDigests* TlsTransport::peer() const {
    return connection_.state() == TransportState::open && matched_ ? &peer_ : nullptr;
}

std::size_t TlsTransport::write(const std::uint8_t* bytes, std::size_t size) {
    if (connection_.state() != TransportState::open || size == 0) return 0;
    // After "not now" mbedTLS holds an encrypted record and must be asked for the same length again: asked
    // for more, it would report bytes as written that it never took.
    const auto length = held_size_ > 0 ? held_size_ : size;
    const int answer = mbedtls_ssl_write(&ssl_, bytes, length);
    held_size_ = answer == MBEDTLS_ERR_SSL_WANT_WRITE ? length : 0;
    return moved(answer);
}

std::size_t TlsTransport::read(std::uint8_t* bytes, std::size_t capacity) {
    if (connection_.state() != TransportState::open) return 0;
    return moved(mbedtls_ssl_read(&ssl_, bytes, capacity));
}

std::size_t TlsTransport::moved(int answer) {
    connection_.want_write(answer == MBEDTLS_ERR_SSL_WANT_WRITE);
    if (answer > 0) return static_cast<std::size_t>(answer);
    if (answer != MBEDTLS_ERR_SSL_WANT_READ && !connection_.wants_write())
        connection_.fail(TransportFault::lost);
    return 0;
}

void TlsTransport::close() {
    connection_.close();
    held_size_ = 0;
}

}  // namespace hearth
