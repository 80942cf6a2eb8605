#include "core/local_runs.h"

#include "core/reports.h"

namespace hearth {

void LocalRuns::add(const LocalRun& run) {
    runs_[count_ % kKept] = run;
    ++count_;
    // What was overwritten can be told no more.
    confirmed_ = std::max(confirmed_, oldest() - 1);
}

const LocalRun* LocalRuns::find(FiringId firing) const {
    for (std::uint32_t number = count_; number >= oldest() && number > 0; --number) {
        if (numbered(number).firing == firing) return &numbered(number);
    }
    return nullptr;
}

void LocalRuns::confirm(std::uint64_t last) {
    if (last <= count_) confirmed_ = std::max(confirmed_, static_cast<std::uint32_t>(last));
}

void LocalRuns::write(JsonWriter& out) const {
    const auto last = std::min(count_, confirmed_ + static_cast<std::uint32_t>(kTold));
    out.whole("n", last).open_array("ran");
    for (std::uint32_t number = confirmed_ + 1; number <= last; ++number) {
        const LocalRun& run = numbered(number);
        out.open_array({}).text({}, FiringName(run.firing).view()).whole({}, run.at.up_ms());
        out.text({}, name_of(run.result));
        out.text({}, run.result == Result::rejected ? name_of(run.error()) : name_of(run.proof()));
        out.close_array();
    }
    out.close_array();
}

}  // namespace hearth
