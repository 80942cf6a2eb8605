#include "tls/connection.h"

#include <unistd.h>

#include <utility>

#include "tls/socket.h"

namespace hearth {

Connection::Connection(std::vector<Endpoint> endpoints) : endpoints_(std::move(endpoints)) {}

Connection::~Connection() {
    close();
}

bool Connection::open() {
    close();
    const bool was_refused = fault_ == TransportFault::refused_certificate && !at_grace_;
    fault_ = TransportFault::none;
    at_grace_ = was_refused && !endpoints_[(next_endpoint_ - 1) % endpoints_.size()].grace_port.empty();
    const auto& endpoint =
        endpoints_[(at_grace_ ? next_endpoint_ - 1 : next_endpoint_++) % endpoints_.size()];
    socket_ = socket_connect(endpoint.host, at_grace_ ? endpoint.grace_port : endpoint.port);
    if (socket_ < 0) return fail(TransportFault::unreachable), false;
    state_ = TransportState::opening;
    wants_write_ = true;
    return true;
}

bool Connection::reached() {
    if (reached_) return true;
    const auto progress = socket_progress(socket_);
    if (progress == kNotNow) return false;
    if (progress < 0) return fail(TransportFault::unreachable), false;
    reached_ = true;
    return true;
}

void Connection::fail(TransportFault fault) {
    close();
    fault_ = fault;
}

void Connection::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    reached_ = wants_write_ = false;
    state_ = TransportState::closed;
}

}  // namespace hearth
