#include "core/json_reader.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "core/utf8.h"

namespace hearth {
namespace {

/// Recursive descent; the depth is bounded by `nesting_`, so the stack is too.
class Reader {
  public:
    Reader(char* text, std::size_t size, JsonNode* nodes, std::size_t capacity, std::size_t nesting)
        : at_(text), end_(text + size), nodes_(nodes), capacity_(capacity), nesting_(nesting) {}

    JsonFault document() {
        if (!value({}, 0)) return fault_;
        skip_space();
        if (at_ != end_) return JsonFault::not_json;
        return nodes_[0].kind == JsonKind::object ? JsonFault::none : JsonFault::not_object;
    }

    std::size_t count() const { return count_; }

    /// Closes what was left open by a fault, so that the nodes read so far can be walked.
    void close_open_nodes() {
        for (std::size_t i = 0; i < count_; ++i) {
            if (nodes_[i].next == 0) nodes_[i].next = static_cast<std::uint16_t>(count_);
        }
    }

  private:
    bool fail(JsonFault fault) {
        fault_ = fault;
        return false;
    }

    bool peek(char wanted) const { return at_ != end_ && *at_ == wanted; }

    bool take(char wanted) {
        if (!peek(wanted)) return false;
        ++at_;
        return true;
    }

    void skip_space() {
        while (peek(' ') || peek('\t') || peek('\n') || peek('\r')) ++at_;
    }

    bool word(std::string_view wanted) {
        if (static_cast<std::size_t>(end_ - at_) < wanted.size()) return false;
        if (std::memcmp(at_, wanted.data(), wanted.size()) != 0) return false;
        at_ += wanted.size();
        return true;
    }

    JsonNode* add(JsonKind kind, std::string_view key) {
        if (count_ == capacity_ || count_ == UINT16_MAX) {
            fail(JsonFault::too_large);
            return nullptr;
        }
        JsonNode& node = nodes_[count_++];
        node = JsonNode{};
        node.kind = kind;
        node.key = key;
        return &node;
    }

    bool value(std::string_view key, std::size_t depth) {
        skip_space();
        if (at_ == end_) return fail(JsonFault::not_json);
        switch (*at_) {
            case '{':
                return container(JsonKind::object, key, depth, '}');
            case '[':
                return container(JsonKind::array, key, depth, ']');
            case '"':
                return string(key);
            case 't':
            case 'f':
                return truth(key);
            case 'n':
                return fail(word("null") ? JsonFault::null : JsonFault::not_json);
            default:
                return number(key);
        }
    }

    bool container(JsonKind kind, std::string_view key, std::size_t depth, char closing) {
        if (depth > nesting_) return fail(JsonFault::nesting);
        const std::size_t self = count_;
        if (add(kind, key) == nullptr) return false;
        ++at_;
        skip_space();
        while (!take(closing)) {
            if (count_ > self + 1 && !take(',')) return fail(JsonFault::not_json);
            if (!(kind == JsonKind::object ? member(self, depth) : value({}, depth + 1))) return false;
            skip_space();
        }
        nodes_[self].next = static_cast<std::uint16_t>(count_);
        return true;
    }

    bool member(std::size_t object, std::size_t depth) {
        skip_space();
        std::string_view key;
        if (!quoted(key)) return fail(JsonFault::not_json);
        for (std::size_t i = object + 1; i < count_; i = nodes_[i].next) {
            if (nodes_[i].key == key) return fail(JsonFault::duplicate_key);
        }
        skip_space();
        if (!take(':')) return fail(JsonFault::not_json);
        return value(key, depth + 1);
    }

    bool leaf(JsonNode* node) {
        if (node == nullptr) return false;
        node->next = static_cast<std::uint16_t>(count_);
        return true;
    }

    bool string(std::string_view key) {
        std::string_view text;
        if (!quoted(text)) return fail(JsonFault::not_json);
        JsonNode* node = add(JsonKind::text, key);
        if (node != nullptr) node->text = text;
        return leaf(node);
    }

