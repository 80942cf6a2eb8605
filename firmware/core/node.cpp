#include "core/node.h"

#include <algorithm>

namespace hearth {
namespace {

constexpr std::uint32_t kHeartbeat_ms = 60'000;
/// Repeated ends and telemetry wait this long for each other, so that with what must go at once a device
/// stays under the 10 messages a second of the contract, after a reconnect too.
constexpr std::uint32_t kTurn_ms = 150;
constexpr std::uint32_t kFirstTurn_ms = 300;  // after birth, info, settings and state
constexpr std::uint32_t kLost_ms = 3'000;
constexpr std::uint32_t kLocalPulse_ms = 500;

constexpr auto kOnce = mqtt::Qos::at_least_once;
constexpr auto kMaybe = mqtt::Qos::at_most_once;

}  // namespace

Node::Node(const Profile& profile, std::uint32_t boot, Link& link, Outlet& outlet, Kept& kept, Pins& pins,
           Witness& witness)
    : profile_(profile),
      run_{{}, boot},
      link_(link),
      outlet_(outlet),
      kept_(kept),
      outputs_(profile, kept.settings.current(), pins, witness),
      carrier_(profile, outputs_, boot),
      commands_(profile, outputs_, carrier_, boot),
      witness_(witness) {}

void Node::start(std::uint64_t now_ms) {
    for (std::uint8_t line = 0; line < profile_.count; ++line) {
        if (profile_.capabilities[line].is_output()) boot_output(line, now_ms);
    }
    changed("boot");
}

void Node::boot_output(std::uint8_t line, std::uint64_t now_ms) {
    const auto at_boot = kept_.settings.current().of[line].at_boot;
    const Level wanted = at_boot == AtBoot::last ? kept_.levels.of(line)
                         : at_boot == AtBoot::on ? kFull
                                                 : kOff;
    const auto error = outputs_.limit(line, wanted, now_ms);
    if (error != Error::none) withhold(line, "boot", error, now_ms);
    outputs_.drive(line, error == Error::none ? wanted : kOff, "boot", now_ms);
}

void Node::step(std::uint64_t now_ms) {
    link_.step(now_ms);
    if (link_.online() && link_.session() != session_) begin_session(now_ms);
    watch_connection(now_ms);
    while (expire(now_ms) || run_carried(now_ms)) {
        if (link_.online()) tell(now_ms);  // each change under its own cause
    }
    if (!link_.online()) return;
    tell(now_ms);
    while (const auto* publication = link_.received()) {
        handle(*publication, now_ms);
        tell(now_ms);  // the end of a command leaves before its PUBACK
        link_.settle();
        link_.step(now_ms);
    }
}

void Node::keep(std::uint64_t now_ms) {
    while (expire(now_ms) || run_carried(now_ms)) continue;
}

bool Node::expire(std::uint64_t now_ms) {
    const auto cause = outputs_.expire(now_ms);
    if (cause) changed(cause->view());
    return cause.has_value();
}

/// A firing whose command has not come is run here, connected or not: the gateway may be away, and its
/// broker there.
bool Node::run_carried(std::uint64_t now_ms) {
    const auto ran = carrier_.run(now_ms);
    if (ran && ran->moved) changed(ran->cause.view());
    return ran.has_value();
}

/// A device that was never connected has lost nothing: its state at boot holds.
void Node::watch_connection(std::uint64_t now_ms) {
    if (link_.online() || session_ == 0) {
        gone_since_ms_.reset();
        acted_on_loss_ = false;
        return;
    }
    if (!gone_since_ms_) gone_since_ms_ = now_ms;
    if (acted_on_loss_ || now_ms < *gone_since_ms_ + kLost_ms) return;
    acted_on_loss_ = true;
    act_on_loss(now_ms);
}

/// Off goes first: what it turns off may be what keeps another from being turned on.
void Node::act_on_loss(std::uint64_t now_ms) {
    for (const auto wanted : {OnLost::off, OnLost::on}) {
        for (std::uint8_t line = 0; line < profile_.count; ++line) {
            if (kept_.settings.current().of[line].on_lost != wanted) continue;
            const bool on = outputs_.level(line) > kOff;
            if (on == (wanted == OnLost::on)) continue;
            act_locally(line, wanted == OnLost::on ? kFull : kOff, "lost", now_ms);
        }
    }
}

void Node::begin_session(std::uint64_t now_ms) {
    session_ = link_.session();
    run_.sid = link_.sid();
    owes_birth_ = owes_info_ = owes_settings_ = owes_state_ = true;
    owes_heartbeat_ = false;
    commands_.ends().repeat_all();
    carrier_.remind();
    next_heartbeat_ms_ = now_ms + kHeartbeat_ms;
    next_turn_ms_ = now_ms + kFirstTurn_ms;
}

void Node::handle(const mqtt::Publication& publication, std::uint64_t now_ms) {
    const auto topic = link_.topics().leaf_of(publication.topic);
    // A schedule is for one boot and told as often as it is wanted: one that was kept can only be an old one.
    const bool may_be_retained = topic.substr(0, 7) == "config/" && topic != leaf::kSchedule;
    if (publication.retained && !may_be_retained) return refuse(topic, Refusal::retained, now_ms);
    if (topic == leaf::kControl) return take_order(publication, now_ms);
    if (topic == leaf::kDesired) return take_settings(publication);
    if (publication.truncated || publication.payload_size > kLongestPayload) {
        return refuse(topic, Refusal::too_large, now_ms);
    }
    JsonNodes nodes;
    const auto [fault, root] =
        read_json(publication.payload, publication.payload_size, nodes.data(), nodes.size());
    if (fault != JsonFault::none) return refuse(topic, Refusal::malformed, now_ms);
    take_document(topic, root, now_ms);
}

void Node::take_document(std::string_view topic, JsonValue root, std::uint64_t now_ms) {
    if (topic == leaf::kCommitted) return take_committed(root);
    if (topic == leaf::kPins) return take_pins(root, now_ms);
    if (topic == leaf::kSecret) return take_secret(root, now_ms);
    if (topic == leaf::kSchedule) return take_schedule(root, now_ms);
    if (topic == leaf::kReport && root.member("v").number() == 1) {
        owes_heartbeat_ = owes_state_ = true;
        commands_.ends().repeat_all();
        carrier_.remind();
    }
}

void Node::take_schedule(JsonValue document, std::uint64_t now_ms) {
    const auto refusal = carrier_.offer(document, commands_.ends());
    if (refusal != Refusal::none) refuse(leaf::kSchedule, refusal, now_ms);
}

void Node::take_order(const mqtt::Publication& publication, std::uint64_t now_ms) {
    const auto order = commands_.take(publication, now_ms);
    if (order.refusal != Refusal::none) refuse(leaf::kControl, order.refusal, now_ms);
    if (order.executed) changed(order.cause.view());
}

/// Whatever came of it is told: what holds now, and why a wish does not.
void Node::take_settings(const mqtt::Publication& publication) {
    owes_settings_ = true;
    if (kept_.settings.offer(publication)) kept_.levels.keep(outputs_, kept_.settings.current());
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
    const auto before = kept_.pinned.revision();
    const auto refusal = kept_.pinned.offer(document, link_.peer());
    if (refusal != Refusal::none) return refuse(leaf::kPins, refusal, now_ms);
    if (kept_.pinned.revision() != before)
        owes_birth_ = true;  // the birth carries the revision: this confirms it
}

void Node::take_secret(JsonValue document, std::uint64_t now_ms) {
    const auto refusal = kept_.secrets.offer(document);
    if (refusal != Refusal::none) return refuse(leaf::kSecret, refusal, now_ms);
    owes_settings_ = true;  // they carry the revision: this confirms it
}

void Node::refuse(std::string_view leaf, Refusal refusal, std::uint64_t now_ms) {
    Reading reading;
    reading.kind = Reading::Kind::refused;
    reading.refusal = refusal;
    reading.taken_ms = now_ms;
    reading.topic.assign(leaf);
    telemetry_.add(reading);
}

/// An output was not driven by `cause` because of `error`.
void Node::withhold(std::uint8_t line, std::string_view cause, Error error, std::uint64_t now_ms) {
    Reading reading;
    reading.kind = Reading::Kind::withheld;
    reading.refusal = error == Error::busy        ? Refusal::busy
                      : error == Error::interlock ? Refusal::interlock
                                                  : Refusal::limit_min_off;
    reading.capability = line;
    reading.taken_ms = now_ms;
    reading.topic.assign(cause);
    telemetry_.add(reading);
}

/// An input showed `on`, once: told, and kept until the gateway has it.
void Node::note(std::uint8_t line, bool on, std::uint64_t now_ms) {
    Reading reading;
    reading.kind = Reading::Kind::truth;
    reading.capability = line;
    reading.on = on;
    reading.taken_ms = now_ms;
    telemetry_.add(reading);
}

void Node::changed(std::string_view by) {
    cause_.assign(by);
    owes_state_ = true;
    kept_.levels.keep(outputs_, kept_.settings.current());
}

bool Node::press(std::string_view capability, std::uint64_t now_ms) {
    const auto line = profile_.find(capability);
    if (!line) return false;
    const Capability& pressed = profile_.capabilities[*line];
    if (pressed.kind == CapabilityKind::button) return note(*line, true, now_ms), true;
    if (!pressed.is_output()) return false;
    const bool only_pulses = pressed.operations == static_cast<std::uint8_t>(Operation::pulse);
    if (only_pulses) return pulse_locally(*line, now_ms), true;
    const bool on = outputs_.level(*line) > kOff;
    act_locally(*line, on ? kOff : outputs_.last_level_on(*line), "local", now_ms);
    return true;
}

void Node::act_locally(std::uint8_t line, Level level, std::string_view cause, std::uint64_t now_ms) {
    const auto error = outputs_.limit(line, level, now_ms);
    if (error != Error::none) return withhold(line, cause, error, now_ms);
    outputs_.drive(line, level, cause, now_ms);
    changed(cause);
}

void Node::pulse_locally(std::uint8_t line, std::uint64_t now_ms) {
    const auto error = outputs_.pulse_limit(line, kLocalPulse_ms, now_ms);
    if (error != Error::none) return withhold(line, "local", error, now_ms);
    outputs_.pulse(line, kLocalPulse_ms, "local", now_ms);
    changed("local");
}

bool Node::sense(std::string_view capability, bool on, std::uint64_t now_ms) {
    const auto line = profile_.find(capability);
    if (!line || profile_.capabilities[*line].kind != CapabilityKind::truth) return false;
    if (inputs_[*line] == on) return true;
    inputs_[*line] = on;
    changed("local");
    note(*line, on, now_ms);
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

void Node::sleep(std::uint32_t seconds, std::uint64_t now_ms) {
    const std::uint64_t rest_ms = seconds * std::uint64_t{1000};
    JsonWriter json(draft_.data(), draft_.size());
    write_offline(json, run_, "sleep", seconds);
    say(leaf::kOnline, json, kOnce, true);
    link_.rest(rest_ms, now_ms);
    gone_since_ms_ = now_ms + rest_ms;
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
        const auto slot = kept_.pinned.fingerprints().match(*peer).value_or(0);
        JsonWriter json(draft_.data(), draft_.size());
        write_birth(json, profile_, run_,
                    {session_ == 1 ? "power" : "reconnect", slot, kept_.pinned.revision()}, now_ms);
        if (!say(leaf::kOnline, json, kOnce, true)) return false;
        owes_birth_ = false;
    }
    if (owes_info_) {
        JsonWriter json(draft_.data(), draft_.size());
        write_info(json, profile_);
        if (!say(leaf::kInfo, json, kOnce, true)) return false;
        owes_info_ = false;
    }
    return tell_settings();
}

bool Node::tell_settings() {
    if (!owes_settings_) return true;
    JsonWriter json(draft_.data(), draft_.size());
    kept_.settings.write(json, kept_.secrets.revision());
    if (!say(leaf::kSettings, json, kOnce, true)) return false;
    owes_settings_ = false;
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
    write_state(json, profile_, run_, outputs_, inputs_, cause_.view(), now_ms);
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

bool Node::tell_ran(std::uint64_t now_ms) {
    JsonWriter json(draft_.data(), draft_.size());
    carrier_.write(json, now_ms);
    if (!say(leaf::kRan, json, kOnce)) return false;
    carrier_.told();
    return true;
}

/// What was run without the gateway, or one repeated end, or else one reading. Answers true if something was
/// said.
bool Node::tell_in_turn(std::uint64_t now_ms) {
    if (carrier_.owes()) return tell_ran(now_ms);
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
