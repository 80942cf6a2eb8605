#include "tls/bearssl_transport.h"

#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "tls/socket.h"

namespace hearth {

BearSslTransport::BearSslTransport(std::vector<Endpoint> endpoints, const Fingerprints& fingerprints)
    : endpoints_(std::move(endpoints)), certificate_(fingerprints) {}

BearSslTransport::~BearSslTransport() {
    close();
}

void BearSslTransport::open() {
    close();
    fault_ = TransportFault::none;
    certificate_.reset();
    const auto& endpoint = endpoints_[next_endpoint_++ % endpoints_.size()];
    socket_ = socket_connect(endpoint.host, endpoint.port);
    if (socket_ < 0) return fail(TransportFault::unreachable);
    state_ = TransportState::opening;
    wants_write_ = true;
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
    if (!seeded || br_ssl_client_reset(&client_, nullptr, 0) == 0) fail(TransportFault::tls);
}

TransportState BearSslTransport::advance() {
    if (state_ != TransportState::opening) return state_;
    if (!tcp_open_) {
        const auto progress = socket_progress(socket_);
        if (progress == kNotNow) return state_;
        if (progress < 0) return fail(TransportFault::unreachable), state_;
        tcp_open_ = true;
        begin_tls();
        if (state_ == TransportState::closed) return state_;
    }
    pump();
    if (state_ != TransportState::opening || (engine_state() & BR_SSL_SENDAPP) == 0) return state_;
    if (certificate_.matched()) {
        state_ = TransportState::open;
    } else {
        fail(TransportFault::refused_certificate);
    }
    return state_;
}

void BearSslTransport::pump() {
    while (state_ != TransportState::closed) {
        if ((engine_state() & BR_SSL_CLOSED) != 0) {
            const bool was_open = state_ == TransportState::open;
            return fail(certificate_.refused() ? TransportFault::refused_certificate
                        : was_open             ? TransportFault::lost
                                               : TransportFault::tls);
        }
        const bool out = pump_out();
        if (state_ == TransportState::closed || (!pump_in() && !out)) return;
    }
}

bool BearSslTransport::pump_out() {
    wants_write_ = (engine_state() & BR_SSL_SENDREC) != 0;
    if (!wants_write_) return false;
    std::size_t size = 0;
    const auto* bytes = br_ssl_engine_sendrec_buf(&client_.eng, &size);
    const int sent = socket_send(socket_, bytes, size);
    if (sent == kNotNow) return false;
    if (sent <= 0) return fail(TransportFault::lost), false;
    br_ssl_engine_sendrec_ack(&client_.eng, static_cast<std::size_t>(sent));
    wants_write_ = (engine_state() & BR_SSL_SENDREC) != 0;
    return true;
}

bool BearSslTransport::pump_in() {
    if ((engine_state() & BR_SSL_RECVREC) == 0) return false;
    std::size_t size = 0;
    auto* bytes = br_ssl_engine_recvrec_buf(&client_.eng, &size);
    const int received = socket_receive(socket_, bytes, size);
    if (received == kNotNow) return false;
    if (received <= 0) {
        fail(state_ == TransportState::open ? TransportFault::lost : TransportFault::tls);
        return false;
    }
    br_ssl_engine_recvrec_ack(&client_.eng, static_cast<std::size_t>(received));
    return true;
}

const PeerDigests* BearSslTransport::peer() const {
    return state_ == TransportState::open && certificate_.matched() ? &certificate_.peer() : nullptr;
}

std::size_t BearSslTransport::write(const std::uint8_t* bytes, std::size_t size) {
    if (state_ != TransportState::open) return 0;
    std::size_t taken = 0;
    while (taken < size && state_ == TransportState::open && (engine_state() & BR_SSL_SENDAPP) != 0) {
        std::size_t room = 0;
        auto* out = br_ssl_engine_sendapp_buf(&client_.eng, &room);
        const auto part = std::min(room, size - taken);
        std::memcpy(out, bytes + taken, part);
        br_ssl_engine_sendapp_ack(&client_.eng, part);
        br_ssl_engine_flush(&client_.eng, 0);
        taken += part;
        pump();
    }
    if (state_ == TransportState::open) pump();
    return taken;
}

std::size_t BearSslTransport::read(std::uint8_t* bytes, std::size_t capacity) {
    if (state_ != TransportState::open) return 0;
    if ((engine_state() & BR_SSL_RECVAPP) == 0) pump();
    if (state_ != TransportState::open || (engine_state() & BR_SSL_RECVAPP) == 0) return 0;
    std::size_t size = 0;
    const auto* in = br_ssl_engine_recvapp_buf(&client_.eng, &size);
    const auto part = std::min(size, capacity);
    std::memcpy(bytes, in, part);
    br_ssl_engine_recvapp_ack(&client_.eng, part);
    return part;
}

void BearSslTransport::fail(TransportFault fault) {
    close();
    fault_ = fault;
}

void BearSslTransport::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    tcp_open_ = wants_write_ = false;
    state_ = TransportState::closed;
}

}  // namespace hearth
