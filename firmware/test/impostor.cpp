#include "test/impostor.h"

#include <arpa/inet.h>
#include <mbedtls/version.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace hearth::test {
namespace {

int on_send(void* socket, const unsigned char* bytes, std::size_t size) {
    const auto sent = send(*static_cast<int*>(socket), bytes, size, MSG_NOSIGNAL);
    return sent < 0 ? MBEDTLS_ERR_SSL_INTERNAL_ERROR : static_cast<int>(sent);
}

int on_receive(void* socket, unsigned char* bytes, std::size_t size) {
    const auto received = recv(*static_cast<int*>(socket), bytes, size, 0);
    return received < 0 ? MBEDTLS_ERR_SSL_INTERNAL_ERROR : static_cast<int>(received);
}

void require(int answer, const char* what) {
    if (answer != 0) throw std::runtime_error(std::string("the impostor cannot ") + what);
}

}  // namespace

Impostor::Impostor(const Certificate& shown, const Certificate& signs) {
    mbedtls_entropy_init(&entropy_);
    mbedtls_ctr_drbg_init(&random_);
    mbedtls_x509_crt_init(&certificate_);
    mbedtls_pk_init(&key_);
    mbedtls_ssl_config_init(&config_);
    require(mbedtls_ctr_drbg_seed(&random_, mbedtls_entropy_func, &entropy_, nullptr, 0), "seed");
    require(mbedtls_x509_crt_parse_file(&certificate_, shown.certificate.c_str()), "read the certificate");
#if MBEDTLS_VERSION_MAJOR >= 3
    require(mbedtls_pk_parse_keyfile(&key_, signs.key.c_str(), nullptr, mbedtls_ctr_drbg_random, &random_),
            "read the key");
#else
    require(mbedtls_pk_parse_keyfile(&key_, signs.key.c_str(), nullptr), "read the key");
#endif
    require(mbedtls_ssl_config_defaults(&config_, MBEDTLS_SSL_IS_SERVER, MBEDTLS_SSL_TRANSPORT_STREAM,
                                        MBEDTLS_SSL_PRESET_DEFAULT),
            "set its defaults");
    mbedtls_ssl_conf_rng(&config_, mbedtls_ctr_drbg_random, &random_);
    require(mbedtls_ssl_conf_own_cert(&config_, &certificate_, &key_), "show the certificate");
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    require(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), "bind");
    require(listen(listener_, 1), "listen");
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

Impostor::~Impostor() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
    mbedtls_ssl_config_free(&config_);
    mbedtls_pk_free(&key_);
    mbedtls_x509_crt_free(&certificate_);
    mbedtls_ctr_drbg_free(&random_);
    mbedtls_entropy_free(&entropy_);
}

void Impostor::serve() {
    int client = accept(listener_, nullptr, nullptr);
    if (client >= 0) talk(client);
    done_ = true;
    if (client >= 0) close(client);
}

void Impostor::talk(int socket) {
    const timeval patience{5, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    mbedtls_ssl_context ssl{};
    mbedtls_ssl_init(&ssl);
    std::array<unsigned char, 512> bytes{};
    if (mbedtls_ssl_setup(&ssl, &config_) == 0) {
        mbedtls_ssl_set_bio(&ssl, &socket, on_send, on_receive, nullptr);
        if (mbedtls_ssl_handshake(&ssl) == 0) {
            const int size = mbedtls_ssl_read(&ssl, bytes.data(), bytes.size());
            if (size > 0) application_bytes_ += static_cast<std::size_t>(size);
        }
    }
    mbedtls_ssl_free(&ssl);
}

}  // namespace hearth::test
