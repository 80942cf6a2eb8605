#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearth {

/// Writes one JSON document into memory of its caller. A document that does not fit is refused as a whole:
/// `ok` turns false and stays so. Keys are names of the protocol, written as they are; values are escaped.
class JsonWriter {
  public:
    JsonWriter(char* out, std::size_t capacity) : out_(out), capacity_(capacity) {}

    JsonWriter& open_object(std::string_view key = {});
    JsonWriter& close_object();
    JsonWriter& open_array(std::string_view key);
    JsonWriter& close_array();
    JsonWriter& text(std::string_view key, std::string_view value);
    JsonWriter& truth(std::string_view key, bool value);
    JsonWriter& whole(std::string_view key, std::uint64_t value);
    /// A measured value with six significant digits, which is what a 32-bit float keeps.
    JsonWriter& measured(std::string_view key, double value);

    bool ok() const { return ok_; }
    /// The document; empty if it did not fit.
    std::string_view view() const { return ok_ ? std::string_view{out_, size_} : std::string_view{}; }

  private:
    void begin(std::string_view key);
    void put(std::string_view text);
    void put_escaped(char c);

    char* const out_;
    const std::size_t capacity_;
    std::size_t size_ = 0;
    bool ok_ = true;
    bool comma_ = false;
};

}  // namespace hearth