    bool truth(std::string_view key) {
        const bool yes = word("true");
        if (!yes && !word("false")) return fail(JsonFault::not_json);
        JsonNode* node = add(JsonKind::truth, key);
        if (node != nullptr) node->truth = yes;
        return leaf(node);
    }

    bool digits() {
        const char* start = at_;
        while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
        return at_ != start;
    }

    /// The grammar of RFC 8259 section 6: strtod alone would take hexadecimal, "inf" and leading zeros.
    bool number_grammar() {
        take('-');
        if (!take('0') && !digits()) return false;
        if (take('.') && !digits()) return false;
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            return digits();
        }
        return true;
    }

    bool number(std::string_view key) {
        const char* start = at_;
        if (!number_grammar()) return fail(JsonFault::not_json);
        std::array<char, 40> copy{};  // strtod needs an end, and the text has none
        const auto size = static_cast<std::size_t>(at_ - start);
        if (size >= copy.size()) return fail(JsonFault::too_large);
        std::memcpy(copy.data(), start, size);
        const double number = std::strtod(copy.data(), nullptr);
        if (!std::isfinite(number)) return fail(JsonFault::not_finite);
        JsonNode* node = add(JsonKind::number, key);
        if (node != nullptr) node->number = number;
        return leaf(node);
    }

    /// A string with its escapes undone in place: what is undone is never longer than what was written.
    bool quoted(std::string_view& text) {
        if (!take('"')) return false;
        char* const start = at_;
        char* out = at_;
        while (at_ != end_ && *at_ != '"') {
            if (static_cast<unsigned char>(*at_) < 0x20) return false;
            if (*at_ == '\\') {
                ++at_;
                if (!escape(out)) return false;
            } else {
                *out++ = *at_++;
            }
        }
        text = {start, static_cast<std::size_t>(out - start)};
        return take('"') && is_utf8(text);
    }

    bool escape(char*& out) {
        if (at_ == end_) return false;
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const char name = *at_++;
        if (name == 'u') return unicode_escape(out);
        const auto which = kNames.find(name);
        if (which == std::string_view::npos) return false;
        *out++ = kMeanings[which];
        return true;
    }

    bool unicode_escape(char*& out) {
        std::uint32_t point = 0;
        if (!hex4(point)) return false;
        if (point >= 0xD800 && point <= 0xDBFF) {
            std::uint32_t low = 0;
            if (!word("\\u") || !hex4(low) || low < 0xDC00 || low > 0xDFFF) return false;
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        } else if (point >= 0xDC00 && point <= 0xDFFF) {
            return false;
        }
        out = put_utf8(out, point);
        return true;
    }

    bool hex4(std::uint32_t& value) {
        if (end_ - at_ < 4) return false;
        for (int i = 0; i < 4; ++i, ++at_) {
            const char c = *at_;
            const char low = static_cast<char>(c | 0x20);
            if (c >= '0' && c <= '9') {
                value = value * 16 + static_cast<std::uint32_t>(c - '0');
            } else if (low >= 'a' && low <= 'f') {
                value = value * 16 + static_cast<std::uint32_t>(low - 'a') + 10;
            } else {
                return false;
            }
        }
        return true;
    }

    char* at_;
    char* const end_;
    JsonNode* const nodes_;
    const std::size_t capacity_;
    const std::size_t nesting_;
    std::size_t count_ = 0;
    JsonFault fault_ = JsonFault::not_json;
};

}  // namespace

JsonOutcome read_json(char* text, std::size_t size, JsonNode* nodes, std::size_t capacity,
                      std::size_t nesting) {
    Reader reader(text, size, nodes, capacity, nesting);
    const JsonFault fault = reader.document();
    reader.close_open_nodes();
    return {fault, {nodes, 0, reader.count()}};
}

}  // namespace hearth
