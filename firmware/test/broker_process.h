#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace hearth::test {

/// A certificate with its key, made by openssl for this test alone.
struct Certificate {
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::string leaf_pin;  ///< `sha256:…`
    std::string spki_pin;  ///< `spki-sha256:…`
};

/// A folder that is gone at the end of the test.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path path;
};

/// Makes a self-signed EC P-256 certificate for nobody's name, or with RSA if `rsa`.
Certificate make_certificate(const std::filesystem::path& folder, const std::string& name, bool rsa = false);
/// Makes one with EC P-256 that ended yesterday.
Certificate make_expired_certificate(const std::filesystem::path& folder, const std::string& name);

/// A real mosquitto with one TLS listener on a free port of loopback, stopped at the end by its pid.
class BrokerProcess {
  public:
    /// Starts it and waits until this very process listens; throws if it does not within 5 s.
    /// `settings` are further lines of its listener.
    BrokerProcess(const std::filesystem::path& folder, const Certificate& certificate,
                  const std::string& settings = "");
    ~BrokerProcess();
    BrokerProcess(const BrokerProcess&) = delete;
    BrokerProcess& operator=(const BrokerProcess&) = delete;

    std::string port() const { return std::to_string(port_); }
    void pause();
    void go_on();
    /// How many lines of the broker's log contain `words`.
    std::size_t logged(const std::string& words) const;

  private:
    bool listens() const;

    const std::filesystem::path log_;
    unsigned port_ = 0;
    pid_t pid_ = -1;
};

}  // namespace hearth::test
