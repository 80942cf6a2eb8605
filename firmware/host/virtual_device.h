#pragma once

#include <memory>
#include <string>

#include "core/node.h"
#include "host/devices_file.h"
#include "host/file_storage.h"
#include "host/options.h"
#include "host/simulated_board.h"
#include "tls/tls_transport.h"

namespace hearth::host {

/// The outlet of a virtual device: the link, unless a test asked for acknowledgements to get lost.
class FaultyOutlet final : public Outlet {
  public:
    FaultyOutlet(Link& link, const bool& drops_acks) : link_(link), drops_acks_(drops_acks) {}
    bool publish(std::string_view leaf, std::string_view payload, mqtt::Qos qos, bool retained) override {
        return (drops_acks_ && leaf == leaf::kAck) || link_.publish(leaf, payload, qos, retained);
    }

  private:
    Link& link_;
    const bool& drops_acks_;
};

/// A device in this process: the firmware's own core on a simulated board, with the faults a test can ask
/// for. Waits for its enrolment, then lives run after run; a run is what lies between two reboots.
class VirtualDevice final : public Witness {
  public:
    VirtualDevice(const DeviceSpec& spec, const Options& options);

    std::string_view id() const { return spec_.profile.id.view(); }
    bool enrolled() const { return enrolment_ != nullptr; }
    /// Takes the enrolment and boots.
    void enrol(const Enrolment& enrolment);

    /// Moves the device on unless it is frozen or waits for its enrolment.
    void step();
    /// The socket to poll, or -1.
    int descriptor() const;
    bool wants_write() const { return run_ != nullptr && run_->transport.wants_write(); }

    void freeze(bool on) { frozen_ = on; }
    void drop_acks(bool on) { drops_acks_ = on; }
    void drop_connection();
    void reboot();
    void stop();
    /// Announces a sleep of `seconds`, and comes back after it. False when not online.
    bool sleep(std::string_view seconds);
    bool press(std::string_view capability);
    /// Sets a number, measured at once, or a switch input by `true` and `false`. False if it is neither.
    bool set_sensor(std::string_view capability, std::string_view value);
    /// Publishes `payload` as it is; false when not online or too long for the link.
    bool publish_raw(std::string_view leaf, std::string_view payload);
    void describe_pins(JsonWriter& out) const;
    void describe(JsonWriter& out) const;

    void actuated(const Capability& output, Level level, std::string_view by, std::uint64_t up_ms) override;
    void committed(std::uint64_t from, std::uint64_t to, std::size_t count) override;

  private:
    /// Everything that a power cut ends.
    struct RunParts {
        RunParts(VirtualDevice& device, std::uint32_t boot);
        const std::uint32_t boot;
        Kept kept;
        TlsTransport transport;
        Link link;
        FaultyOutlet outlet;
        Node node;
    };

    std::uint64_t uptime_ms() const;
    std::uint32_t count_boot();
    void boot();
    void measure_when_due(std::uint64_t now_ms);
    void report_transitions(LinkState before);

    const DeviceSpec spec_;
    const Options& options_;
    FileStorage storage_;
    SimulatedBoard board_;
    std::unique_ptr<Enrolment> enrolment_;
    std::unique_ptr<RunParts> run_;
    std::uint64_t booted_at_ms_ = 0;
    std::optional<std::uint64_t> measured_at_ms_;
    bool frozen_ = false;
    bool drops_acks_ = false;
    bool was_online_ = false;
};

}  // namespace hearth::host
