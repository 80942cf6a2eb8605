#include "host/options.h"

#include <charconv>
#include <stdexcept>
#include <string_view>

namespace hearth::host {

const char* const kUsage =
    "hearth-device --devices FILE --enrolment FILE --state DIR\n"
    "              [--only ID] [--keepalive SECONDS] [--host HOST] [--port PORT] [--grace-port PORT]\n"
    "              [--exit-on-eof]\n"
    "hearth-device --announce ID --devices FILE --host HOST --port PORT --pins PIN[,PIN]\n";

namespace {

std::uint16_t read_keepalive(const std::string& text) {
    std::uint16_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool fits = error == std::errc() && end == text.data() + text.size() && seconds >= 2;
    if (!fits) throw std::invalid_argument("--keepalive takes whole seconds from 2 to 65535, not " + text);
    return seconds;
}

void take(Options& options, std::string_view name, std::string value) {
    if (name == "--devices") {
        options.devices = std::move(value);
    } else if (name == "--enrolment") {
        options.enrolment = std::move(value);
    } else if (name == "--state") {
        options.state = std::move(value);
    } else if (name == "--only") {
        options.only = std::move(value);
    } else if (name == "--host") {
        options.host = std::move(value);
    } else if (name == "--port") {
        options.port = std::move(value);
    } else if (name == "--grace-port") {
        options.grace_port = std::move(value);
    } else if (name == "--announce") {
        options.announce = std::move(value);
    } else if (name == "--pins") {
        options.pins = std::move(value);
    } else if (name == "--keepalive") {
        options.keepalive_s = read_keepalive(value);
    } else {
        throw std::invalid_argument("unknown option " + std::string(name));
    }
}

void require_complete(const Options& options) {
    if (options.announce) {
        const bool complete = !options.devices.empty() && options.host && options.port && options.pins;
        if (!complete) throw std::invalid_argument("--announce needs --devices, --host, --port and --pins");
        return;
    }
    const bool complete = !options.devices.empty() && !options.enrolment.empty() && !options.state.empty();
    if (!complete) throw std::invalid_argument("--devices, --enrolment and --state are needed");
}

}  // namespace

Options read_options(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = words[i];
        if (name == "--exit-on-eof") {
            options.exit_on_eof = true;
        } else if (i + 1 == count) {
            throw std::invalid_argument(std::string(name) + " needs a value");
        } else {
            take(options, name, words[++i]);
        }
    }
    require_complete(options);
    return options;
}

}  // namespace hearth::host
