#include <doctest/doctest.h>

#include <vector>

#include "core/telemetry_buffer.h"

namespace hearth::test {
namespace {

/// Sends everything that is due, and answers the numbers.
std::vector<std::uint32_t> send_due(TelemetryBuffer& buffer, std::uint64_t now_ms) {
    std::vector<std::uint32_t> numbers;
    while (const auto* reading = buffer.due(now_ms)) {
        numbers.push_back(reading->seq);
        buffer.sent(*reading, now_ms);
    }
    return numbers;
}

TelemetryBuffer filled(std::size_t count) {
    TelemetryBuffer buffer;
    for (std::size_t i = 0; i < count; ++i) buffer.add({});
    return buffer;
}

}  // namespace

TEST_CASE("at most 32 readings are under way, and each committed one makes room for the next") {
    auto buffer = filled(40);
    CHECK(send_due(buffer, 0).size() == 32);
    CHECK(send_due(buffer, 4999).empty());
    CHECK(buffer.commit(3, 4) == 2);
    CHECK(send_due(buffer, 4999) == std::vector<std::uint32_t>{33, 34});
}

TEST_CASE("an unconfirmed reading goes out again after 5, 10, 20, 40, 60 and 60 seconds") {
    auto buffer = filled(1);
    std::uint64_t now_ms = 0;
    CHECK(send_due(buffer, now_ms).size() == 1);
    for (const std::uint64_t rest_ms : {5000, 10'000, 20'000, 40'000, 60'000, 60'000, 60'000}) {
        CHECK(send_due(buffer, now_ms + rest_ms - 1).empty());
        now_ms += rest_ms;
        CHECK(send_due(buffer, now_ms).size() == 1);
    }
}

TEST_CASE("a commit releases exactly its run, and a number that never was releases nothing") {
    auto buffer = filled(5);
    CHECK(buffer.commit(2, 3) == 2);
    CHECK(buffer.commit(2, 3) == 0);
    CHECK(buffer.commit(6, 1000) == 0);
    CHECK(buffer.commit(3, 2) == 0);
    CHECK(send_due(buffer, 0) == std::vector<std::uint32_t>{1, 4, 5});
}

TEST_CASE("a full buffer drops the oldest, counts it, and shows the gap") {
    auto buffer = filled(TelemetryBuffer::kCapacity + 3);
    CHECK(buffer.size() == TelemetryBuffer::kCapacity);
    CHECK(buffer.dropped() == 3);
    CHECK(buffer.due(0)->seq == 4);
    CHECK(buffer.last_seq() == TelemetryBuffer::kCapacity + 3);
    CHECK(buffer.commit(4, 1'000'000) == TelemetryBuffer::kCapacity);
    CHECK(buffer.size() == 0);
    CHECK(buffer.dropped() == 3);
}

}  // namespace hearth::test
