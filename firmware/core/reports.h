#pragma once

#include "core/ends.h"
#include "core/json_writer.h"
#include "core/outputs.h"
#include "core/telemetry_buffer.h"

namespace hearth {

/// Names a connection. Four hex digits, new each time: a late last will of an earlier one shows itself.
using Sid = Text<8>;

/// Which connection of which run speaks.
struct Run {
    Sid sid;
    std::uint32_t boot = 0;
};

/// What only the birth and the heartbeat tell.
struct Birth {
    std::string_view why;  ///< `power`, or `reconnect` after the first connection of a run.
    std::size_t slot = 0;  ///< Which pinned fingerprint the broker matched.
    std::uint64_t pins_revision = 0;
};
struct Health {
    std::uint32_t reconnects = 0;
    std::uint32_t dropped = 0;
    std::size_t buffered = 0;
};

/// What the switch inputs show, by capability.
using Inputs = std::array<bool, Profile::kCapabilities>;

/// The payloads of contracts/mqtt/topics.md, each written into the caller's memory. `up_ms` is always the
/// moment of writing, even for an old end: the gateway counts deadlines from it.
void write_birth(JsonWriter& out, const Profile& profile, const Run& run, const Birth& birth,
                 std::uint64_t up_ms);
/// `why` is `lost` for the last will, `stopped` for a goodbye, `sleep` with the seconds until it is back.
void write_offline(JsonWriter& out, const Run& run, std::string_view why, std::uint32_t next_s = 0);
void write_info(JsonWriter& out, const Profile& profile);
void write_state(JsonWriter& out, const Profile& profile, const Run& run, const Outputs& outputs,
                 const Inputs& inputs, std::string_view by, std::uint64_t up_ms);
void write_ack(JsonWriter& out, const End& end, bool duplicate, std::uint64_t up_ms);
void write_heartbeat(JsonWriter& out, const Run& run, const Health& health, std::uint64_t up_ms);
void write_reading(JsonWriter& out, const Profile& profile, const Run& run, const Reading& reading,
                   std::uint64_t up_ms);

/// The words of status/ack and status/ran, and of telemetry/events.
std::string_view name_of(Result result);
std::string_view name_of(Error error);
std::string_view name_of(Proof proof);
std::string_view name_of(Refusal refusal);

}  // namespace hearth
