#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace hearth::test {

/// Bytes that are nearly right: takes a good example and spoils it a little, the same way for the same seed.
class Mutations {
  public:
    Mutations(std::vector<std::string> examples, std::uint64_t seed)
        : examples_(std::move(examples)), chance_(seed) {}

    std::string next();

  private:
    std::size_t below(std::size_t bound) { return chance_() % bound; }
    void spoil(std::string& text);

    const std::vector<std::string> examples_;
    std::mt19937_64 chance_;
};

/// HEARTH_FUZZ_RUNS inputs for each target, 3,000 unless it is set.
std::size_t fuzz_runs();
/// HEARTH_FUZZ_SEED, else one of chance; printed, so that a failure can be had again.
std::uint64_t fuzz_seed();

}  // namespace hearth::test
