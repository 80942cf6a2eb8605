#pragma once

#include <cstddef>
#include <cstdint>

#include "core/fingerprints.h"

namespace hearth {

enum class TransportState : std::uint8_t { closed, opening, open };

/// Why a transport closed; `none` while it has not.
enum class TransportFault : std::uint8_t { none, unreachable, tls, refused_certificate, lost };

/// A byte stream to the broker that never blocks. Fillings: TLS by mbedTLS, a loop in memory for tests.
class Transport {
  public:
    virtual ~Transport() = default;
    /// Begins a new connection; a former one is dropped first.
    virtual void open() = 0;
    /// Moves connecting and handshake on, and answers where they stand.
    virtual TransportState advance() = 0;
    /// Both answer how many bytes they moved, 0 when none can be moved now.
    virtual std::size_t write(const std::uint8_t* bytes, std::size_t size) = 0;
    virtual std::size_t read(std::uint8_t* bytes, std::size_t capacity) = 0;
    /// Drops the connection at once. The broker then publishes the last will.
    virtual void close() = 0;
    virtual TransportFault fault() const = 0;
    /// What the broker's certificate hashes to, and the slot of the fingerprint it matched. Nothing unless
    /// `open` was reached on this connection by that match.
    virtual const PeerDigests* peer() const = 0;
};

}  // namespace hearth
