#include "core/carrier.h"

namespace hearth {

Refusal Carrier::offer(JsonValue part, const Ends& ends) {
    const auto outcome = schedule_.offer(part);
    if (!outcome.complete) return outcome.refusal;
    runs_.confirm(outcome.ran_upto);
    schedule_.settle_if([&](FiringId id) { return runs_.find(id) != nullptr || ends.knows(id); });
    owes_ = true;
    return Refusal::none;
}

std::optional<Carrier::Ran> Carrier::run(std::uint64_t now_ms) {
    const auto firing = schedule_.due(now_ms);
    if (!firing) return std::nullopt;
    Ran ran;
    ran.cause.assign("schedule:");
    ran.cause.append(FiringName(firing->id).view());
    const auto error = outputs_.limit(firing->line, firing->level, now_ms);
    ran.moved = error == Error::none;
    LocalRun run{firing->id, Moment(now_ms), Result::rejected, static_cast<std::uint8_t>(error)};
    if (ran.moved) {
        const bool proved = outputs_.drive(firing->line, firing->level, ran.cause.view(), now_ms);
        run.result = proved ? Result::done : Result::failed;
        run.because = static_cast<std::uint8_t>(profile_.capabilities[firing->line].proof);
    }
    runs_.add(run);
    owes_ = true;
    return ran;
}

const LocalRun* Carrier::command_came(FiringId firing) {
    const auto* run = runs_.find(firing);
    if (run == nullptr) schedule_.settle(firing);
    return run;
}

void Carrier::write(JsonWriter& out, std::uint64_t up_ms) const {
    out.open_object().whole("v", 1).whole("boot", boot_).whole("rev", schedule_.revision());
    out.whole("up_ms", up_ms);
    runs_.write(out);
    out.close_object();
}

}  // namespace hearth
