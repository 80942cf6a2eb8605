#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/node.h"
#include "test/loop_transport.h"

namespace hearth::test {

/// Chance that a test decides: the next connection's sid. So small that a backoff waits for nothing.
class FixedRandom final : public Random {
  public:
    std::uint32_t next() override { return value; }
    std::uint32_t value = 0;
};

class MapStorage final : public Storage {
  public:
    std::size_t load(std::string_view name, char* out, std::size_t capacity) override;
    bool save(std::string_view name, std::string_view value) override;
    std::map<std::string, std::string, std::less<>> values;
    bool writable = true;
};

class RecordedPins final : public Pins {
  public:
    void write(std::uint8_t line, bool on) override;
    bool read(std::uint8_t line) const override { return levels[line]; }
    bool feedback(std::uint8_t line) const override { return levels[line] && !contact_broken; }
    void dim(std::uint8_t line, std::uint8_t percent) override;
    std::uint8_t brightness(std::uint8_t line) const override { return percents[line]; }
    std::array<bool, Profile::kCapabilities> levels{};
    std::array<std::uint8_t, Profile::kCapabilities> percents{};
    std::size_t writes = 0;
    bool stuck = false;           ///< The output register does not follow.
    bool contact_broken = false;  ///< The feedback input never sees an effect.
};

class RecordedWitness final : public Witness {
  public:
    void actuated(const Capability& output, Level level, std::string_view by, std::uint64_t up_ms) override;
    void committed(std::uint64_t from, std::uint64_t to, std::size_t count) override;
    std::vector<std::string> actuations;
    std::size_t released = 0;
};

/// A whole device on the test bench: the real node and link over a broker in memory, under a pushed clock.
class Bench {
  public:
    Bench(Profile profile, std::uint32_t boot, const std::string& sid);
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    /// Moves the clock in steps of 10 ms, doing what is due.
    void advance_to(std::uint64_t up_ms);
    /// Makes the broker reachable and lets the device come online.
    void connect();
    /// The same, and this is the connection's sid.
    void connect(const std::string& sid);
    void disconnect();
    void reboot(std::uint32_t boot, const std::string& sid);
    void receive(std::string_view leaf, const std::string& payload, bool retained = false);
    /// The next message, with its topic cut to the leaf; lets at most `within_ms` pass. Empty if none came.
    Message next(std::uint64_t within_ms = 1000, bool heartbeats = false);
    /// True if the device said nothing that was not taken by `next`, heartbeats aside.
    bool silent();

    static constexpr std::string_view kSecret = "AAAAAAAAAAAAAAAAAAAAAA";

    std::uint64_t now_ms = 0;
    Profile profile;
    Enrolment enrolment;
    LoopTransport transport;
    FixedRandom random;
    MapStorage storage;
    RecordedPins pins;
    RecordedWitness witness;
    std::unique_ptr<Kept> kept;
    std::unique_ptr<Link> link;
    std::unique_ptr<Node> node;

  private:
    void skip_heartbeats();
};

/// A profile with these capabilities, in the form of status/info.
Profile profile_of(JsonValue device);
/// The profile of a device with these `caps`, written as in status/info.
Profile profile_with(const std::string& caps);
/// A device with one relay, `relay1`.
Profile one_relay();

/// The digests that the tests' broker shows: leaf a1…, key c3….
PeerDigests known_peer();

}  // namespace hearth::test
