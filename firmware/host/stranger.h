#pragma once

#include <array>
#include <string>

#include "core/mqtt_decoder.h"
#include "core/mqtt_encode.h"
#include "host/devices_file.h"
#include "host/options.h"
#include "tls/tls_transport.h"

namespace hearth::host {

/// A device without enrolment code at the listener for strangers: says what it is, and waits for the answer.
/// It has no account and no secret, but it knows the listener by its certificate, as any device does.
class Stranger {
  public:
    /// Throws std::invalid_argument when the pins would refuse every listener, or there is no such device.
    explicit Stranger(const Options& options);

    /// Knocks until the answer is an end, printing each. 0 approved, 3 refused, 1 when the listener cannot be
    /// spoken to.
    int knock();

  private:
    bool step();
    void send(std::size_t size);
    void take_packet();
    void take_answer(const mqtt::Packet& packet);
    void announce();
    std::string topic(const char* kind) const;
    mqtt::Room room() { return {bytes_.data(), bytes_.size()}; }

    const DeviceSpec spec_;
    const Fingerprints pins_;
    TlsTransport transport_;
    std::array<std::uint8_t, 1024> bytes_{};  ///< Being written; every packet fits.
    std::array<std::uint8_t, 1024> inbox_{};
    mqtt::Decoder decoder_{inbox_.data(), inbox_.size()};
    bool greeted_ = false;
    int result_ = -1;  ///< Of `knock`, once there is one.
};

}  // namespace hearth::host
