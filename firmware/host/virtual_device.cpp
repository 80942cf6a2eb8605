#include "host/virtual_device.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <stdexcept>

#include "host/lines.h"

namespace hearth::host {
namespace {

std::uint64_t monotonic_ms() {
    using namespace std::chrono;
    return static_cast<std::uint64_t>(
        duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
}

std::vector<Endpoint> endpoints_of(const Enrolment& enrolment, const Options& options) {
    const auto port = options.port.value_or(std::to_string(enrolment.port));
    const auto told =
        enrolment.grace_port == 0 || options.port ? std::string() : std::to_string(enrolment.grace_port);
    const auto grace_port = options.grace_port.value_or(told);
    if (options.host) return {{*options.host, port, grace_port}};
    std::vector<Endpoint> endpoints;
    for (std::size_t i = 0; i < enrolment.host_count; ++i) {
        endpoints.push_back({std::string(enrolment.hosts[i].view()), port, grace_port});
    }
    return endpoints;
}

LinkSettings settings_of(const Enrolment& enrolment, const Options& options) {
    return {Topics(enrolment.root.view(), enrolment.id.view()), enrolment.id, options.keepalive_s};
}

}  // namespace

VirtualDevice::RunParts::RunParts(VirtualDevice& device, std::uint32_t its_boot)
    : boot(its_boot),
      kept(device.spec_.profile, *device.enrolment_, device.storage_),
      transport(endpoints_of(*device.enrolment_, device.options_), kept.pinned.fingerprints()),
      link(transport, device.board_, settings_of(*device.enrolment_, device.options_), kept.secrets),
      outlet(link, device.drops_acks_),
      node(device.spec_.profile, boot, link, outlet, kept, device.board_, device) {}

VirtualDevice::VirtualDevice(const DeviceSpec& spec, const Options& options)
    : spec_(spec),
      options_(options),
      storage_(std::filesystem::path(options.state) / std::string(spec.profile.id.view())),
      board_(spec) {}

void VirtualDevice::enrol(const Enrolment& enrolment) {
    enrolment_ = std::make_unique<Enrolment>(enrolment);
    boot();
}

std::uint64_t VirtualDevice::uptime_ms() const {
    return monotonic_ms() - booted_at_ms_;
}

/// The number of this boot, safe on disk before it is used: two runs must never share one.
std::uint32_t VirtualDevice::count_boot() {
    std::array<char, 16> text{};
    const auto size = storage_.load("boot", text.data(), text.size());
    std::uint32_t count = 0;
    std::from_chars(text.data(), text.data() + size, count);
    ++count;
    if (!storage_.save("boot", std::to_string(count)))
        throw std::runtime_error("cannot save the boot counter");
    return count;
}

void VirtualDevice::boot() {
    run_ = nullptr;
    was_online_ = frozen_ = false;
    booted_at_ms_ = monotonic_ms();
    measured_at_ms_.reset();
    run_ = std::make_unique<RunParts>(*this, count_boot());
    Line::event("booted", id()).json().whole("boot", run_->boot);
    run_->node.start(uptime_ms());
}

void VirtualDevice::reboot() {
    if (run_ == nullptr) return;
    if (was_online_) Line::event("disconnected", id()).json().text("why", "reboot");
    boot();
}

void VirtualDevice::step() {
    if (run_ == nullptr) return;
    const auto now_ms = uptime_ms();
    if (frozen_) return run_->node.keep(now_ms);  // limits and pulses need no connection
    const auto before = run_->link.state();
    measure_when_due(now_ms);
    run_->node.step(now_ms);
    report_transitions(before);
}

void VirtualDevice::measure_when_due(std::uint64_t now_ms) {
    const std::uint64_t wanted_s = run_->node.send_s();
    const auto every_ms = (wanted_s > 0 ? wanted_s : spec_.telemetry_s) * 1000;
    if (every_ms == 0 || board_.numbers() == 0) return;
    if (measured_at_ms_ && now_ms < *measured_at_ms_ + every_ms) return;
    measured_at_ms_ = now_ms;
    board_.wander();
    run_->node.measure(board_.numbers(), board_.values(), now_ms);
}

void VirtualDevice::report_transitions(LinkState before) {
    const Link& link = run_->link;
    if (link.online() && !was_online_) {
        Line::event("connected", id()).json().whole("session", link.session()).text("sid", link.sid().view());
        was_online_ = true;
    }
    if (before == LinkState::resting || link.state() != LinkState::resting) return;
    if (link.fault() == LinkFault::refused_certificate) {
        Line::event("refused_certificate", id()).json().whole("mqtt_bytes", link.bytes_sent());
    } else {
        Line::event(was_online_ ? "disconnected" : "unreached", id())
            .json()
            .text("why", name_of(link.fault()));
    }
    was_online_ = false;
}

int VirtualDevice::descriptor() const {
    return run_ == nullptr || frozen_ ? -1 : run_->transport.descriptor();
}

void VirtualDevice::drop_connection() {
    if (run_ == nullptr) return;
    const auto before = run_->link.state();
    run_->link.drop(uptime_ms());
    report_transitions(before);
}

void VirtualDevice::stop() {
    if (run_ != nullptr && run_->link.online() && !frozen_) run_->node.stop(uptime_ms());
}

bool VirtualDevice::sleep(std::string_view text) {
    std::uint32_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool fits = error == std::errc() && end == text.data() + text.size() && seconds > 0;
    if (!fits || run_ == nullptr || frozen_ || !run_->link.online()) return false;
    const auto before = run_->link.state();
    run_->node.sleep(seconds, uptime_ms());
    report_transitions(before);
    return true;
}

bool VirtualDevice::press(std::string_view capability) {
    return run_ != nullptr && run_->node.press(capability, uptime_ms());
}

bool VirtualDevice::set_sensor(std::string_view capability, std::string_view value) {
    const auto line = spec_.profile.find(capability);
    if (run_ == nullptr || !line) return false;
    if (value == "true" || value == "false")
        return run_->node.sense(capability, value == "true", uptime_ms());
    if ((board_.numbers() >> *line & 1) == 0) return false;
    float number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(number)) return false;
    board_.place(*line, number);
    run_->node.measure(board_.numbers(), board_.values(), uptime_ms());
    return true;
}

bool VirtualDevice::publish_raw(std::string_view leaf, std::string_view payload) {
    const bool retained =
        leaf == leaf::kOnline || leaf == leaf::kInfo || leaf == leaf::kState || leaf == leaf::kSettings;
    return run_ != nullptr && run_->link.publish(leaf, payload, mqtt::Qos::at_least_once, retained);
}

void VirtualDevice::describe_pins(JsonWriter& out) const {
    out.text("id", id()).open_object("pins");
    for (std::uint8_t i = 0; i < spec_.profile.count; ++i) {
        const auto& capability = spec_.profile.capabilities[i];
        if (capability.kind == CapabilityKind::relay) out.truth(capability.id.view(), board_.read(i));
        if (capability.kind == CapabilityKind::level) out.whole(capability.id.view(), board_.brightness(i));
    }
    out.close_object();
}

void VirtualDevice::describe(JsonWriter& out) const {
    out.text("id", id())
        .truth("enrolled", enrolled())
        .truth("frozen", frozen_)
        .truth("drops_acks", drops_acks_);
    if (run_ == nullptr) return;
    const auto health = run_->node.health();
    out.truth("online", run_->link.online()).whole("boot", run_->boot);
    out.text("sid", run_->link.sid().view());
    out.whole("up_ms", uptime_ms()).whole("reconnects", health.reconnects).whole("dropped", health.dropped);
    out.whole("buffered", health.buffered).whole("last_seq", run_->node.telemetry().last_seq());
    out.whole("settings_rev", run_->kept.settings.current().revision);
    out.whole("secret_rev", run_->kept.secrets.revision());
    out.whole("pins_rev", run_->kept.pinned.revision()).whole("mqtt_bytes", run_->link.bytes_sent());
}

void VirtualDevice::actuated(const Capability& output, Level level, std::string_view by,
                             std::uint64_t up_ms) {
    auto line = Line::event("actuated", id());
    line.json().text("cap", output.id.view());
    if (output.kind == CapabilityKind::level) {
        line.json().whole("value", level);
    } else {
        line.json().truth("value", level > kOff);
    }
    line.json().text("by", by).whole("up_ms", up_ms);
}

void VirtualDevice::committed(std::uint64_t from, std::uint64_t to, std::size_t count) {
    Line::event("committed", id()).json().whole("from", from).whole("seq", to).whole("released", count);
}

}  // namespace hearth::host
