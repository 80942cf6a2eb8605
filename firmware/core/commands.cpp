#include "core/commands.h"

#include <algorithm>

namespace hearth {
namespace {

/// The operation named `op`; nothing for a name this firmware does not know.
std::optional<Operation> operation_of(std::optional<std::string_view> op) {
    if (op == "set") return Operation::set;
    if (op == "level") return Operation::level;
    if (op == "pulse") return Operation::pulse;
    return std::nullopt;
}

}  // namespace

Commands::Commands(const Profile& profile, Relays& relays, std::uint32_t boot)
    : profile_(profile), relays_(relays), boot_(boot) {}

Order Commands::take(const mqtt::Publication& publication, std::uint64_t now_ms) {
    const bool too_large = publication.truncated || publication.payload_size > kLongestPayload;
    JsonNodes nodes;
    const auto size = std::min(publication.payload_size, kLongestPayload);
    return judge(read_json(publication.payload, size, nodes.data(), nodes.size()), too_large, now_ms);
}

/// Even an oversized or faulty text is searched for its id: a refusal that names it ends the command now
/// instead of letting it run into its deadline.
Order Commands::judge(JsonOutcome json, bool too_large, std::uint64_t now_ms) {
    Order order;
    const auto id = json.root.member("id").text();
    End end;
    if (!id || id->empty() || !end.id.assign(*id)) {
        order.refusal = too_large ? Refusal::too_large : Refusal::malformed;
        return order;
    }
    if (Ends::Entry* former = ends_.find(*id)) {
        former->telling = Telling::again;
        return order;
    }
    if (too_large) {
        end.error = Error::too_large;
    } else if (json.fault != JsonFault::none) {
        end.error = Error::bad_value;
    } else {
        end.error = check(json.root, now_ms);
    }
    if (end.error == Error::none) end.error = execute(json.root, end, order, now_ms);
    ends_.add(end);
    return order;
}

Error Commands::check(JsonValue command, std::uint64_t now_ms) const {
    if (command.member("v").number() != 1) return Error::unsupported_version;
    const auto boot = command.member("boot").whole();
    const auto until_ms = command.member("until_ms").whole();
    if (!boot || !until_ms) return Error::bad_value;
    if (*boot != boot_) return Error::other_boot;
    return now_ms > *until_ms ? Error::expired : Error::none;
}

Error Commands::execute(JsonValue command, End& end, Order& order, std::uint64_t now_ms) {
    const auto name = command.member("cap").text();
    if (!name) return Error::bad_value;
    const auto line = profile_.find(*name);
    if (!line) return Error::unknown_capability;
    const auto operation = operation_of(command.member("op").text());
    if (!operation || !profile_.capabilities[*line].takes(*operation)) return Error::bad_value;
    switch (*operation) {
        case Operation::set:
            return set(*line, command.member("val"), end, order, now_ms);
        case Operation::level:
        case Operation::pulse:
            return Error::bad_value;  // no profile that this firmware accepts lists them
    }
    return Error::bad_value;
}

Error Commands::set(std::uint8_t line, JsonValue value, End& end, Order& order, std::uint64_t now_ms) {
    const auto on = value.truth();
    if (!on) return Error::bad_value;
    order.executed = true;
    order.cause.assign("cmd:");
    order.cause.append(end.id.view());
    const bool proved = relays_.drive(line, *on, order.cause.view(), now_ms);
    end.result = proved ? Result::done : Result::failed;
    end.proof = profile_.capabilities[line].proof;
    return Error::none;
}

}  // namespace hearth
