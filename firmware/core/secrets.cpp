#include "core/secrets.h"

#include "core/base64url.h"
#include "core/json_writer.h"

namespace hearth {
namespace {

constexpr std::string_view kName = "secret";
constexpr std::size_t kLongestRecord = 256;

/// 128 bits in base64url.
bool is_secret(std::optional<std::string_view> text) {
    constexpr std::size_t kCharacters = 22;
    std::array<char, 16> bits{};
    return text && text->size() == kCharacters && from_base64url(*text, bits.data(), bits.size());
}

}  // namespace

Secrets::Secrets(const Enrolment& enrolment, Storage& storage)
    : enrolment_crc_(enrolment.crc), storage_(storage) {
    if (!load()) newest_ = enrolment.secret;
}

Refusal Secrets::offer(JsonValue document) {
    const auto revision = document.member("secret_rev").whole();
    const auto secret = document.member("secret").text();
    if (document.member("v").number() != 1 || !revision || !is_secret(secret)) return Refusal::malformed;
    if (*revision == revision_ && *secret == newest_.view()) return Refusal::none;
    if (*revision <= revision_) return Refusal::stale_rev;
    // While the newest is not proved, the one that the broker knows is the one before it.
    const Secret known = changing() && !proved_ ? former_ : newest_;
    if (!save(*secret, known.view(), *revision)) return Refusal::unsaved;
    newest_.assign(*secret);
    former_ = known;
    revision_ = *revision;
    tries_former_ = proved_ = false;
    return Refusal::none;
}

void Secrets::refused() {
    tries_former_ = changing() && !tries_former_;
}

void Secrets::accepted() {
    if (tries_former_) {
        tries_former_ = false;  // the next connection begins with the newest again
        return;
    }
    proved_ = true;
    // If this cannot be kept, both are remembered and the next success tries again.
    if (changing() && save(newest_.view(), {}, revision_)) former_.assign({});
}

bool Secrets::load() {
    std::array<char, kLongestRecord> record{};
    std::array<JsonNode, 8> nodes{};
    const auto size = storage_.load(kName, record.data(), record.size());
    const auto [fault, root] = read_json(record.data(), size, nodes.data(), nodes.size());
    const auto revision = root.member("rev").whole();
    const auto newest = root.member("newest").text();
    if (fault != JsonFault::none || root.member("v").number() != 1 || !revision || !is_secret(newest)) {
        return false;
    }
    if (root.member("enrolment").whole() != enrolment_crc_) return false;
    newest_.assign(*newest);
    former_.assign(root.member("former").text().value_or(""));
    revision_ = *revision;
    return true;
}

bool Secrets::save(std::string_view newest, std::string_view former, std::uint64_t revision) {
    std::array<char, kLongestRecord> record{};
    JsonWriter json(record.data(), record.size());
    json.open_object().whole("v", 1).whole("rev", revision).whole("enrolment", enrolment_crc_);
    json.text("newest", newest);
    if (!former.empty()) json.text("former", former);
    json.close_object();
    return json.ok() && storage_.save(kName, json.view());
}

}  // namespace hearth
