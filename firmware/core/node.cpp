#include "core/node.h"

#include <algorithm>

namespace hearth {
namespace {

constexpr std::uint32_t kHeartbeat_ms = 60'000;
/// Repeated ends and telemetry wait this long for each other, so that with what must go at once a device
/// stays under the 10 messages a second of the contract, after a reconnect too.
constexpr std::uint32_t kTurn_ms = 150;

constexpr auto kOnce = mqtt::Qos::at_least_once;
constexpr auto kMaybe = mqtt::Qos::at_most_once;

}  // namespace

Node::Node(const Profile& profile, const Run& run, Link& link, Outlet& outlet, PinnedCertificates& pinned,
           Pins& pins, Witness& witness)
    : profile_(profile),
      run_(run),
      link_(link),
      outlet_(outlet),
      pinned_(pinned),
      relays_(profile, pins, witness),
      commands_(profile, relays_, run.boot),
      witness_(witness) {}

void Node::start(std::uint64_t now_ms) {
    relays_.start(now_ms);
    cause_.assign("boot");
}

void Node::step(std::uint64_t now_ms) {
    link_.step(now_ms);
    if (!link_.online()) return;
    if (link_.session() != session_) begin_session(now_ms);
    tell(now_ms);
    while (const auto* publication = link_.received()) {
        handle(*publication, now_ms);
        tell(now_ms);  // the end of a command leaves before its PUBACK
        link_.settle();
        link_.step(now_ms);
    }
}

void Node::begin_session(std::uint64_t now_ms) {
    session_ = link_.session();
    owes_birth_ = owes_info_ = owes_state_ = true;
    owes_heartbeat_ = false;
    commands_.ends().repeat_all();
    next_heartbeat_ms_ = now_ms + kHeartbeat_ms;
}

void Node::handle(const mqtt::Publication& publication, std::uint64_t now_ms) {
    const auto topic = link_.topics().leaf_of(publication.topic);
    const bool may_be_retained = topic.substr(0, 7) == "config/";
    if (publication.retained && !may_be_retained) return refuse(topic, Refusal::retained, now_ms);
    if (topic == leaf::kControl) return take_order(publication, now_ms);
    if (publication.truncated || publication.payload_size > kLongestPayload) {
        return refuse(topic, Refusal::too_large, now_ms);
    }
    JsonNodes nodes;
    const auto [fault, root] =
        read_json(publication.payload, publication.payload_size, nodes.data(), nodes.size());
    if (fault != JsonFault::none) return refuse(topic, Refusal::malformed, now_ms);
    if (topic == leaf::kCommitted) return take_committed(root);
    if (topic == leaf::kPins) return take_pins(root, now_ms);
    if (topic == leaf::kReport && root.member("v").number() == 1) {
        owes_heartbeat_ = owes_state_ = true;
        commands_.ends().repeat_all();
    }
}

void Node::take_order(const mqtt::Publication& publication, std::uint64_t now_ms) {
    const auto order = commands_.take(publication, now_ms);
    if (order.refusal != Refusal::none) refuse(leaf::kControl, order.refusal, now_ms);
    if (order.executed) changed(order.cause.view());
}

void Node::take_committed(JsonValue document) {
    const auto from = document.member("from").whole();
    const auto to = document.member("seq").whole();
    if (document.member("v").number() != 1 || document.member("boot").whole() != run_.boot) return;
    if (!from || !to) return;
    const auto count = telemetry_.commit(*from, *to);
    if (count > 0) witness_.committed(*from, *to, count);
}

void Node::take_pins(JsonValue document, std::uint64_t now_ms) {
    const auto before = pinned_.revision();
    const auto refusal = pinned_.offer(document, link_.peer());
    if (refusal != Refusal::none) return refuse(leaf::kPins, refusal, now_ms);
    if (pinned_.revision() != before) owes_birth_ = true;  // the birth carries the revision: this confirms it
}

void Node::refuse(std::string_view leaf, Refusal refusal, std::uint64_t now_ms) {
    Reading reading;
    reading.kind = Reading::Kind::refused;
    reading.refusal = refusal;
    reading.taken_ms = now_ms;
    reading.topic.assign(leaf);
    telemetry_.add(reading);
}

void Node::changed(std::string_view by) {
    cause_.assign(by);
    owes_state_ = true;
}

bool Node::press(std::string_view capability, std::uint64_t now_ms) {
    const auto line = profile_.find(capability);
    if (!line || profile_.capabilities[*line].kind != CapabilityKind::relay) return false;
    relays_.drive(*line, !relays_.is_on(*line), "local", now_ms);
    changed("local");
    return true;
}

bool Node::sense(std::string_view capability, bool on, std::uint64_t now_ms) {
    const auto line = profile_.find(capability);
    if (!line || profile_.capabilities[*line].kind != CapabilityKind::truth) return false;
    if (inputs_[*line] == on) return true;
    inputs_[*line] = on;
    changed("local");
    Reading reading;
    reading.kind = Reading::Kind::truth;
    reading.capability = *line;
    reading.on = on;
    reading.taken_ms = now_ms;
    telemetry_.add(reading);
    return true;
}

void Node::measure(std::uint16_t measured, const std::array<float, Profile::kCapabilities>& values,
                   std::uint64_t now_ms) {
    Reading reading;
    reading.measured = measured;
    reading.values = values;
    reading.taken_ms = now_ms;
    telemetry_.add(reading);
}

Health Node::health() const {
    return {session_ > 0 ? session_ - 1 : 0, telemetry_.dropped(), telemetry_.size()};
}

void Node::stop(std::uint64_t now_ms) {
    JsonWriter json(draft_.data(), draft_.size());
    write_offline(json, run_, "stopped");
    say(leaf::kOnline, json, kOnce, true);
    link_.disconnect(now_ms);
}

/// Says what is owed, most important first, until there is no room. An end is told before the state it led
/// to.
void Node::tell(std::uint64_t now_ms) {
    if (now_ms >= next_heartbeat_ms_) owes_heartbeat_ = true;
    if (!tell_presence(now_ms)) return;
    if (!tell_ends(Telling::first, now_ms) || !tell_ends(Telling::again, now_ms)) return;
    if (!tell_heartbeat(now_ms) || !tell_state(now_ms)) return;
    if (now_ms >= next_turn_ms_ && tell_in_turn(now_ms)) next_turn_ms_ = now_ms + kTurn_ms;
}

bool Node::tell_presence(std::uint64_t now_ms) {
    const auto* peer = link_.peer();
    if (owes_birth_ && peer != nullptr) {
        // The set may have changed under the connection, but never to one without its certificate.
        const auto slot = pinned_.fingerprints().match(*peer).value_or(0);
        JsonWriter json(draft_.data(), draft_.size());
        write_birth(json, profile_, run_, {session_ == 1 ? "power" : "reconnect", slot, pinned_.revision()},
                    now_ms);
        if (!say(leaf::kOnline, json, kOnce, true)) return false;
        owes_birth_ = false;
    }
    if (owes_info_) {
        JsonWriter json(draft_.data(), draft_.size());
        write_info(json, profile_);
        if (!say(leaf::kInfo, json, kOnce, true)) return false;
        owes_info_ = false;
    }
    return true;
}

bool Node::tell_ends(Telling telling, std::uint64_t now_ms) {
    while (auto* entry = commands_.ends().next(telling)) {
        JsonWriter json(draft_.data(), draft_.size());
        write_ack(json, entry->end, telling != Telling::first, now_ms);
        if (!say(leaf::kAck, json, kOnce)) return false;
        entry->telling = Telling::told;
    }
    return true;
}

bool Node::tell_state(std::uint64_t now_ms) {
    if (!owes_state_) return true;
    JsonWriter json(draft_.data(), draft_.size());
    write_state(json, profile_, run_, relays_, inputs_, cause_.view(), now_ms);
    if (!say(leaf::kState, json, kOnce, true)) return false;
    owes_state_ = false;
    return true;
}

bool Node::tell_heartbeat(std::uint64_t now_ms) {
    if (!owes_heartbeat_) return true;
    JsonWriter json(draft_.data(), draft_.size());
    write_heartbeat(json, run_, health(), now_ms);
    if (!say(leaf::kHeartbeat, json, kMaybe)) return false;
    owes_heartbeat_ = false;
    next_heartbeat_ms_ = now_ms + kHeartbeat_ms;
    return true;
}

/// One repeated end, or else one reading. Answers true if something was said.
bool Node::tell_in_turn(std::uint64_t now_ms) {
    JsonWriter json(draft_.data(), draft_.size());
    if (auto* entry = commands_.ends().next(Telling::later)) {
        write_ack(json, entry->end, true, now_ms);
        if (!say(leaf::kAck, json, kOnce)) return false;
        entry->telling = Telling::told;
        return true;
    }
    const auto* reading = telemetry_.due(now_ms);
    if (reading == nullptr) return false;
    write_reading(json, profile_, run_, *reading, now_ms);
    const auto topic = reading->kind == Reading::Kind::sensors ? leaf::kSensors : leaf::kEvents;
    if (!say(topic, json, kOnce)) return false;
    telemetry_.sent(*reading, now_ms);
    return true;
}

bool Node::say(std::string_view leaf, const JsonWriter& json, mqtt::Qos qos, bool retained) {
    return json.ok() && outlet_.publish(leaf, json.view(), qos, retained);
}

}  // namespace hearth
