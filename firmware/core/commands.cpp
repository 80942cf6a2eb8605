#include "core/commands.h"

#include <algorithm>

namespace hearth {
namespace {

constexpr std::uint32_t kShortestPulse_ms = 50;
constexpr std::uint32_t kLongestPulse_ms = 60'000;

/// The operation named `op`; nothing for a name this firmware does not know.
std::optional<Operation> operation_of(std::optional<std::string_view> op) {
    if (op == "set") return Operation::set;
    if (op == "level") return Operation::level;
    if (op == "pulse") return Operation::pulse;
    return std::nullopt;
}

std::optional<Level> level_of(std::optional<bool> on) {
    if (!on) return std::nullopt;
    return *on ? kFull : kOff;
}

std::optional<Level> level_of(std::optional<std::uint64_t> percent) {
    if (!percent || *percent > kFull) return std::nullopt;
    return static_cast<Level>(*percent);
}

}  // namespace

Commands::Commands(const Profile& profile, Outputs& outputs, Carrier& carrier, std::uint32_t boot)
    : profile_(profile), outputs_(outputs), carrier_(carrier), boot_(boot) {}

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
        end.error = check(json.root);
    }
    if (end.error == Error::none && ran_already(json.root, end)) {
        ends_.add(end, Telling::again);
        return order;
    }
    if (end.error == Error::none) end.error = execute(json.root, end, order, now_ms);
    ends_.add(end);
    return order;
}

Error Commands::check(JsonValue command) const {
    if (command.member("v").number() != 1) return Error::unsupported_version;
    const auto boot = command.member("boot").whole();
    const auto until_ms = command.member("until_ms").whole();
    if (!boot || !until_ms) return Error::bad_value;
    const auto firing = command.member("fid");
    if (firing.present() && !read_firing_id(firing.text())) return Error::bad_value;
    return *boot == boot_ ? Error::none : Error::other_boot;
}

/// A firing that the device ran by itself has had its end, whatever the deadline of its command; one that it
/// did not will have no other than this command's.
bool Commands::ran_already(JsonValue command, End& end) {
    end.firing = read_firing_id(command.member("fid").text());
    const auto* run = end.firing ? carrier_.command_came(*end.firing) : nullptr;
    if (run == nullptr) return false;
    end.result = run->result;
    end.error = run->error();
    end.proof = run->proof();
    return true;
}

Error Commands::execute(JsonValue command, End& end, Order& order, std::uint64_t now_ms) {
    if (now_ms > command.member("until_ms").whole().value_or(0)) return Error::expired;
    const auto name = command.member("cap").text();
    if (!name) return Error::bad_value;
    const auto line = profile_.find(*name);
    if (!line) return Error::unknown_capability;
    const auto operation = operation_of(command.member("op").text());
    if (!operation || !profile_.capabilities[*line].takes(*operation)) return Error::bad_value;
    order.cause.assign("cmd:");
    order.cause.append(end.id.view());
    end.proof = profile_.capabilities[*line].proof;
    const auto value = command.member("val");
    switch (*operation) {
        case Operation::set:
            return set(*line, level_of(value.truth()), end, order, now_ms);
        case Operation::level:
            return set(*line, level_of(value.whole()), end, order, now_ms);
        case Operation::pulse:
            return pulse(*line, command, end, order, now_ms);
    }
    return Error::bad_value;
}

Error Commands::set(std::uint8_t line, std::optional<Level> level, End& end, Order& order,
                    std::uint64_t now_ms) {
    if (!level) return Error::bad_value;
    const auto limit = outputs_.limit(line, *level, now_ms);
    if (limit != Error::none) return limit;
    order.executed = true;
    const bool proved = outputs_.drive(line, *level, order.cause.view(), now_ms);
    end.result = proved ? Result::done : Result::failed;
    return Error::none;
}

Error Commands::pulse(std::uint8_t line, JsonValue command, End& end, Order& order, std::uint64_t now_ms) {
    const auto ms = command.member("ms").whole();
    if (!ms || *ms < kShortestPulse_ms || *ms > kLongestPulse_ms) return Error::bad_value;
    const auto until_ms = command.member("until_ms").whole().value_or(0);
    if (until_ms <= ends_.forgotten_pulse_until_ms()) return Error::expired;
    const auto limit = outputs_.pulse_limit(line, static_cast<std::uint32_t>(*ms), now_ms);
    if (limit != Error::none) return limit;
    order.executed = true;
    end.pulse_until_ms = until_ms;
    const bool proved = outputs_.pulse(line, static_cast<std::uint32_t>(*ms), order.cause.view(), now_ms);
    end.result = proved ? Result::done : Result::failed;
    return Error::none;
}

}  // namespace hearth
