#pragma once

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>
#include <mbedtls/x509_crt.h>

#include <array>
#include <string>
#include <vector>

#include "port/transport.h"
#include "tls/connection.h"

namespace hearth {

/// TLS 1.2 over a non-blocking socket, where the broker is known by its fingerprint alone. The check runs
/// inside the handshake, in the verify callback, before the Finished message: names, dates and authorities
/// neither help nor hinder a certificate. Compiles with mbedTLS 2.28 and 3.6.
/// Name resolution blocks; everything else does not. Held by one thread.
class TlsTransport final : public Transport {
  public:
    /// `fingerprints` is read at each handshake and outlives the transport.
    TlsTransport(std::vector<Endpoint> endpoints, const Fingerprints& fingerprints);
    ~TlsTransport() override;
    TlsTransport(const TlsTransport&) = delete;
    TlsTransport& operator=(const TlsTransport&) = delete;

    void open() override;
    TransportState advance() override;
    std::size_t write(const std::uint8_t* bytes, std::size_t size) override;
    std::size_t read(std::uint8_t* bytes, std::size_t capacity) override;
    void close() override;
    TransportFault fault() const override { return connection_.fault(); }
    const PeerDigests* peer() const override;

    /// For poll(2): the socket, or -1; and whether writability is waited for.
    int descriptor() const { return connection_.descriptor(); }
    bool wants_write() const { return connection_.wants_write(); }

  private:
    static int on_certificate(void* self, mbedtls_x509_crt* certificate, int depth, std::uint32_t* flags);
    static int on_send(void* self, const unsigned char* bytes, std::size_t size);
    static int on_receive(void* self, unsigned char* bytes, std::size_t size);

    void configure();
    TransportState shake_hands();
    /// Sorts the answer of a TLS call into bytes moved, "not now", or the end of the connection.
    std::size_t moved(int answer);

    Connection connection_;
    const Fingerprints& fingerprints_;
    bool matched_ = false;
    bool refused_ = false;
    std::size_t held_size_ = 0;  ///< Of the record that mbedTLS could not send yet.
    PeerDigests peer_{};
    mbedtls_entropy_context entropy_{};
    mbedtls_ctr_drbg_context random_{};
    mbedtls_x509_crt nobody_{};
    mbedtls_ssl_config config_{};
    mbedtls_ssl_context ssl_{};
};

}  // namespace hearth
