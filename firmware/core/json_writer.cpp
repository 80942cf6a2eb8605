#include "core/json_writer.h"

#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstring>

namespace hearth {

void JsonWriter::put(std::string_view text) {
    if (!ok_ || text.size() > capacity_ - size_) {
        ok_ = false;
        return;
    }
    std::memcpy(out_ + size_, text.data(), text.size());
    size_ += text.size();
}

void JsonWriter::begin(std::string_view key) {
    if (comma_) put(",");
    comma_ = true;
    if (key.empty()) return;
    put("\"");
    put(key);
    put("\":");
}

void JsonWriter::put_escaped(char c) {
    if (c == '"' || c == '\\') put("\\");
    if (static_cast<unsigned char>(c) >= 0x20) {
        put({&c, 1});
        return;
    }
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(c));
    put({code.data(), 6});
}

JsonWriter& JsonWriter::open_object(std::string_view key) {
    begin(key);
    put("{");
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close_object() {
    put("}");
    comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::open_array(std::string_view key) {
    begin(key);
    put("[");
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close_array() {
    put("]");
    comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view key, std::string_view value) {
    begin(key);
    put("\"");
    for (const char c : value) put_escaped(c);
    put("\"");
    return *this;
}

JsonWriter& JsonWriter::truth(std::string_view key, bool value) {
    begin(key);
    put(value ? "true" : "false");
    return *this;
}

JsonWriter& JsonWriter::whole(std::string_view key, std::uint64_t value) {
    begin(key);
    std::array<char, 24> digits{};
    const int size = std::snprintf(digits.data(), digits.size(), "%" PRIu64, value);
    put({digits.data(), static_cast<std::size_t>(size)});
    return *this;
}

JsonWriter& JsonWriter::measured(std::string_view key, double value) {
    begin(key);
    std::array<char, 24> digits{};
    const int size = std::snprintf(digits.data(), digits.size(), "%.6g", value);
    put({digits.data(), static_cast<std::size_t>(size)});
    return *this;
}

}  // namespace hearth
