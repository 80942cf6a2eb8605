#include "core/enrolment_code.h"

#include "core/base64url.h"
#include "core/crc32.h"
#include "core/hex.h"
#include "core/json_reader.h"

namespace hearth {
namespace {

constexpr std::string_view kPrefix = "HEARTH1:";
constexpr std::size_t kCrcDigits = 8;

/// The base64url part, if the frame and its checksum are right.
std::optional<std::string_view> checked_body(std::string_view code, std::uint32_t& crc) {
    if (code.size() > kLongestEnrolmentCode || code.substr(0, kPrefix.size()) != kPrefix) return std::nullopt;
    code.remove_prefix(kPrefix.size());
    if (code.size() <= kCrcDigits + 1) return std::nullopt;
    const auto body = code.substr(0, code.size() - kCrcDigits - 1);
    std::array<std::uint8_t, 4> sum{};
    if (code[body.size()] != ':') return std::nullopt;
    if (!from_hex(code.substr(body.size() + 1), sum.data(), sum.size())) return std::nullopt;
    crc = std::uint32_t{sum[0]} << 24 | std::uint32_t{sum[1]} << 16 | std::uint32_t{sum[2]} << 8 | sum[3];
    return crc == crc32(body) ? std::optional{body} : std::nullopt;
}

bool read_hosts(JsonValue hosts, Enrolment& enrolment) {
    for (JsonValue host = hosts.first(); host.present(); host = host.following()) {
        if (enrolment.host_count == Enrolment::kHosts || !host.text() || host.text()->empty()) return false;
        if (!enrolment.hosts[enrolment.host_count++].assign(*host.text())) return false;
    }
    return enrolment.host_count > 0;
}

bool read_fingerprints(JsonValue pins, Enrolment& enrolment) {
    for (JsonValue pin = pins.first(); pin.present(); pin = pin.following()) {
        if (!pin.text() || !enrolment.fingerprints.add(*pin.text())) return false;
    }
    return enrolment.fingerprints.size() > 0;
}

template <std::size_t N>
bool keep(JsonValue value, Text<N>& text) {
    return value.text() && !value.text()->empty() && text.assign(*value.text());
}

bool read_grace_port(JsonValue grace, Enrolment& enrolment) {
    if (!grace.present()) return true;
    const auto port = grace.whole();
    if (!port || *port == 0 || *port > 0xFFFF) return false;
    enrolment.grace_port = static_cast<std::uint16_t>(*port);
    return true;
}

bool read_fields(JsonValue root, Enrolment& enrolment) {
    const auto port = root.member("port").whole();
    if (root.member("v").whole() != 1 || !port || *port == 0 || *port > 0xFFFF) return false;
    enrolment.port = static_cast<std::uint16_t>(*port);
    return read_grace_port(root.member("grace"), enrolment) && keep(root.member("id"), enrolment.id) &&
           is_device_id(enrolment.id.view()) && keep(root.member("secret"), enrolment.secret) &&
           keep(root.member("root"), enrolment.root) && read_hosts(root.member("hosts"), enrolment) &&
           read_fingerprints(root.member("pins"), enrolment);
}

}  // namespace

std::optional<Enrolment> read_enrolment_code(std::string_view code) {
    Enrolment enrolment;
    const auto body = checked_body(code, enrolment.crc);
    if (!body) return std::nullopt;
    std::array<char, kLongestEnrolmentCode> text{};
    const auto size = from_base64url(*body, text.data(), text.size());
    if (!size) return std::nullopt;
    std::array<JsonNode, 24> nodes{};
    const auto [fault, root] = read_json(text.data(), *size, nodes.data(), nodes.size());
    if (fault != JsonFault::none || !read_fields(root, enrolment)) return std::nullopt;
    return enrolment;
}

bool is_device_id(std::string_view id) {
    if (id.size() < 3 || id.size() > 32 || id[0] == '-') return false;
    for (const char c : id) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (!fits) return false;
    }
    return true;
}

}  // namespace hearth
