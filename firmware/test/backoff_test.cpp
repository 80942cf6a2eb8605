#include <doctest/doctest.h>

#include "core/backoff.h"
#include "test/bench.h"

namespace hearth::test {

TEST_CASE("the ceiling of a wait doubles from one second to sixty, and starts again after a reset") {
    Backoff backoff;
    FixedRandom most;
    most.value = UINT32_MAX;
    for (const std::uint32_t ceiling_ms : {1000U, 2000U, 4000U, 8000U, 16000U, 30000U, 30000U}) {
        CHECK(backoff.next_ms(most) == ceiling_ms);
    }
    backoff.reset();
    CHECK(backoff.next_ms(most) == 1000);
}

TEST_CASE("the jitter is full: a wait may be anything below its ceiling") {
    Backoff backoff;
    FixedRandom chance;
    CHECK(backoff.next_ms(chance) == 0);
    chance.value = 0x80000000;
    CHECK(backoff.next_ms(chance) == 1000);  // half of two seconds
}

}  // namespace hearth::test
