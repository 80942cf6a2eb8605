#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "test/bench.h"
#include "tls/bearssl_transport.h"
#include "tls/tls_transport.h"

namespace hearth::test {

inline Fingerprints set_of(std::initializer_list<std::string> pins) {
    Fingerprints set;
    for (const auto& pin : pins) REQUIRE(set.add(pin));
    return set;
}

/// A link over a real TLS transport, under the real clock.
template <typename Tls>
class RealLink {
  public:
    RealLink(const std::string& port, const Fingerprints& pins)
        : fingerprints(pins),
          transport({{"127.0.0.1", port}}, fingerprints),
          profile(one_relay()),
          kept(profile, enrolment(), storage),
          link(transport, random, settings(), kept.secrets) {}

    /// Steps until `done`; false after 5 s.
    bool until(const std::function<bool()>& done) {
        for (int i = 0; i < 1000 && !done(); ++i) {
            link.step(now_ms += 5);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return done();
    }

    bool comes_online() {
        return until([this] { return link.online(); });
    }

    /// True if the first attempt ended because of the certificate.
    bool refuses() {
        return until([this] { return link.fault() != LinkFault::none; }) &&
               link.fault() == LinkFault::refused_certificate;
    }

    FixedRandom random;
    Fingerprints fingerprints;
    Tls transport;
    MapStorage storage;
    Profile profile;
    Kept kept;
    Link link;
    std::uint64_t now_ms = 0;

  private:
    LinkSettings settings() {
        random.value = UINT32_MAX;  // the second attempt waits a second: these tests look at the first
        LinkSettings settings{Topics("hearth", "lamp-1"), {}, 60};
        settings.id.assign("lamp-1");
        return settings;
    }

    static Enrolment enrolment() {
        Enrolment enrolment;
        enrolment.secret.assign(Bench::kSecret);
        return enrolment;
    }
};

}  // namespace hearth::test
