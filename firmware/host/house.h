#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/virtual_device.h"

namespace hearth::host {

/// All virtual devices of a process, in one poll loop. Held by one thread.
class House {
  public:
    explicit House(const Options& options);

    /// Runs until `quit`, a stop signal, or the end of stdin when that was asked for.
    void run();

  private:
    void step();
    void wait();
    void read_stdin();
    void enrol_when_due();
    void stop();

    const Options options_;
    std::vector<std::unique_ptr<VirtualDevice>> devices_;
    std::vector<bool> ready_;  ///< Whose socket has something, by device.
    std::uint64_t next_tick_ms_ = 0;
    std::string typed_;  ///< Of stdin, up to the line that is not complete yet.
    std::uint64_t next_enrolment_ms_ = 0;
    bool listens_ = true;
    bool runs_ = true;
};

}  // namespace hearth::host
