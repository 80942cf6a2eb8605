#pragma once

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/pk.h>
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>

#include <atomic>
#include <string>
#include <thread>

#include "test/broker_process.h"

namespace hearth::test {

/// Somebody on the wire who shows a certificate and signs with a key that need not be its own, which no
/// proper server would load. Takes one connection and counts what comes after the handshake.
class Impostor {
  public:
    Impostor(const Certificate& shown, const Certificate& signs);
    ~Impostor();
    Impostor(const Impostor&) = delete;
    Impostor& operator=(const Impostor&) = delete;

    std::string port() const { return std::to_string(port_); }
    /// True once a client came and went, or its first bytes were counted.
    bool done() const { return done_; }
    std::size_t application_bytes() const { return application_bytes_; }

  private:
    void serve();
    void talk(int socket);

    int listener_ = -1;
    unsigned port_ = 0;
    std::atomic<bool> done_{false};
    std::atomic<std::size_t> application_bytes_{0};
    mbedtls_entropy_context entropy_{};
    mbedtls_ctr_drbg_context random_{};
    mbedtls_x509_crt certificate_{};
    mbedtls_pk_context key_{};
    mbedtls_ssl_config config_{};
    std::thread thread_;
};

}  // namespace hearth::test
