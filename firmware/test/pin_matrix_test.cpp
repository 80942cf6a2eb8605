#include <doctest/doctest.h>

#include "test/impostor.h"
#include "test/real_link.h"

/// The same brokers, real ones, before both TLS stacks: which one a device lets in, and that it says nothing
/// at all to the others.
namespace hearth::test {
namespace {

/// One attempt that must fail without an MQTT byte; answers why it did.
template <typename Tls>
LinkFault refused_by(const std::string& port, const Fingerprints& pins) {
    RealLink<Tls> device(port, pins);
    CHECK(device.until([&] { return device.link.fault() != LinkFault::none; }));
    CHECK(device.link.bytes_sent() == 0);
    CHECK(device.link.session() == 0);
    CHECK(device.transport.peer() == nullptr);
    return device.link.fault();
}

}  // namespace

TEST_CASE_TEMPLATE("pins: the current and the next broker are let in, by certificate or key, EC or RSA", Tls,
                   TlsTransport, BearSslTransport) {
    const TemporaryFolder folder;
    const auto other = make_certificate(folder.path, "other");
    for (const bool rsa : {false, true}) {
        const auto own = make_certificate(folder.path, rsa ? "rsa" : "ec", rsa);
        const BrokerProcess broker(folder.path, own);
        CHECK(RealLink<Tls>(broker.port(), set_of({own.leaf_pin, other.leaf_pin})).comes_online());
        CHECK(RealLink<Tls>(broker.port(), set_of({other.leaf_pin, own.leaf_pin})).comes_online());
        CHECK(RealLink<Tls>(broker.port(), set_of({own.spki_pin, other.spki_pin})).comes_online());
        CHECK(RealLink<Tls>(broker.port(), set_of({other.spki_pin, own.spki_pin})).comes_online());
        CHECK(broker.logged("New client connected") == 4);
    }
}

TEST_CASE_TEMPLATE("pins: a certificate that has expired is let in if it is pinned", Tls, TlsTransport,
                   BearSslTransport) {
    const TemporaryFolder folder;
    const auto expired = make_expired_certificate(folder.path, "expired");
    const BrokerProcess broker(folder.path, expired);
    CHECK(RealLink<Tls>(broker.port(), set_of({expired.leaf_pin})).comes_online());
}

TEST_CASE_TEMPLATE("pins: a rogue of the same name, an empty and an all-zero set: refused, not a byte", Tls,
                   TlsTransport, BearSslTransport) {
    const TemporaryFolder folder;
    const auto own = make_certificate(folder.path, "own");
    const auto rogue = make_certificate(folder.path, "rogue");  // make_certificate gives all the same name
    const BrokerProcess broker(folder.path, rogue);
    Fingerprints zero;
    REQUIRE_FALSE(zero.add("sha256:" + std::string(64, '0')));
    const std::vector<Fingerprints> sets{
        set_of({own.leaf_pin}),
        set_of({own.spki_pin, own.leaf_pin}),
        set_of({"spki-" + rogue.leaf_pin}),  // the right digest of the wrong thing
        set_of({rogue.spki_pin.substr(5)}),  // and the other way round
        Fingerprints{},
        zero,
    };
    for (const auto& set : sets) {
        CHECK(refused_by<Tls>(broker.port(), set) == LinkFault::refused_certificate);
    }
    CHECK(broker.logged("New client connected") == 0);
}

TEST_CASE_TEMPLATE("pins: the right certificate in the hands of one without its key: not a byte", Tls,
                   TlsTransport, BearSslTransport) {
    const TemporaryFolder folder;
    const auto own = make_certificate(folder.path, "own");
    const auto thief = make_certificate(folder.path, "thief");
    {
        const Impostor stolen(own, thief);
        CHECK(refused_by<Tls>(stolen.port(), set_of({own.leaf_pin})) == LinkFault::tls);
        CHECK(stolen.application_bytes() == 0);
    }
    // With the key the same server is believed: it is the key that was missing above.
    const Impostor proper(own, own);
    RealLink<Tls> device(proper.port(), set_of({own.leaf_pin}));
    CHECK(device.until([&] { return proper.done(); }));
    CHECK(proper.application_bytes() > 0);
}

TEST_CASE_TEMPLATE("pins: a broker that speaks TLS 1.3 alone cannot be spoken to, not a byte", Tls,
                   TlsTransport, BearSslTransport) {
    const TemporaryFolder folder;
    const auto own = make_certificate(folder.path, "own");
    const BrokerProcess broker(folder.path, own, "tls_version tlsv1.3");
    CHECK(refused_by<Tls>(broker.port(), set_of({own.leaf_pin})) == LinkFault::tls);
    CHECK(broker.logged("New client connected") == 0);
}

}  // namespace hearth::test
