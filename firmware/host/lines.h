#pragma once

#include <array>
#include <string_view>

#include "core/json_writer.h"

namespace hearth::host {

/// Builds one JSON line and prints it, flushed, when it goes out of scope.
class Line {
  public:
    /// {"event":…,"id":…,"t_unix_ms":…}
    static Line event(std::string_view event, std::string_view id);
    /// {"ok":true} or {"ok":false,"why":…}
    static Line ok();
    static Line refused(std::string_view why);

    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    JsonWriter& json() { return json_; }

  private:
    Line(std::string_view key, std::string_view event, std::string_view id, std::uint64_t t_unix_ms);
    Line(bool ok, std::string_view why);

    std::array<char, 4096> text_{};
    JsonWriter json_{text_.data(), text_.size()};
};

}  // namespace hearth::host
