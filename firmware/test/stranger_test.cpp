#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "test/broker_process.h"

/// hearth-device as a stranger, at a real broker.
namespace hearth::test {
namespace {

struct Outcome {
    int code = -1;
    std::string said;
};

/// Runs `hearth-device --announce lamp-1` with `more`; timeout(1) ends one that waits for its answer with
/// 124.
Outcome knock(const TemporaryFolder& folder, const std::string& more) {
    const auto devices = folder.path / "devices.json";
    std::ofstream(devices)
        << R"({"v":1,"devices":[{"id":"lamp-1","model":"esp32-relay1","hw":"host","caps":[]}]})";
    const std::string command = "timeout 3 " HEARTH_DEVICE " --announce lamp-1 --devices " +
                                devices.string() + " --host 127.0.0.1 " + more + " 2>&1";
    Outcome outcome;
    std::FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 512> bytes{};
    while (std::fgets(bytes.data(), bytes.size(), pipe) != nullptr) outcome.said += bytes.data();
    outcome.code = WEXITSTATUS(pclose(pipe));
    return outcome;
}

}  // namespace

TEST_CASE("a stranger knocks without an account at the listener that it knows, and waits") {
    const TemporaryFolder folder;
    const auto porch = make_certificate(folder.path, "porch");
    const auto other = make_certificate(folder.path, "other");
    const BrokerProcess broker(folder.path, porch);
    const auto outcome =
        knock(folder, "--port " + broker.port() + " --pins " + other.leaf_pin + "," + porch.leaf_pin);
    CHECK(outcome.code == 124);
    CHECK(outcome.said.find(R"({"event":"announced","id":"lamp-1")") == 0);
    CHECK(broker.logged("'discovery/register/lamp-1', ... (55 bytes)") == 1);
    CHECK(broker.logged("discovery/response/lamp-1 (QoS 1)") == 1);
}

TEST_CASE("a stranger says nothing to a listener with another certificate, and needs to know one") {
    const TemporaryFolder folder;
    const auto porch = make_certificate(folder.path, "porch");
    const auto other = make_certificate(folder.path, "other");
    const BrokerProcess broker(folder.path, porch);
    const auto outcome = knock(folder, "--port " + broker.port() + " --pins " + other.leaf_pin);
    CHECK(outcome.code == 1);
    CHECK(outcome.said.find("refused_certificate") != std::string::npos);
    CHECK(broker.logged("New client connected") == 0);
    CHECK(knock(folder, "--port " + broker.port()).code == 2);
    CHECK(knock(folder, "--port " + broker.port() + " --pins ''").code == 2);
    CHECK(knock(folder, "--port " + broker.port() + " --pins sha256:" + std::string(64, '0')).code == 2);
}

}  // namespace hearth::test
