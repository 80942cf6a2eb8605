#pragma once

#include <array>

#include "core/backoff.h"
#include "core/mqtt_decoder.h"
#include "core/mqtt_encode.h"
#include "core/outlet.h"
#include "core/reports.h"
#include "core/secrets.h"
#include "core/topics.h"
#include "port/transport.h"

namespace hearth {

/// Where a connection stands. Each state has a deadline, so none can last for ever.
enum class LinkState : std::uint8_t { resting, opening, greeting, subscribing, online };

/// Why the last connection ended.
enum class LinkFault : std::uint8_t {
    none,
    unreachable,
    tls,
    refused_certificate,
    refused_by_broker,
    subscription_refused,
    malformed,
    timeout,
    lost,
    closed,
};

/// The word for `fault` in logs and event lines.
std::string_view name_of(LinkFault fault);

struct LinkSettings {
    Topics topics;
    Text<32> id;  ///< User name and client id at once: the broker forces them equal.
    std::uint16_t keepalive_s = 60;
};

/// One device's connection to its broker, kept alive for ever: opens, greets, subscribes, pings, notices a
/// silent peer, and comes back after a jittered wait. Always a clean session: the broker must queue nothing.
/// No MQTT byte is written before the transport proves that the broker's fingerprint matched.
/// Held by one thread; `now_ms` is the device's uptime and never goes back.
class Link final : public Outlet {
  public:
    /// `secrets` is asked for the password of each attempt, and told what became of it.
    Link(Transport& transport, Random& random, const LinkSettings& settings, Secrets& secrets);

    /// Moves everything that can move now.
    void step(std::uint64_t now_ms);

    bool online() const { return state_ == LinkState::online; }
    LinkState state() const { return state_; }
    LinkFault fault() const { return fault_; }
    /// Counts up with each connection that came online; 0 before the first.
    std::uint32_t session() const { return session_; }
    /// Of this connection, or of the last one when there is none.
    const Sid& sid() const { return run_.sid; }
    /// MQTT bytes handed to the transport on this connection, or on the last one when there is none.
    std::uint64_t bytes_sent() const { return bytes_sent_; }
    const PeerDigests* peer() const { return online() ? transport_.peer() : nullptr; }

    bool publish(std::string_view leaf, std::string_view payload, mqtt::Qos qos, bool retained) override;

    /// The publication that waits to be handled, once all that was said has left: so the answers to one
    /// message always find room. It stays the same until `settle`.
    const mqtt::Publication* received() const;
    /// The publication was handled: acknowledges it to the broker (not before) and reads on.
    void settle();

    /// Says goodbye (the broker keeps the last will to itself) and rests.
    void disconnect(std::uint64_t now_ms);
    /// Says goodbye and tries nothing for `rest_ms`.
    void rest(std::uint64_t rest_ms, std::uint64_t now_ms);
    /// Drops the connection without a word, as a cut cable does.
    void drop(std::uint64_t now_ms);

    const Topics& topics() const { return settings_.topics; }

  private:
    static constexpr std::size_t kInbox = 1024;  ///< 768 bytes of payload and the longest topic.
    static constexpr std::size_t kOutbox =
        2560;  ///< `info` (2,048 bytes), its topic, and a little behind it.
    static constexpr std::uint16_t kSubscribeId = 1;

    void open();
    void greet();
    void draw_sid();
    bool send_connect();
    void subscribe();
    void converse();
    void read();
    void take_packet();
    void take_connack();
    void take_suback();
    void take_publish();
    void keep_alive();
    void flush();
    void sent(std::size_t size) { outbox_size_ += size; }
    mqtt::Room room() { return {outbox_.data() + outbox_size_, outbox_.size() - outbox_size_}; }
    void enter(LinkState state, std::uint32_t allowed_ms);
    void end(LinkFault fault);
    std::uint16_t next_packet_id();

    Transport& transport_;
    Random& random_;
    const LinkSettings settings_;
    Secrets& secrets_;
    Run run_;
    Backoff backoff_;
    LinkState state_ = LinkState::resting;
    LinkFault fault_ = LinkFault::none;
    std::uint64_t now_ms_ = 0;       ///< The newest uptime that was handed in.
    std::uint64_t deadline_ms_ = 0;  ///< Resting: when to try again. Else: when patience ends.
    std::uint64_t online_since_ms_ = 0;
    std::uint64_t last_sent_ms_ = 0;
    std::uint64_t last_heard_ms_ = 0;
    std::uint64_t bytes_sent_ = 0;
    std::uint32_t session_ = 0;
    std::uint16_t packet_id_ = kSubscribeId;
    bool ping_pending_ = false;
    bool publication_waits_ = false;
    mqtt::Publication publication_;
    std::array<std::uint8_t, kInbox> inbox_{};
    mqtt::Decoder decoder_{inbox_.data(), inbox_.size()};
    std::array<std::uint8_t, 256> chunk_{};  ///< Read from the transport, not yet decoded.
    std::size_t chunk_at_ = 0;
    std::size_t chunk_size_ = 0;
    std::array<std::uint8_t, kOutbox> outbox_{};
    std::size_t outbox_size_ = 0;
};

}  // namespace hearth
