#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hearth::host {

/// The command line of hearth-device.
struct Options {
    std::string devices;              ///< File in the form of demo/devices.json.
    std::string enrolment;            ///< File with one enrolment code a line; may appear later.
    std::string state;                ///< Folder that keeps boot counters and pinned fingerprints.
    std::optional<std::string> only;  ///< Run this device alone.
    std::optional<std::string> host;  ///< Instead of the hosts of the enrolment code.
    std::optional<std::string> port;  ///< Instead of its port.
    std::optional<std::string>
        grace_port;  ///< In place of the code's; with a port of its own there is none else.
    std::uint16_t keepalive_s = 10;
    std::optional<std::string> announce;  ///< Knock as this device, a stranger, instead of running a house.
    std::optional<std::string> pins;      ///< Of the listener for strangers, one or two, a comma between.
    bool exit_on_eof = false;             ///< Stop when stdin closes.
};

/// Reads the command line. Throws std::invalid_argument with a sentence for the person who typed it.
Options read_options(int count, char** words);

extern const char* const kUsage;

}  // namespace hearth::host
