#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hearth {

/// Why a text is not an acceptable payload. The names are the `code`s of contracts/mqtt/examples.
enum class JsonFault : std::uint8_t {
    none,
    not_json,
    not_object,
    duplicate_key,
    null,
    nesting,
    not_finite,
    too_large
};

enum class JsonKind : std::uint8_t { object, array, text, number, truth };

/// One value of a document, in the order of the text; `next` is the index behind its last descendant.
struct JsonNode {
    JsonKind kind = JsonKind::object;
    bool truth = false;
    std::uint16_t next = 0;
    double number = 0;
    std::string_view key;
    std::string_view text;
};

/// A place in a parsed document. Getters answer nothing when the member is absent or of another kind.
class JsonValue {
  public:
    JsonValue() = default;
    JsonValue(const JsonNode* nodes, std::size_t index, std::size_t end)
        : nodes_(nodes), index_(index), end_(end) {}

    bool present() const { return index_ < end_; }
    bool is(JsonKind kind) const { return present() && nodes_[index_].kind == kind; }

    /// The member called `key`; absent if this is no object or has none.
    JsonValue member(std::string_view key) const;
    /// The first element or member, and the one after this; absent at the end. `end_` is the parent's.
    JsonValue first() const;
    JsonValue following() const;
    std::size_t length() const;

    std::string_view key() const { return nodes_[index_].key; }
    std::optional<std::string_view> text() const;
    std::optional<bool> truth() const;
    std::optional<double> number() const;
    /// A whole number from 0 to 2^53, above which a double no longer holds every one.
    std::optional<std::uint64_t> whole() const;

  private:
    const JsonNode* nodes_ = nullptr;
    std::size_t index_ = 0;
    std::size_t end_ = 0;
};

/// Levels of objects and arrays allowed inside the outer object.
constexpr std::size_t kPayloadNesting = 3;

/// Reads one JSON object (RFC 8259) into `nodes`, strictly: no duplicate keys, no null, finite numbers,
/// valid UTF-8 without lone surrogates, nothing behind the object. Escapes are undone inside `text`, which
/// the nodes point into. After a fault the nodes read so far stay valid, so that a refusal can name its id.
/// cJSON would take duplicates, 1e309 and 1,000 levels of recursion; this reader refuses them.
struct JsonOutcome {
    JsonFault fault = JsonFault::none;
    JsonValue root;
};
JsonOutcome read_json(char* text, std::size_t size, JsonNode* nodes, std::size_t capacity,
                      std::size_t nesting = kPayloadNesting);

/// Room for every payload of at most 768 bytes that the protocol knows.
using JsonNodes = std::array<JsonNode, 96>;

}  // namespace hearth
