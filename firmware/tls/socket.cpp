#include "tls/socket.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace hearth {
namespace {

struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Addresses resolve(const std::string& host, const std::string& port) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), port.c_str(), &wanted, &found) != 0) return nullptr;
    return Addresses(found);
}

int begin(const addrinfo& address) {
    const int socket = ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0) return -1;
    const int on = 1;  // small messages must not wait for each other
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(socket, address.ai_addr, address.ai_addrlen) == 0 || errno == EINPROGRESS) return socket;
    close(socket);
    return -1;
}

bool would_wait() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

int socket_connect(const std::string& host, const std::string& port) {
    const auto addresses = resolve(host, port);
    for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
        const int socket = begin(*address);
        if (socket >= 0) return socket;
    }
    return -1;
}

int socket_progress(int socket) {
    pollfd ready{socket, POLLOUT, 0};
    if (poll(&ready, 1, 0) == 0) return kNotNow;
    int error = 0;
    socklen_t size = sizeof error;
    return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0 ? 0 : -1;
}

int socket_send(int socket, const unsigned char* bytes, std::size_t size) {
    const auto sent = send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent >= 0) return static_cast<int>(sent);
    return would_wait() ? kNotNow : -1;
}

int socket_receive(int socket, unsigned char* bytes, std::size_t size) {
    const auto received = recv(socket, bytes, size, 0);
    if (received >= 0) return static_cast<int>(received);
    return would_wait() ? kNotNow : -1;
}

}  // namespace hearth
