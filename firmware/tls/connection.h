#pragma once

#include <cstddef>
#include <vector>

#include "port/transport.h"
#include "tls/endpoint.h"

namespace hearth {

/// The non-blocking socket below TLS: which broker comes next, how far its connection is, and why it ended.
/// Name resolution blocks; everything else does not. Held by one thread.
class Connection {
  public:
    explicit Connection(std::vector<Endpoint> endpoints);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Turns to the next broker, or to the grace port of the one whose certificate was refused a moment ago.
    /// False, with the fault, if it cannot be reached at all.
    bool open();
    /// True from the moment on when TCP stands. False before, and when it failed, with the fault.
    bool reached();
    bool has_reached() const { return reached_; }
    void close();
    void fail(TransportFault fault);

    TransportState state() const { return state_; }
    TransportFault fault() const { return fault_; }
    /// TLS stands, and the broker is the one that is meant.
    void trust() { state_ = TransportState::open; }

    /// For poll(2): the socket, or -1; and whether writability is waited for.
    int descriptor() const { return socket_; }
    bool wants_write() const { return wants_write_; }
    void want_write(bool wanted) { wants_write_ = wanted; }

  private:
    const std::vector<Endpoint> endpoints_;
    std::size_t next_endpoint_ = 0;
    bool at_grace_ = false;
    int socket_ = -1;
    bool reached_ = false;
    bool wants_write_ = false;
    TransportState state_ = TransportState::closed;
    TransportFault fault_ = TransportFault::none;
};

}  // namespace hearth
