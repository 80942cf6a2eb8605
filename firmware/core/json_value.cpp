#include "core/json_reader.h"

namespace hearth {

JsonValue JsonValue::first() const {
    if (!is(JsonKind::object) && !is(JsonKind::array)) return {};
    return {nodes_, index_ + 1, nodes_[index_].next};
}

JsonValue JsonValue::following() const {
    return {nodes_, nodes_[index_].next, end_};
}

JsonValue JsonValue::member(std::string_view key) const {
    if (!is(JsonKind::object)) return {};
    for (JsonValue value = first(); value.present(); value = value.following()) {
        if (value.key() == key) return value;
    }
    return {};
}

std::size_t JsonValue::length() const {
    std::size_t count = 0;
    for (JsonValue value = first(); value.present(); value = value.following()) ++count;
    return count;
}

std::optional<std::string_view> JsonValue::text() const {
    if (!is(JsonKind::text)) return std::nullopt;
    return nodes_[index_].text;
}

std::optional<bool> JsonValue::truth() const {
    if (!is(JsonKind::truth)) return std::nullopt;
    return nodes_[index_].truth;
}

std::optional<double> JsonValue::number() const {
    if (!is(JsonKind::number)) return std::nullopt;
    return nodes_[index_].number;
}

std::optional<std::uint64_t> JsonValue::whole() const {
    constexpr double kLargestExact = 9007199254740992.0;  // 2^53
    const auto value = number();
    if (!value || *value < 0 || *value > kLargestExact) return std::nullopt;
    const auto integer = static_cast<std::uint64_t>(*value);
    if (static_cast<double>(integer) < *value) return std::nullopt;
    return integer;
}

}  // namespace hearth
