#include <doctest/doctest.h>

#include "test/bench.h"
#include "test/json_file.h"

namespace hearth::test {
namespace {

std::string repeated(const std::string& prefix, const std::string& byte) {
    std::string text = prefix;
    for (int i = 0; i < 32; ++i) text += byte;
    return text;
}

const std::string kLeaf = repeated("sha256:", "a1");
const std::string kKey = repeated("spki-sha256:", "c3");
const std::string kOther = repeated("sha256:", "b2");

Fingerprints set_of(std::initializer_list<std::string> texts) {
    Fingerprints set;
    for (const auto& text : texts) REQUIRE(set.add(text));
    return set;
}

Refusal offer(PinnedCertificates& pinned, const std::string& document, const PeerDigests& peer) {
    const Json json(document);
    return pinned.offer(json.root(), &peer);
}

std::string document(int revision, const std::string& pins) {
    return R"({"v":1,"rev":)" + std::to_string(revision) + R"(,"pins":[)" + pins + "]}";
}

}  // namespace

TEST_CASE("a fingerprint matches its certificate, its key, and nothing else") {
    CHECK(set_of({kLeaf, kOther}).match(known_peer()) == 0);
    CHECK(set_of({kOther, kLeaf}).match(known_peer()) == 1);
    CHECK(set_of({kKey}).match(known_peer()) == 0);
    CHECK_FALSE(set_of({kOther}).match(known_peer()));
    CHECK_FALSE(set_of({repeated("spki-sha256:", "a1")}).match(known_peer()));
    for (std::size_t bit = 0; bit < 256; ++bit) {
        auto peer = known_peer();
        peer.leaf[bit / 8] = static_cast<std::uint8_t>(peer.leaf[bit / 8] ^ 1U << bit % 8);
        CHECK_FALSE(set_of({kLeaf}).match(peer));
    }
}

TEST_CASE("an empty set refuses everybody, and nothing unfit gets into a set") {
    CHECK_FALSE(Fingerprints().match(known_peer()));
    CHECK_FALSE(Fingerprints().match(PeerDigests{}));
    Fingerprints set;
    CHECK_FALSE(set.add(repeated("sha256:", "00")));
    CHECK_FALSE(set.add(repeated("spki-sha256:", "00")));
    CHECK_FALSE(set.add(repeated("md5:", "a1")));
    CHECK_FALSE(set.add(repeated("", "a1")));
    CHECK_FALSE(set.add(kLeaf + "a1"));
    CHECK_FALSE(set.add("sha256:"));
    CHECK(set.size() == 0);
    CHECK(set.add(kLeaf));
    CHECK(set.add(kOther));
    CHECK_FALSE(set.add(kKey));
}

TEST_CASE("a new set is kept over a restart, and an older or unsafe one is not") {
    Enrolment enrolment;
    enrolment.crc = 1;
    enrolment.fingerprints = set_of({kLeaf});
    MapStorage storage;
    PinnedCertificates pinned(enrolment, storage);
    CHECK(pinned.revision() == 0);
    const auto both = document(8, '"' + kLeaf + "\",\"" + kOther + '"');
    CHECK(offer(pinned, both, known_peer()) == Refusal::none);
    CHECK(offer(pinned, both, known_peer()) == Refusal::none);
    CHECK(offer(pinned, document(9, '"' + kOther + '"'), known_peer()) == Refusal::pin_lockout);
    CHECK(offer(pinned, document(7, '"' + kLeaf + '"'), known_peer()) == Refusal::stale_rev);

    const PinnedCertificates later(enrolment, storage);
    CHECK(later.revision() == 8);
    CHECK(later.fingerprints() == set_of({kLeaf, kOther}));

    enrolment.crc = 2;
    CHECK(PinnedCertificates(enrolment, storage).revision() == 0);
}

TEST_CASE("a set that cannot be kept is not used, and a damaged record falls back to the enrolment") {
    Enrolment enrolment;
    enrolment.fingerprints = set_of({kLeaf});
    MapStorage storage;
    storage.writable = false;
    PinnedCertificates pinned(enrolment, storage);
    CHECK(offer(pinned, document(8, '"' + kKey + '"'), known_peer()) == Refusal::unsaved);
    CHECK(pinned.fingerprints() == enrolment.fingerprints);
    for (const auto* damaged : {"", "{", "{}", R"({"rev":8,"enrolment":0,"pins":[]})"}) {
        storage.values["pins"] = damaged;
        CHECK(PinnedCertificates(enrolment, storage).fingerprints() == enrolment.fingerprints);
    }
}

}  // namespace hearth::test
