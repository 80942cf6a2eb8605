#include "tls/bearssl_transport.h"

#include <sys/random.h>

#include <algorithm>
#include <cstring>

#include "tls/socket.h"

namespace hearth {

BearSslTransport::BearSslTransport(std::vector<Endpoint> endpoints, const Fingerprints& fingerprints)
    : connection_(std::move(endpoints)), certificate_(fingerprints) {}

void BearSslTransport::open() {
    certificate_.reset();
    connection_.open();
}

void BearSslTransport::begin_tls() {
    std::array<unsigned char, 32> seed{};
    br_ssl_client_init_full(&client_, &unused_, nullptr, 0);
    br_ssl_engine_set_versions(&client_.eng, BR_TLS12, BR_TLS12);
    br_ssl_engine_set_x509(&client_.eng, certificate_.engine());
    br_ssl_engine_set_buffers_bidi(&client_.eng, incoming_.data(), incoming_.size(), outgoing_.data(),
                                   outgoing_.size());
    const bool seeded = getrandom(seed.data(), seed.size(), 0) == static_cast<ssize_t>(seed.size());
    br_ssl_engine_inject_entropy(&client_.eng, seed.data(), seed.size());
    if (!seeded || br_ssl_client_reset(&client_, nullptr, 0) == 0) connection_.fail(TransportFault::tls);
}

TransportState BearSslTransport::advance() {
    if (connection_.state() != TransportState::opening) return connection_.state();
    if (!connection_.has_reached()) {
        if (!connection_.reached()) return connection_.state();
        begin_tls();
        if (connection_.state() == TransportState::closed) return connection_.state();
    }
    pump();
    if (connection_.state() != TransportState::opening || (engine_state() & BR_SSL_SENDAPP) == 0)
        return connection_.state();
    if (certificate_.matched()) {
        connection_.trust();
    } else {
        connection_.fail(TransportFault::refused_certificate);
    }
    return connection_.state();
}

void BearSslTransport::pump() {
    while (connection_.state() != TransportState::closed) {
        if ((engine_state() & BR_SSL_CLOSED) != 0) {
            const bool was_open = connection_.state() == TransportState::open;
            return connection_.fail(certificate_.refused() ? TransportFault::refused_certificate
                                    : was_open             ? TransportFault::lost
                                                           : TransportFault::tls);
        }
        const bool out = pump_out();
        if (connection_.state() == TransportState::closed || (!pump_in() && !out)) return;
    }
}

bool BearSslTransport::pump_out() {
    connection_.want_write((engine_state() & BR_SSL_SENDREC) != 0);
    if (!connection_.wants_write()) return false;
    std::size_t size = 0;
    const auto* bytes = br_ssl_engine_sendrec_buf(&client_.eng, &size);
    const int sent = socket_send(connection_.descriptor(), bytes, size);
    if (sent == kNotNow) return false;
    if (sent <= 0) return connection_.fail(TransportFault::lost), false;
    br_ssl_engine_sendrec_ack(&client_.eng, static_cast<std::size_t>(sent));
    connection_.want_write((engine_state() & BR_SSL_SENDREC) != 0);
    return true;
}

bool BearSslTransport::pump_in() {
    if ((engine_state() & BR_SSL_RECVREC) == 0) return false;
    std::size_t size = 0;
    auto* bytes = br_ssl_engine_recvrec_buf(&client_.eng, &size);
    const int received = socket_receive(connection_.descriptor(), bytes, size);
    if (received == kNotNow) return false;
    if (received <= 0) {
        connection_.fail(connection_.state() == TransportState::open ? TransportFault::lost
                                                                     : TransportFault::tls);
        return false;
    }
    br_ssl_engine_recvrec_ack(&client_.eng, static_cast<std::size_t>(received));
    return true;
}

const PeerDigests* BearSslTransport::peer() const {
    return connection_.state() == TransportState::open && certificate_.matched() ? &certificate_.peer()
                                                                                 : nullptr;
}

std::size_t BearSslTransport::write(const std::uint8_t* bytes, std::size_t size) {
    if (connection_.state() != TransportState::open) return 0;
    std::size_t taken = 0;
    while (taken < size && connection_.state() == TransportState::open &&
           (engine_state() & BR_SSL_SENDAPP) != 0) {
        std::size_t room = 0;
        auto* out = br_ssl_engine_sendapp_buf(&client_.eng, &room);
        const auto part = std::min(room, size - taken);
        std::memcpy(out, bytes + taken, part);
        br_ssl_engine_sendapp_ack(&client_.eng, part);
        br_ssl_engine_flush(&client_.eng, 0);
        taken += part;
        pump();
    }
    if (connection_.state() == TransportState::open) pump();
    return taken;
}

std::size_t BearSslTransport::read(std::uint8_t* bytes, std::size_t capacity) {
    if (connection_.state() != TransportState::open) return 0;
    if ((engine_state() & BR_SSL_RECVAPP) == 0) pump();
    if (connection_.state() != TransportState::open || (engine_state() & BR_SSL_RECVAPP) == 0) return 0;
    std::size_t size = 0;
    const auto* in = br_ssl_engine_recvapp_buf(&client_.eng, &size);
    const auto part = std::min(size, capacity);
    std::memcpy(bytes, in, part);
    br_ssl_engine_recvapp_ack(&client_.eng, part);
    return part;
}

}  // namespace hearth
