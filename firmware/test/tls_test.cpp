#include <doctest/doctest.h>

#include "test/broker_process.h"
#include "test/real_link.h"

namespace hearth::test {
namespace {

const std::string kZero = "sha256:" + std::string(64, '0');

}  // namespace

TEST_CASE("the broker is known by either slot, by certificate or by key, EC or RSA") {
    const TemporaryFolder folder;
    const auto stranger = make_certificate(folder.path, "stranger");
    for (const bool rsa : {false, true}) {
        const auto certificate = make_certificate(folder.path, rsa ? "rsa" : "ec", rsa);
        const BrokerProcess broker(folder.path, certificate);
        CHECK(RealLink<TlsTransport>(broker.port(), set_of({certificate.leaf_pin, stranger.leaf_pin}))
                  .comes_online());
        CHECK(RealLink<TlsTransport>(broker.port(), set_of({stranger.leaf_pin, certificate.leaf_pin}))
                  .comes_online());
        CHECK(RealLink<TlsTransport>(broker.port(), set_of({certificate.spki_pin})).comes_online());
        CHECK(RealLink<TlsTransport>(broker.port(), set_of({stranger.spki_pin, certificate.spki_pin}))
                  .comes_online());
        CHECK(broker.logged("New client connected") == 4);
    }
}

TEST_CASE("a stranger's certificate is refused before a single MQTT byte") {
    const TemporaryFolder folder;
    const auto certificate = make_certificate(folder.path, "broker");
    const auto expected = make_certificate(folder.path, "expected");
    const BrokerProcess broker(folder.path, certificate);
    Fingerprints zero;
    REQUIRE_FALSE(zero.add(kZero));
    const std::vector<Fingerprints> sets{
        set_of({expected.leaf_pin}),
        set_of({expected.spki_pin, expected.leaf_pin}),
        set_of({"spki-" + certificate.leaf_pin}),  // the right digest of the wrong thing
        set_of({certificate.spki_pin.substr(5)}),  // and the other way round
        Fingerprints{},
        zero,
    };
    for (const auto& set : sets) {
        RealLink<TlsTransport> device(broker.port(), set);
        CHECK(device.refuses());
        CHECK(device.link.bytes_sent() == 0);
        CHECK(device.transport.peer() == nullptr);
    }
    CHECK(broker.logged("New client connected") == 0);
}

TEST_CASE("nothing listens, or something that speaks no TLS: the attempt ends") {
    RealLink<TlsTransport> nobody("1", set_of({"sha256:" + std::string(64, 'a')}));
    CHECK(nobody.until([&] { return nobody.link.fault() == LinkFault::unreachable; }));
    CHECK(nobody.link.bytes_sent() == 0);
}

TEST_CASE_TEMPLATE("no byte is lost or doubled when the broker stops reading for a while", Tls, TlsTransport,
                   BearSslTransport) {
    const TemporaryFolder folder;
    const auto certificate = make_certificate(folder.path, "broker");
    BrokerProcess broker(folder.path, certificate);
    RealLink<Tls> device(broker.port(), set_of({certificate.leaf_pin}));
    REQUIRE(device.comes_online());
    const std::string payload(500, 'x');  // several fit behind one that waits
    std::size_t published = 0;
    const auto publish_until_full = [&] {
        while (device.link.publish("telemetry/metrics", payload, mqtt::Qos::at_least_once, false))
            ++published;
    };
    broker.pause();
    publish_until_full();
    for (int i = 0; i < 20; ++i) {
        device.link.step(++device.now_ms);
        publish_until_full();
    }
    broker.go_on();
    CHECK(published > 10);
    CHECK(device.until([&] { return broker.logged("Received PUBLISH from lamp-1") >= published; }));
    CHECK(broker.logged("Received PUBLISH from lamp-1") == published);
    CHECK(device.link.session() == 1);
    CHECK(device.link.online());
}

}  // namespace hearth::test
