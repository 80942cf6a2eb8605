#include "host/lines.h"

#include <chrono>
#include <cstdio>

namespace hearth::host {

Line Line::event(std::string_view event, std::string_view id) {
    using namespace std::chrono;
    const auto now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    return Line("event", event, id, static_cast<std::uint64_t>(now));
}

Line Line::ok() {
    return Line(true, {});
}

Line Line::refused(std::string_view why) {
    return Line(false, why);
}

Line::Line(std::string_view key, std::string_view event, std::string_view id, std::uint64_t t_unix_ms) {
    json_.open_object().text(key, event).text("id", id).whole("t_unix_ms", t_unix_ms);
}

Line::Line(bool ok, std::string_view why) {
    json_.open_object().truth("ok", ok);
    if (!ok) json_.text("why", why);
}

Line::~Line() {
    json_.close_object();
    const auto line = json_.view();
    std::printf("%.*s\n", static_cast<int>(line.size()), line.data());
    std::fflush(stdout);
}

}  // namespace hearth::host
