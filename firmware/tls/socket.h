#pragma once

#include <cstddef>
#include <string>

namespace hearth {

/// What a call answers that would have had to wait. Other negative answers are failures.
constexpr int kNotNow = -2;

/// A non-blocking TCP socket on its way to `host`, with TCP_NODELAY; -1 if it cannot even begin. Resolving
/// the name blocks.
int socket_connect(const std::string& host, const std::string& port);
/// 0 once connected, `kNotNow` while not, -1 when refused.
int socket_progress(int socket);
/// Bytes moved, 0 at the end of the stream, `kNotNow`, or -1.
int socket_send(int socket, const unsigned char* bytes, std::size_t size);
int socket_receive(int socket, unsigned char* bytes, std::size_t size);

}  // namespace hearth
