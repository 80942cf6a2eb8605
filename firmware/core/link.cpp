#include "core/link.h"

#include <cstring>

#include "core/hex.h"

namespace hearth {
namespace {

constexpr std::uint32_t kOpen_ms = 15'000;  // TCP and TLS: an ESP8266 needs up to 5 s for the handshake alone
constexpr std::uint32_t kGreet_ms = 10'000;   // CONNACK and SUBACK each
constexpr std::uint32_t kProved_ms = 10'000;  // a connection this old starts the backoff at the bottom again

// CONNACK, section 3.2.2.3: brokers use either for a secret that is not the account's.
constexpr std::uint8_t kWrongPassword = 4;
constexpr std::uint8_t kNotAllowed = 5;

LinkFault fault_of(TransportFault fault) {
    switch (fault) {
        case TransportFault::unreachable:
            return LinkFault::unreachable;
        case TransportFault::tls:
            return LinkFault::tls;
        case TransportFault::refused_certificate:
            return LinkFault::refused_certificate;
        case TransportFault::none:
        case TransportFault::lost:
            break;
    }
    return LinkFault::lost;
}

}  // namespace

std::string_view name_of(LinkFault fault) {
    constexpr std::array<std::string_view, 10> kNames{"none",
                                                      "unreachable",
                                                      "tls",
                                                      "refused_certificate",
                                                      "refused_by_broker",
                                                      "subscription_refused",
                                                      "malformed",
                                                      "timeout",
                                                      "lost",
                                                      "closed"};
    return kNames[static_cast<std::size_t>(fault)];
}

Link::Link(Transport& transport, Random& random, const LinkSettings& settings, Secrets& secrets)
    : transport_(transport), random_(random), settings_(settings), secrets_(secrets) {}

void Link::step(std::uint64_t now_ms) {
    now_ms_ = now_ms;
    switch (state_) {
        case LinkState::resting:
            if (now_ms_ >= deadline_ms_) open();
            return;
        case LinkState::opening:
            greet();
            return;
        case LinkState::greeting:
        case LinkState::subscribing:
        case LinkState::online:
            converse();
    }
}

void Link::open() {
    decoder_.reset();
    chunk_at_ = chunk_size_ = outbox_size_ = 0;
    ping_pending_ = publication_waits_ = false;
    bytes_sent_ = 0;
    packet_id_ = kSubscribeId;
    transport_.open();
    enter(LinkState::opening, kOpen_ms);
}

void Link::greet() {
    switch (transport_.advance()) {
        case TransportState::closed:
            return end(fault_of(transport_.fault()));
        case TransportState::opening:
            if (now_ms_ >= deadline_ms_) end(LinkFault::timeout);
            return;
        case TransportState::open:
            break;
    }
    // The transport refuses inside the handshake; asking again costs nothing and guards the password.
    if (transport_.peer() == nullptr) return end(LinkFault::refused_certificate);
    if (!send_connect()) return end(LinkFault::malformed);
    enter(LinkState::greeting, kGreet_ms);
    last_heard_ms_ = now_ms_;
    converse();
}

bool Link::send_connect() {
    draw_sid();
    std::array<char, 128> text{};
    JsonWriter will(text.data(), text.size());
    write_offline(will, run_, "lost");
    const auto topic = settings_.topics.full(leaf::kOnline);
    const auto id = settings_.id.view();
    const auto size = mqtt::encode_connect(
        room(), {id, id, secrets_.now(), topic.view(), will.view(), settings_.keepalive_s});
    sent(size);
    return size > 0;
}

/// Never that of the connection before, whose last will may still be on its way.
void Link::draw_sid() {
    std::uint32_t bits = random_.next();
    for (;; ++bits) {
        const std::array<std::uint8_t, 2> bytes{static_cast<std::uint8_t>(bits >> 8 & 0xFF),
                                                static_cast<std::uint8_t>(bits & 0xFF)};
        std::array<char, 4> digits{};
        Sid sid;
        sid.assign(to_hex(bytes.data(), bytes.size(), digits.data()));
        if (sid.view() == run_.sid.view()) continue;
        run_.sid = sid;
        return;
    }
}

void Link::subscribe() {
    const auto& topics = settings_.topics;
    const auto commands = topics.full(leaf::kAllCommands);
    const auto config = topics.full(leaf::kAllConfig);
    const auto committed = topics.full(leaf::kCommitted);
    sent(mqtt::encode_subscribe(room(), kSubscribeId, {commands.view(), config.view(), committed.view()},
                                mqtt::Qos::at_least_once));
    enter(LinkState::subscribing, kGreet_ms);
}

void Link::converse() {
    if (transport_.advance() == TransportState::closed) return end(fault_of(transport_.fault()));
    read();
    if (state_ == LinkState::resting) return;
    if (state_ != LinkState::online && now_ms_ >= deadline_ms_) return end(LinkFault::timeout);
    if (state_ == LinkState::online) keep_alive();
    if (state_ == LinkState::resting) return;
    flush();
}

void Link::read() {
    while (state_ != LinkState::resting && !publication_waits_) {
        if (chunk_at_ == chunk_size_) {
            chunk_at_ = 0;
            chunk_size_ = transport_.read(chunk_.data(), chunk_.size());
            if (chunk_size_ == 0) return;
        }
        chunk_at_ += decoder_.take(chunk_.data() + chunk_at_, chunk_size_ - chunk_at_);
        if (decoder_.broken()) return end(LinkFault::malformed);
        if (decoder_.complete()) take_packet();
    }
}

void Link::take_packet() {
    last_heard_ms_ = now_ms_;
    switch (decoder_.packet().type) {
        case mqtt::PacketType::connack:
            return take_connack();
        case mqtt::PacketType::suback:
            return take_suback();
        case mqtt::PacketType::publish:
            return take_publish();
        case mqtt::PacketType::pingresp:
            ping_pending_ = false;
            return;
        case mqtt::PacketType::puback:
            // Neither durability nor permission: what must be safe is confirmed by the gateway itself.
            if (!mqtt::parse_puback(decoder_.packet())) end(LinkFault::malformed);
            return;
        default:
            return end(LinkFault::malformed);
    }
}

void Link::take_connack() {
    const auto code = mqtt::parse_connack(decoder_.packet());
    if (!code || state_ != LinkState::greeting) return end(LinkFault::malformed);
    if (*code == kWrongPassword || *code == kNotAllowed) secrets_.refused();
    if (*code != 0) return end(LinkFault::refused_by_broker);
    secrets_.accepted();
    subscribe();
}

void Link::take_suback() {
    const auto granted = mqtt::parse_suback(decoder_.packet(), kSubscribeId);
    if (!granted || state_ != LinkState::subscribing) return end(LinkFault::malformed);
    if (!*granted) return end(LinkFault::subscription_refused);
    enter(LinkState::online, 0);
    online_since_ms_ = now_ms_;
    ++session_;
}

void Link::take_publish() {
    // A broker may deliver a retained message before its SUBACK (section 3.8.4): it waits like any other.
    const auto publication = mqtt::parse_publish(decoder_.packet());
    if (!publication || state_ == LinkState::greeting) return end(LinkFault::malformed);
    publication_ = *publication;
    publication_waits_ = true;
}

/// Pings when either direction was silent for half a keepalive, and gives up when the answer takes another
/// half: a dead peer is known within one keepalive, before the broker gives up on us at one and a half.
void Link::keep_alive() {
    const std::uint64_t half_ms = std::uint64_t{settings_.keepalive_s} * 500;
    if (now_ms_ - online_since_ms_ >= kProved_ms) backoff_.reset();
    if (ping_pending_) {
        if (now_ms_ >= deadline_ms_) end(LinkFault::timeout);
        return;
    }
    if (now_ms_ - last_sent_ms_ < half_ms && now_ms_ - last_heard_ms_ < half_ms) return;
    const auto size = mqtt::encode_pingreq(room());
    if (size == 0 && now_ms_ - last_sent_ms_ < 2 * half_ms) return;
    sent(size);
    ping_pending_ = true;
    deadline_ms_ = now_ms_ + half_ms;
}

bool Link::publish(std::string_view leaf, std::string_view payload, mqtt::Qos qos, bool retained) {
    if (!online()) return false;
    const auto topic = settings_.topics.full(leaf);
    mqtt::Publication publication;
    publication.topic = topic.view();
    publication.payload = const_cast<char*>(payload.data());  // only read by the encoder
    publication.payload_size = payload.size();
    publication.qos = qos;
    publication.retained = retained;
    if (qos == mqtt::Qos::at_least_once) publication.packet_id = next_packet_id();
    const auto size = mqtt::encode_publish(room(), publication);
    sent(size);
    flush();
    return size > 0;
}

const mqtt::Publication* Link::received() const {
    return online() && publication_waits_ && outbox_size_ == 0 ? &publication_ : nullptr;
}

void Link::settle() {
    if (publication_.qos == mqtt::Qos::at_least_once) {
        sent(mqtt::encode_puback(room(), publication_.packet_id));
        flush();
    }
    publication_waits_ = false;
}

void Link::disconnect(std::uint64_t now_ms) {
    now_ms_ = now_ms;
    if (online()) {
        sent(mqtt::encode_disconnect(room()));
        flush();
    }
    end(LinkFault::closed);
}

void Link::rest(std::uint64_t rest_ms, std::uint64_t now_ms) {
    disconnect(now_ms);
    deadline_ms_ = now_ms + rest_ms;
}

void Link::drop(std::uint64_t now_ms) {
    now_ms_ = now_ms;
    end(LinkFault::closed);
}

void Link::flush() {
    const auto size = transport_.write(outbox_.data(), outbox_size_);
    if (size == 0) return;
    bytes_sent_ += size;
    last_sent_ms_ = now_ms_;
    outbox_size_ -= size;
    std::memmove(outbox_.data(), outbox_.data() + size, outbox_size_);
}

void Link::enter(LinkState state, std::uint32_t allowed_ms) {
    state_ = state;
    deadline_ms_ = now_ms_ + allowed_ms;
}

void Link::end(LinkFault fault) {
    fault_ = fault;
    transport_.close();
    enter(LinkState::resting, backoff_.next_ms(random_));
}

std::uint16_t Link::next_packet_id() {
    packet_id_ = packet_id_ == UINT16_MAX ? std::uint16_t{1} : static_cast<std::uint16_t>(packet_id_ + 1);
    return packet_id_;  // section 2.3.1: never 0
}

}  // namespace hearth
