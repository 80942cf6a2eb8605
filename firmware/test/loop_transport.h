#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/mqtt_decoder.h"
#include "port/transport.h"

namespace hearth::test {

/// One message a device published.
struct Message {
    std::string topic;
    std::string payload;
    mqtt::Qos qos = mqtt::Qos::at_most_once;
    bool retained = false;
};

/// A transport whose other end is a small broker in memory: grants everything, records what it is told.
class LoopTransport final : public Transport {
  public:
    void open() override;
    TransportState advance() override { return state_; }
    std::size_t write(const std::uint8_t* bytes, std::size_t size) override;
    std::size_t read(std::uint8_t* bytes, std::size_t capacity) override;
    void close() override { state_ = TransportState::closed; }
    TransportFault fault() const override;
    const PeerDigests* peer() const override;

    /// The broker can be reached, or the cable is cut.
    void reachable(bool yes);
    /// Delivers a message to the device.
    void deliver(const std::string& topic, const std::string& payload, mqtt::Qos qos, bool retained);
    /// Puts bytes of any kind before the device.
    void inject(const std::vector<std::uint8_t>& bytes);

    std::deque<Message> published;
    std::vector<std::uint8_t> connect;        ///< Body of the last CONNECT.
    std::vector<std::uint16_t> acknowledged;  ///< Packet ids of the device's PUBACKs.
    std::size_t pings = 0;
    std::size_t opened = 0;
    std::uint64_t bytes_written = 0;
    bool answers = true;  ///< False: a broker that takes everything and says nothing.
    bool grants = true;   ///< False: subscriptions are refused.
    bool vouched = true;  ///< False: the certificate did not match.
    std::uint8_t connack_code = 0;
    std::string account;  ///< The password that is asked for; empty takes any.
    PeerDigests digests;

  private:
    void take(const mqtt::Packet& packet);
    std::uint8_t judge_connect() const;
    void take_publish(const mqtt::Packet& packet);

    TransportState state_ = TransportState::closed;
    bool reachable_ = false;
    std::uint16_t next_id_ = 0;
    std::vector<std::uint8_t> memory_ = std::vector<std::uint8_t>(8192);
    mqtt::Decoder decoder_{memory_.data(), memory_.size()};
    std::deque<std::uint8_t> towards_device_;
};

}  // namespace hearth::test
