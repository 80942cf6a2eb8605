#pragma once

#include <bearssl.h>

#include <array>
#include <string>
#include <vector>

#include "port/transport.h"
#include "tls/connection.h"
#include "tls/pinned_x509.h"

namespace hearth {

/// TLS 1.2 by BearSSL over a non-blocking socket, as an ESP8266 speaks it; what it promises is what
/// `TlsTransport` promises. Name resolution blocks; everything else does not. Held by one thread.
class BearSslTransport final : public Transport {
  public:
    /// `fingerprints` is read at each handshake and outlives the transport.
    BearSslTransport(std::vector<Endpoint> endpoints, const Fingerprints& fingerprints);
    ~BearSslTransport() override = default;
    BearSslTransport(const BearSslTransport&) = delete;
    BearSslTransport& operator=(const BearSslTransport&) = delete;

    void open() override;
    TransportState advance() override;
    std::size_t write(const std::uint8_t* bytes, std::size_t size) override;
    std::size_t read(std::uint8_t* bytes, std::size_t capacity) override;
    void close() override { connection_.close(); }
    TransportFault fault() const override { return connection_.fault(); }
    const PeerDigests* peer() const override;

    /// For poll(2): the socket, or -1; and whether writability is waited for.
    int descriptor() const { return connection_.descriptor(); }
    bool wants_write() const { return connection_.wants_write(); }

  private:
    void begin_tls();
    /// Moves records both ways until neither moves any more.
    void pump();
    bool pump_out();
    bool pump_in();
    unsigned engine_state() const { return br_ssl_engine_current_state(&client_.eng); }

    Connection connection_;
    PinnedX509 certificate_;
    br_ssl_client_context client_{};
    br_x509_minimal_context unused_{};  ///< BearSSL's own set-up wants one; `certificate_` takes its place.
    std::array<unsigned char, BR_SSL_BUFSIZE_INPUT> incoming_{};
    std::array<unsigned char, 512 + 85> outgoing_{};
};

}  // namespace hearth
