#include "host/house.h"

#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>

#include "host/console.h"
#include "host/enrolment_file.h"

namespace hearth::host {
namespace {

constexpr std::uint64_t kTick_ms = 20;  // the coarsest timer that a device may notice
constexpr std::uint64_t kEnrolmentEvery_ms = 1000;

volatile std::sig_atomic_t stop_signal = 0;

std::uint64_t monotonic_ms() {
    using namespace std::chrono;
    return static_cast<std::uint64_t>(
        duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
}

/// A thousand devices have a thousand sockets, and many systems begin with a limit of 1,024.
void allow_many_sockets() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

void catch_signals() {
    std::signal(SIGTERM, [](int) { stop_signal = 1; });
    std::signal(SIGINT, [](int) { stop_signal = 1; });
}

}  // namespace

House::House(const Options& options) : options_(options) {
    allow_many_sockets();
    for (const auto& spec : read_devices(options_.devices)) {
        if (options_.only && spec.profile.id.view() != *options_.only) continue;
        devices_.push_back(std::make_unique<VirtualDevice>(spec, options_));
    }
    ready_.resize(devices_.size());
    if (devices_.empty()) throw std::runtime_error("no such device in " + options_.devices);
}

void House::run() {
    catch_signals();
    while (runs_ && stop_signal == 0) {
        enrol_when_due();
        step();
        wait();
    }
    stop();
}

/// Between two ticks only those are moved that were spoken to: with many devices the others would cost more
/// than all that is said.
void House::step() {
    const auto now_ms = monotonic_ms();
    const bool tick = now_ms >= next_tick_ms_;
    if (tick) next_tick_ms_ = now_ms + kTick_ms;
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        if (tick || ready_[i]) devices_[i]->step();
    }
}

/// Sleeps until a socket or stdin has something, or the tick has passed.
void House::wait() {
    std::vector<pollfd> watched;
    watched.reserve(devices_.size() + 1);
    watched.push_back({listens_ ? STDIN_FILENO : -1, POLLIN, 0});
    for (const auto& device : devices_) {
        const auto wanted = static_cast<short>(POLLIN | (device->wants_write() ? POLLOUT : 0));
        watched.push_back({device->descriptor(), wanted, 0});
    }
    const auto now_ms = monotonic_ms();
    const auto rest_ms = next_tick_ms_ > now_ms ? static_cast<int>(next_tick_ms_ - now_ms) : 0;
    poll(watched.data(), watched.size(), rest_ms);
    for (std::size_t i = 0; i < devices_.size(); ++i) ready_[i] = watched[i + 1].revents != 0;
    if (watched.front().revents != 0) read_stdin();
}

void House::read_stdin() {
    std::array<char, 4096> bytes{};
    const auto size = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (size <= 0) {
        listens_ = false;
        runs_ = !options_.exit_on_eof;
        return;
    }
    typed_.append(bytes.data(), static_cast<std::size_t>(size));
    for (auto end = typed_.find('\n'); end != std::string::npos; end = typed_.find('\n')) {
        const auto line = typed_.substr(0, end);
        typed_.erase(0, end + 1);
        next_tick_ms_ = 0;  // what it set going shows at once
        if (!obey(line, devices_)) runs_ = false;
    }
}

void House::enrol_when_due() {
    const auto now_ms = monotonic_ms();
    if (now_ms < next_enrolment_ms_) return;
    next_enrolment_ms_ = now_ms + kEnrolmentEvery_ms;
    bool waiting = false;
    for (const auto& device : devices_) waiting = waiting || !device->enrolled();
    if (!waiting) return;
    const auto enrolments = read_enrolments(options_.enrolment);
    for (auto& device : devices_) {
        const auto found = enrolments.find(std::string(device->id()));
        if (!device->enrolled() && found != enrolments.end()) device->enrol(found->second);
    }
}

void House::stop() {
    for (auto& device : devices_) device->stop();
}

}  // namespace hearth::host
